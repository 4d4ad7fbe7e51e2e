/** Which services are asked while the line itself is in doubt, dead, or lets little through. */
import { leadOf, needed, type Endpoint, type Service } from '../model/service.ts';
import { isOnlyWhenAsked } from '../model/choices.ts';
import type { State } from '../model/state.ts';
import type { Watch } from '../model/watch.ts';
import { askedOf, withoutSetAside } from '../judge/known-witnesses.ts';

/** So many services are asked beside the controls when the line is in doubt. */
const WITNESSES = 3;

/** While the line is in doubt, the services that answered last are asked as well; while it is dead, one after another. */
export function speakingForTheLine(
  state: State,
  chosen: readonly Service[],
  watch: Watch,
  lineOnly: boolean,
): readonly Service[] {
  const willing = chosen.filter(({ id }) => !isOnlyWhenAsked(watch, id));
  const answeredAt = (service: Service): number =>
    state.endpoints[leadOf(withoutSetAside(state, service, watch))?.id ?? '']?.answeredAt ?? 0;
  if (state.line.silentLooks > 0)
    return [...willing].sort((a, b) => answeredAt(b) - answeredAt(a)).slice(0, WITNESSES);
  const askedAt = (service: Service): number =>
    state.endpoints[leadOf(withoutSetAside(state, service, watch))?.id ?? '']?.askedAt ?? 0;
  return lineOnly ? [...willing].sort((a, b) => askedAt(a) - askedAt(b)).slice(0, 1) : [];
}

/** Behind a sign-in page that lets some services through these are asked on, and at once whatever of their messages was not asked since. */
export function letThrough(state: State, service: Service, watch: Watch): readonly Endpoint[] | undefined {
  const { status, sinceAt } = state.line;
  if (status !== 'captive') return undefined;
  const wasLetThrough = askedOf(state, service, watch).some(
    ({ belief }) => belief.answeredAt === belief.askedAt && belief.askedAt >= sinceAt && belief.grade > 0,
  );
  if (!wasLetThrough) return undefined;
  return needed(service).filter(({ id }) => (state.endpoints[id]?.askedAt ?? 0) < sinceAt);
}
