/** A case without the addresses of services that the user added: they may say who the user is. */
import type { ServiceId } from './model.ts';
import { ownerOf } from './history/raw.ts';
import type { Case } from './stored/incidents.ts';

/** The same case; of the services that `isOwn` names no host is left. */
export function withoutAddresses({ incident, testimony }: Case, isOwn: (id: ServiceId) => boolean): Case {
  if (!incident.services.some(isOwn)) return { incident, ...(testimony && { testimony }) };
  const id = `own-${Math.round(incident.openedAt / 1000)}`;
  const tallies = testimony?.tallies.map((tally) => ({
    ...tally,
    host: isOwn(ownerOf(tally)) ? tally.endpoint : tally.host,
  }));
  return {
    incident: { ...incident, id, operator: '' },
    ...(testimony && { testimony: { ...testimony, incident: id, tallies: tallies! } }),
  };
}
