/** Which layer failed, with permission in Firefox; see `test/browser/layers.test.ts`. */
import { namesLayers } from '../browser/layers.ts';

namesLayers('firefox');
