/** The language of the browser's own menus. */
import { browser } from './browser.ts';

/** A language tag, as `ar` or `en-GB`. */
export const browserLanguage = (): string => browser.i18n.getUILanguage();
