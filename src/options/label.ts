/** The name under which the user knows a service. */
import type { Service } from '../core/model/service.ts';
import type { Settings } from '../core/model/settings.ts';
import { choiceOf } from '../ui/choose.ts';

export function labelOf(settings: Settings, { id, name }: Pick<Service, 'id' | 'name'>): string {
  return choiceOf(settings, id)?.name ?? name;
}
