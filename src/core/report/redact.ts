/**
 * A case without the addresses of services that the user added: they may say who the user is. Their ids are made from
 * their hosts, so those are hidden too, wherever they stand; and so is a name that is an address.
 */
import { ownerOf } from '../model/service.ts';
import type { Incident } from '../model/incident.ts';
import type { Case } from '../storage/incidents.ts';
import type { EndpointId, ServiceId } from '../model/terms.ts';
import type { Testimony, Mark } from '../model/past.ts';

const isAddress = (name: string): boolean => /^\S+[.:]\S+$/.test(name);

/** A case, and what the user marked. */
export interface Account {
  one: Case;
  marks: readonly Mark[];
}

/** Services that an incident names: its own, and those that were watched beside it. */
export const namedIn = ({ incident, testimony }: Case): ServiceId[] => [
  ...incident.services,
  ...(testimony?.bystanders.map(({ service }) => service) ?? []),
];

/** The same; of the services that `isOwn` names no host is left. */
export function withoutAddresses(account: Account, isOwn: (id: ServiceId) => boolean): Account {
  const { incident, testimony } = account.one;
  const own = [...new Set(namedIn(account.one))].filter(isOwn);
  if (own.length === 0) return account;
  const aliases = new Map(own.map((id, index) => [id, `own-${index + 1}`]));
  const hiding: Hiding = {
    service: (id) => aliases.get(id) ?? id,
    endpoint: (id) => {
      const owner = ownerOf({ endpoint: id });
      return aliases.has(owner) ? aliases.get(owner)! + id.slice(owner.length) : id;
    },
    isHidden: (id) => aliases.has(id),
  };
  const shown = hideIn(incident, hiding);
  return {
    one: { incident: shown, ...(testimony && { testimony: hideBeside(testimony, shown.id, hiding) }) },
    marks: account.marks.map((mark) => ({ ...mark, service: hiding.service(mark.service) })),
  };
}

interface Hiding {
  service(id: ServiceId): ServiceId;
  endpoint(id: EndpointId): EndpointId;
  isHidden(id: ServiceId): boolean;
}

function hideIn(incident: Incident, { service, isHidden }: Hiding): Incident {
  const { services, toldServices, timeline } = incident;
  return {
    ...incident,
    // Of an own service the operator is its host, and an incident's id begins with its operator.
    ...(services.some(isHidden) && { id: `own-${Math.round(incident.openedAt / 1000)}`, operator: '' }),
    services: services.map(service),
    ...(toldServices && { toldServices: toldServices.map(service) }),
    timeline: timeline.map((reason) => ({ ...reason, service: service(reason.service) })),
  };
}

function hideBeside(testimony: Testimony, incident: string, hiding: Hiding): Testimony {
  const { service, endpoint, isHidden } = hiding;
  const nameOf = (id: ServiceId, name: string): string =>
    isHidden(id) && isAddress(name) ? service(id) : name;
  const { names, tallies, bystanders, observations } = testimony;
  return {
    ...testimony,
    incident,
    names: Object.fromEntries(Object.entries(names).map(([id, name]) => [service(id), nameOf(id, name)])),
    tallies: tallies.map((tally) => {
      const id = endpoint(tally.endpoint);
      return { ...tally, endpoint: id, host: isHidden(ownerOf(tally)) ? id : tally.host };
    }),
    bystanders: bystanders.map((one) => {
      if (!isHidden(one.service)) return one;
      return { ...one, service: service(one.service), name: nameOf(one.service, one.name), operator: '' };
    }),
    observations: observations.map((seen) => ({ ...seen, endpoint: endpoint(seen.endpoint) })),
  };
}
