/** What an attempt costs in either browser, by the model and by the sockets. */
import { describe } from 'vitest';
import { costsWhatIsCounted } from '../browser/cost.ts';

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  costsWhatIsCounted(browser);
});
