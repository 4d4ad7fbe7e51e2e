/** Alerts of what is over. */
import type { State } from '../model/state.ts';
import type { Watch } from '../model/watch.ts';
import { MINUTE_MS } from '../model/time.ts';

/** The end of what came and went is told only once it has been steady for a quarter of an hour; until then it is waited for. */
const WAITED_MS = 16 * MINUTE_MS;

/** Notifications that tell of an outage which is over, and that no word of its end has replaced or will. */
export function withdrawn({ incidents }: Pick<State, 'incidents'>, watch: Watch, now: number): string[] {
  const isTold = watch.settings.alerts.recovery;
  return incidents
    .filter(({ toldAt, recoveryToldAt }) => toldAt !== undefined && recoveryToldAt === undefined)
    .filter(({ resolvedAt = Infinity, lostSightAt }) => {
      const isAwaited = isTold && lostSightAt === undefined;
      return (isAwaited ? resolvedAt + WAITED_MS : resolvedAt) <= now;
    })
    .map(({ id }) => id);
}
