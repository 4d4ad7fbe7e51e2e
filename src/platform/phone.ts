/** Whether we run on a phone or a tablet, where battery and data are scarce and pages are touched. */
import { browser } from './browser.ts';
import { orElse } from './or-else.ts';

const PHONES: readonly string[] = ['android', 'ios'];

/** What does not say what it is counts as a computer. */
export const isPhone = (): Promise<boolean> =>
  orElse(async () => PHONES.includes((await browser.runtime.getPlatformInfo()).os), false);
