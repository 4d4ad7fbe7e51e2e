/** The answer to "only me?": loaded with its words before the first answer is shown, where others were heard. */
import { onlyMe } from '../core/view/others.ts';
import type { State } from '../core/model/state.ts';
import type { Watched } from '../core/model/watch.ts';
import { pageless } from '../services/status-pages.ts';
import type { Words } from '../words/index.ts';
import type { Said } from '../words/load.ts';

/** What this script says. */
export const speaker: Said = '/words/popup/only-me';

/** Empty where nobody was heard, or where what was heard cannot be shown. */
export function onlyMeLine(state: State, watched: Watched, now: number, words: Words): string {
  try {
    return words.sayAll(onlyMe(state, watched, now, pageless));
  } catch {
    return '';
  }
}
