/** While everything is paused: since when, what that means, and the way on. Loaded after the answer, which says until when. */
import { UNTIL_RESUMED_AT } from '../core/model/choices.ts';
import type { Settings } from '../core/model/settings.ts';
import { isAhead } from '../core/model/time.ts';
import type { Words } from '../words/index.ts';

interface Props {
  settings: Pick<Settings, 'pausedAt' | 'pausedUntilAt'>;
  words: Words;
  now: number;
  onResume(): void;
}

export function Paused({ settings: { pausedAt, pausedUntilAt = 0 }, words, now, onResume }: Props) {
  const isTimed = pausedUntilAt > now && pausedUntilAt < UNTIL_RESUMED_AT;
  // One of its own for each service has no common beginning.
  const isKnown = pausedAt !== undefined && pausedUntilAt > now && !isAhead(pausedAt, now);
  return (
    <section class="next">
      <p>
        {isKnown && words.t('paused_since', { sinceAt: { time: pausedAt } })}{' '}
        {words.t(isTimed ? 'paused_till_then' : 'paused_till_resumed')}
      </p>
      <button type="button" class="main" data-action="resume" onClick={onResume}>
        {words.t('resume')}
      </button>
    </section>
  );
}
