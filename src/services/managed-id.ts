/** Ids of services that an organisation's policy brings. Two hyphens: no id that is made of a typed host has them (`newId` in `custom.ts`). */
import type { ServiceId } from '../core/model/terms.ts';

const PREFIX = 'own-managed--';

/** Made of its name, in letters of any script. */
export const managedId = (name: string): ServiceId =>
  PREFIX +
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** Whether it came with a policy: then it is asked only at hosts that the browser has been allowed. */
export const isManagedId = (id: ServiceId): boolean => id.startsWith(PREFIX);

/** What is left of its name in it. */
export const managedName = (id: ServiceId): string => id.slice(PREFIX.length);
