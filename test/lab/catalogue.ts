/** Every host that the catalogue and the outside sources name, so that the lab stands in for all of them. */
import { checkUpHosts } from '../../src/services/check-up.ts';
import { domesticControls } from '../../src/services/domestic.ts';
import { controls, countryServices, services } from '../../src/services/index.ts';
import { vantages } from '../../src/vantages/index.ts';
import { SECOND_RESOLVERS } from './world.ts';
import type { ServiceId } from '../../src/core/model/terms.ts';

const all = [...services, ...countryServices];

/** Hosts of all endpoints of a service, siblings and retired ones included. */
export function hostsOfService(id: ServiceId): string[] {
  const service = all.find((one) => one.id === id);
  return (service?.endpoints ?? []).map(({ probe }) => new URL(probe.url).hostname);
}

/** Hosts that show a certificate of their owner's own authority when all is well. */
export const ownAuthorities: readonly string[] = all
  .flatMap(({ endpoints }) => endpoints)
  .filter(({ probe }) => probe.kind === 'own-authority')
  .map(({ probe }) => new URL(probe.url).hostname);

const openAddresses = new Set(
  all.flatMap(({ endpoints }) =>
    endpoints.filter(({ probe }) => probe.isCorsOpen).map(({ probe }) => probe.url),
  ),
);

/** Whether every page may read what this address says, errors included. */
export const isOpenToAll = (url: string): boolean => openAddresses.has(url);

/** Services, controls, those of a check-up of the line, and whoever serves as a second opinion. */
export const hosts: readonly string[] = [
  ...new Set([
    ...all.flatMap(({ id }) => hostsOfService(id)),
    ...[...controls, ...domesticControls, ...checkUpHosts].map(({ probe }) => new URL(probe.url).hostname),
    ...SECOND_RESOLVERS,
    ...vantages.flatMap((one) => one.hosts),
  ]),
];

export const serviceIds: readonly ServiceId[] = all.map(({ id }) => id);
