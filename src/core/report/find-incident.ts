/** Incidents found again in the history. `LoadAll` reads documents by their keys. */
import { heldKeys, incidentKey, INCIDENTS, testimonyKey } from '../storage/keys.ts';
import { heldSince } from '../history/raw.ts';
import type { State } from '../model/state.ts';
import { readIncident, type Case, type StoredIncident } from '../storage/incidents.ts';
import { chunkFrom } from '../storage/observations.ts';
import { caughtUp, isHeld } from '../history/testimony.ts';
import { guarded } from '../storage/codec.ts';

export type LoadAll = (keys: readonly string[]) => Promise<Readonly<Record<string, unknown>>>;

/** So many documents are read at a time. */
const BATCH = 50;

/** Numbers of the incidents that are kept, newest first. */
export function serials({ incidentCount }: Pick<State, 'incidentCount'>): number[] {
  const count = Math.min(incidentCount, INCIDENTS);
  return Array.from({ length: count }, (_, index) => incidentCount - 1 - index);
}

const readCase = guarded((stored) => readIncident(stored));

/** Documents of incidents, newest first, until `isEnough` says so. Those that cannot be read are passed by. */
async function search(
  state: Pick<State, 'incidentCount'>,
  loadAll: LoadAll,
  isEnough: (found: Case) => boolean,
): Promise<Case[]> {
  const all = serials(state);
  const cases: Case[] = [];
  for (let from = 0; from < all.length; from += BATCH) {
    const found = await loadAll(all.slice(from, from + BATCH).map(incidentKey));
    for (const serial of all.slice(from, from + BATCH)) {
      const one = readCase(found[incidentKey(serial)]);
      if (one && isEnough(one)) return cases;
      if (one) cases.push(one);
    }
  }
  return cases;
}

/** Incidents believed since a moment, newest first, without their observations. */
export function casesSince(
  state: Pick<State, 'incidentCount'>,
  loadAll: LoadAll,
  sinceAt: number,
): Promise<Case[]> {
  return search(state, loadAll, ({ incident }) => incident.believedAt < sinceAt);
}

/** All incidents that are kept, newest first, without their observations: read at once, because all of them are wanted. */
export async function allCases(state: Pick<State, 'incidentCount'>, loadAll: LoadAll): Promise<Case[]> {
  const keys = serials(state).map(incidentKey);
  const found = await loadAll(keys);
  return keys.flatMap((key) => readCase(found[key]) ?? []);
}

/** What came of looking for one incident: it may be unknown, or its record may be damaged. */
export type FoundIncident = { is: 'found'; case: Case } | { is: 'unknown' } | { is: 'damaged' };

/** One incident with all that is kept of it. */
export async function findCase(
  id: string,
  state: Pick<State, 'incidents' | 'incidentCount' | 'steppedAt'>,
  loadAll: LoadAll,
): Promise<FoundIncident> {
  const all = serials(state);
  for (let from = 0; from < all.length; from += BATCH) {
    const batch = all.slice(from, from + BATCH);
    const found = await loadAll(batch.map(incidentKey));
    const serial = batch.find((one) => isOf(id, found[incidentKey(one)]));
    if (serial === undefined) continue;
    const looks = await loadAll([testimonyKey(serial)]);
    const one = guarded((stored) => readIncident(stored, looks[testimonyKey(serial)]))(
      found[incidentKey(serial)],
    );
    return one ? { is: 'found', case: await current(one, state, loadAll) } : { is: 'damaged' };
  }
  return { is: state.incidents.some((incident) => incident.id === id) ? 'damaged' : 'unknown' };
}

/** What was seen of a case since its documents were written, while it is still written to. */
async function current(one: Case, { steppedAt }: Pick<State, 'steppedAt'>, loadAll: LoadAll): Promise<Case> {
  const { incident, testimony, heardAt } = one;
  if (!testimony || heardAt === undefined || !isHeld(incident, steppedAt)) return one;
  const found = Object.values(await loadAll(heldKeys(steppedAt)));
  const chunks = found
    .flatMap((stored) => chunkFrom(stored) ?? [])
    .filter(({ at }) => at >= heldSince(steppedAt) && at <= steppedAt)
    .sort((a, b) => a.at - b.at);
  return { ...one, testimony: caughtUp(testimony, heardAt, incident, chunks) };
}

function isOf(id: string, stored: unknown): boolean {
  return typeof stored === 'object' && (stored as StoredIncident | null)?.id === id;
}
