/** What an attempt costs in Chromium, by the model and by the sockets; `test/long/cost.test.ts` asks Firefox. */
import { costsWhatIsCounted } from './cost.ts';

costsWhatIsCounted('chromium');
