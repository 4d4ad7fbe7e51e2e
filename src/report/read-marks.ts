/** What the user marked as not working, with what was seen at that moment. */
import { DAY_MS, dayOf } from '../core/model/time.ts';
import type { LoadAll } from '../core/report/find-incident.ts';
import { stretchesOf } from '../core/history/range.ts';
import type { State } from '../core/model/state.ts';
import { ROLLED_DAYS, rolledKey } from '../core/storage/keys.ts';
import type { Case } from '../core/storage/incidents.ts';
import { readStretchesOfDay } from '../core/storage/roll-ups.ts';
import { STRETCH_KINDS, type StretchKind, type ServiceId } from '../core/model/terms.ts';
import type { Mark } from '../core/model/past.ts';
import { guarded } from '../core/storage/codec.ts';

export interface Marked {
  at: number;
  service: ServiceId;
  /** The worst of the quarter of an hour in which it lies; left out where that is no longer kept. */
  past?: StretchKind;
  /** The incident within which it lies, or shortly before which. */
  incident?: string;
}

/** Users notice sooner than the first look that fails. */
const BEFORE_MS = 30 * 60_000;

export interface MarkSource {
  state: State;
  loadAll: LoadAll;
  cases: readonly Case[];
  now: number;
}

/** The latest first. @throws only where storage does */
export async function readMarked(marks: readonly Mark[], source: MarkSource): Promise<Marked[]> {
  const { state, loadAll, cases, now } = source;
  const days = [...new Set(marks.map(({ at }) => dayOf(at)))];
  const found = await loadAll(days.map(rolledKey));
  // What a slot of the ring holds may be another day by now.
  const rolled = Object.values(found)
    .flatMap((stored) => guarded(readStretchesOfDay)(stored) ?? [])
    .filter(({ day }) => days.includes(day));
  return marks.toReversed().map(({ at, service }) => {
    const stretch = stretchesOf(rolled, state, service, now).find((one) => one.at <= at && at < one.endAt);
    const isKept = at > now - (ROLLED_DAYS - 2) * DAY_MS;
    const past = stretch
      ? STRETCH_KINDS.find((kind) => stretch.parts[kind])
      : isKept
        ? 'not-measured'
        : undefined;
    const near = cases.find(
      ({ incident: { services, openedAt, resolvedAt = Infinity } }) =>
        services.includes(service) && at >= openedAt - BEFORE_MS && at < resolvedAt,
    );
    return { at, service, ...(past && { past }), ...(near && { incident: near.incident.id }) };
  });
}
