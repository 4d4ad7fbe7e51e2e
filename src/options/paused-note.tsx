/** While everything is paused the settings say so too, or nobody would know why nothing here is checked. */
import { resumed, UNTIL_RESUMED_AT } from '../core/model/choices.ts';
import type { Settings } from '../core/model/settings.ts';
import type { Words } from '../words/index.ts';

interface Props {
  settings: Settings;
  words: Words;
  now: number;
  change(settings: Settings): void;
}

export function PausedNote({ settings, words, now, change }: Props) {
  const { pausedUntilAt = 0 } = settings;
  if (pausedUntilAt <= now) return null;
  const isTimed = pausedUntilAt < UNTIL_RESUMED_AT;
  return (
    <p class="note" data-paused>
      {isTimed
        ? words.t('answer_paused_until', { untilAt: { time: pausedUntilAt } })
        : words.t('answer_paused')}{' '}
      {words.t(isTimed ? 'paused_till_then' : 'paused_till_resumed')}{' '}
      <button type="button" data-action="resume" onClick={() => change(resumed(settings, now))}>
        {words.t('resume')}
      </button>
    </p>
  );
}
