/** Whether the next look is late: it was due, and nothing has woken the background for it. */
import { isCapped } from '../traffic/ledger.ts';
import { active, isOnlyWhenAsked } from '../model/choices.ts';
import type { State } from '../model/state.ts';
import type { Watched } from '../model/watch.ts';
import { isAhead, MINUTE_MS } from '../model/time.ts';

/** An alarm may come so late, and a look may take so long, without anything being wrong. */
const OVERDUE_MS = MINUTE_MS;

/** Never where nothing is looked at by itself: paused, only when asked, the month's bytes spent. */
export function isLate(state: State, watch: Watched, now: number): boolean {
  const isExpected = active(watch).some(({ id }) => !isOnlyWhenAsked(watch, id));
  if (!watch.settings.isStarted || state.steppedAt === 0 || !isExpected || isCapped(state, watch, now))
    return false;
  return now > state.agenda.wakeAt + OVERDUE_MS || isAhead(state.steppedAt, now);
}
