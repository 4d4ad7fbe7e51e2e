/**
 * What an incident was for one of its services. Those of one operator have one incident together, which begins with the first of them
 * and ends with the last: whoever fell later, or is back sooner, is said to have failed no longer than it was seen to.
 */
import { TIMELINE_MOST, type Incident, type Reason } from './incident.ts';
import type { Rule, ServiceId } from './terms.ts';
import { MINUTE_MS } from './time.ts';

/** Believed so soon after the first of them, its trouble had begun with that. */
const WITH_THE_FIRST_MS = 10 * MINUTE_MS;

/** By these it answered still, in part or late. */
const IN_PART: ReadonlySet<Rule> = new Set(['slow', 'throttled', 'part-fails', 'some-fail']);

const isBack = ({ rule }: Reason): boolean => rule === 'answers';

/** The spells in which it answered and after which it failed once more. */
function lullsIn(own: readonly Reason[]): Pick<Incident, 'lulls'> {
  const lengths = own.flatMap((one, index) => {
    const next = own[index + 1];
    return isBack(one) && next ? [next.at - one.at] : [];
  });
  if (lengths.length === 0) return {};
  return { lulls: { count: lengths.length, totalMs: lengths.reduce((sum, ms) => sum + ms, 0) } };
}

/** The incident as if there had been no other service in it, as far as its timeline tells. */
export function ownPart(incident: Incident, service: ServiceId): Incident {
  const own = incident.timeline.filter((reason) => reason.service === service);
  const [first] = own;
  if (incident.services.length < 2 || !first) return incident;
  const { lulls: _lulls, ...rest } = incident;
  const hasFallenLater = first.at - incident.believedAt > WITH_THE_FIRST_MS;
  const part: Incident = {
    ...rest,
    services: [service],
    timeline: own,
    status: own.every((one) => isBack(one) || IN_PART.has(one.rule)) ? 'degraded' : incident.status,
    ...(hasFallenLater && { openedAt: first.at }),
    ...lullsIn(own),
  };
  const last = own.at(-1)!;
  // Once it is full the timeline does not tell of what came later.
  if (!isBack(last) || incident.timeline.length >= TIMELINE_MOST) return part;
  const { resolvedBetween: _between, lostSightAt: _lost, ...ended } = part;
  return { ...ended, resolvedAt: Math.min(last.at, incident.resolvedAt ?? last.at) };
}
