/** What was chosen of a list of services: of the catalogue, or of its outline. */
import { askable } from '../core/model/capability.ts';
import type { Service } from '../core/model/service.ts';
import type { Settings } from '../core/model/settings.ts';
import type { ServiceId } from '../core/model/terms.ts';
import type { Sight } from '../core/model/watch.ts';
import { customService } from './custom.ts';
import { originPatterns } from './hosts.ts';

/** Match patterns of the hosts of each service. */
export type Origins = Readonly<Record<ServiceId, readonly string[]>>;

/** Every service that can be chosen: those of the list, of a country's those of the country that the user said to be in, and the user's own. */
export function knownIn(
  services: readonly Service[],
  { custom = [], country = '' }: Settings,
): readonly Service[] {
  const here = services.filter(({ onlyIn }) => !onlyIn || onlyIn.includes(country));
  return [...here, ...custom.map(customService)];
}

export function originsIn(services: readonly Service[], settings: Settings): Origins {
  return Object.fromEntries(knownIn(services, settings).map((each) => [each.id, originPatterns(each)]));
}

/**
 * The chosen services in the user's order, each under the user's name for it, with what of them can be asked. An id nobody knows
 * is left out.
 */
export function chosenIn(services: readonly Service[], settings: Settings, sight: Sight): readonly Service[] {
  const all = knownIn(services, settings);
  const choices = new Map(settings.services.map((choice) => [choice.id, choice]));
  return [...choices.values()].flatMap(({ id, name }) => {
    const service = all.find((one) => one.id === id);
    return service
      ? { ...service, whole: service, endpoints: askable(service, sight), ...(name && { name }) }
      : [];
  });
}
