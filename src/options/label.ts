/** The name under which the user knows a service: their own for it, or what it is called in their language. */
import type { Service } from '../core/model/service.ts';
import type { Settings } from '../core/model/settings.ts';
import { choiceOf } from '../ui/choose.ts';
import type { Words } from '../words/index.ts';

export function labelOf(
  settings: Settings,
  { id, name }: Pick<Service, 'id' | 'name'>,
  words: Words,
): string {
  return choiceOf(settings, id)?.name ?? words.called(name);
}
