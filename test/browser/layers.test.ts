/** Which layer failed, with permission in Chromium; `test/long/layers*.test.ts` have Firefox and what is seen without. */
import { namesLayers } from './layers.ts';

namesLayers('chromium');
