/** What an attempt costs in Firefox, by the model and by the sockets; `test/browser/cost.test.ts` asks Chromium. */
import { costsWhatIsCounted } from '../browser/cost.ts';

costsWhatIsCounted('firefox');
