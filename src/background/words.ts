/** The words in which the background speaks: those of the settings, else the browser's. */
import type { Settings } from '../core/model/settings.ts';
import { browserLanguage } from '../platform/language.ts';
import { loadWords } from '../words/load.ts';
import type { Words } from '../words/index.ts';

export const wordsFor = ({ language, digits }: Pick<Settings, 'language' | 'digits'>): Promise<Words> =>
  loadWords({ language, digits, browser: browserLanguage() }, '/words/background/index');
