/** Doubts that came to nothing: a failure or a few, then answers. Kept with their reason, and never an outage. */
import type { Service } from '../model/service.ts';
import type { State } from '../model/state.ts';
import { isWell } from '../model/terms.ts';
import type { Blip } from '../model/past.ts';

/** Of one day so many are kept, the latest; a bad line has thousands. */
const BLIPS_KEPT = 30;

/** The blip of a service that ended with this step, if one did. */
function endedBlip(before: State, after: State, service: Service): Blip | undefined {
  const was = before.services[service.id];
  const is = after.services[service.id];
  const wasDoubt = was?.isDoubted === true && isWell(was.status);
  if (!wasDoubt || !is || !isWell(is.status) || is.isDoubted) return undefined;
  const [first] = service.endpoints
    .flatMap(({ id }) => {
      const run = before.endpoints[id]?.run;
      const answeredAt = after.endpoints[id]?.answeredAt;
      const isOver = run && run.failuresInARow > 0 && answeredAt !== undefined && answeredAt > run.failedAt;
      return isOver ? [{ id, run, answeredAt }] : [];
    })
    .sort((a, b) => a.run.inARowSinceAt - b.run.inARowSinceAt);
  if (!first) return undefined;
  const { id, run, answeredAt } = first;
  return {
    at: run.inARowSinceAt,
    endedAt: answeredAt,
    service: service.id,
    endpoint: id,
    failure: run.failure,
    failures: run.failuresInARow,
  };
}

/** The blips of a day with those that ended with this step. */
export function blipsAfter(
  known: readonly Blip[] | undefined,
  before: State,
  after: State,
  services: readonly Service[],
): readonly Blip[] | undefined {
  const fresh = services.flatMap((service) => endedBlip(before, after, service) ?? []);
  return fresh.length === 0 ? known : [...(known ?? []), ...fresh].slice(-BLIPS_KEPT);
}
