/** That the alerts of a service are quiet, and until when. */
import type { Quiet } from '../core/view/quiet.ts';
import type { Words } from '../words/index.ts';

export function quietWord(quiet: Quiet, words: Words): string {
  if (quiet === 'muted') return words.t('quiet_is_muted');
  if (quiet === 'until-back') return words.t('quiet_is_until_back');
  return words.t('quiet_is_timed', { untilAt: { time: quiet.untilAt } });
}
