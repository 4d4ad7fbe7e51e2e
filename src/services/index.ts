/** All that is ever contacted: the catalogue, the user's own services, and the controls and resolvers. */
import type { Settings } from '../core/model/settings.ts';
import { chosen, countryServices, services } from './catalogue.ts';
import * as catalogue from './catalogue.ts';
import { checkUpContacts } from './check-up.ts';
import { controls } from './controls.ts';
import { domesticFor } from './domestic.ts';
import { originPatterns, type Contacts } from './hosts.ts';
import { resolvers } from './resolvers.ts';
export { chosen, countryServices, defaultSettings, firstChoice, known, services } from './catalogue.ts';
export { hosts, originPatterns, plainSources } from './hosts.ts';
import { CHECK_UP } from '../core/model/capability.ts';
import type { ServiceId } from '../core/model/terms.ts';
import type { Sight, Watch } from '../core/model/watch.ts';

export { controls, resolvers };

/** The user's own connection is measured with these, whatever is chosen. */
const neutral: Contacts & { id: ServiceId } = {
  id: 'control',
  endpoints: [...controls, ...resolvers.map(({ url }) => ({ probe: { kind: 'doh', url } }))],
};

/**
 * Everybody of the catalogue who is ever contacted, with the hosts: the services, under `control` the neutral ones, and under `check-up`
 * those that are asked in a check-up of the line alone.
 */
export const contacts: readonly (Contacts & { id: ServiceId })[] = [
  ...services,
  ...countryServices,
  neutral,
  { id: CHECK_UP, ...checkUpContacts },
];

/** Match patterns of the hosts of each service that can be chosen, and under `control` of the neutral ones. */
export function originsOf(settings: Settings): Readonly<Record<ServiceId, readonly string[]>> {
  return { ...catalogue.originsOf(settings), [neutral.id]: originPatterns(neutral) };
}

/** Of whoever is asked in a check-up, by the names under which they are granted. */
export const checkUpOrigins: Readonly<Record<ServiceId, readonly string[]>> = {
  [neutral.id]: originPatterns(neutral),
  [CHECK_UP]: originPatterns(checkUpContacts),
};

/** The settings resolved against the catalogue, as far as it can be asked now. */
export function watch(settings: Settings, sight: Sight): Watch {
  const domestic = domesticFor(settings);
  return { settings, services: chosen(settings, sight), controls, domestic, resolvers, sight };
}
