/** When an incident that is not told as an outage is told as coming and going. */
import type { Incident } from '../model/incident.ts';
import type { State } from '../model/state.ts';
import { MINUTE_MS } from '../model/time.ts';

/** Down, then neither down nor well for so long: it comes and goes. */
const UNSURE_MS = 5 * MINUTE_MS;

/** It was down, never long enough to be told, and for minutes now only some of its answers come. */
export function comesAndGoes(incident: Incident, beliefs: State['services'], at: number): boolean {
  const held = incident.services.flatMap((id) => beliefs[id] ?? []);
  // What is slow does not go.
  const isPartly =
    held.some(({ rule }) => rule === 'some-fail' || rule === 'part-fails') &&
    !held.some(({ status }) => status === 'down');
  const isUsual = incident.services.every((id) => beliefs[id]?.usualSinceAt !== undefined);
  return incident.toldAt === undefined && isPartly && !isUsual && at - incident.believedAt >= UNSURE_MS;
}
