/** Which services are meant by what somebody types: by any of their names, however these are written. */
import type { Service } from '../core/model/service.ts';
import type { Settings } from '../core/model/settings.ts';
import type { Words } from '../words/index.ts';
import { labelOf } from './label.ts';

/** From so many services on a list is long enough to be looked through. */
export const FEW_SERVICES = 12;

/** Letters of the Arabic script that are typed in each other's place, of Persian and Urdu keyboards too; and the Turkish ı. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ے: 'ي', ک: 'ك', ة: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه' },
  ...{ ı: 'i' },
};

/** Letters and digits alone, without case, diacritics, spaces or signs: hamza and madda are marks once a letter is taken apart. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]|ـ/gu, '')
    .replace(/./gu, (letter) => ALIKE[letter] ?? letter);

/** Its name in the catalogue, in the user's language and by the user; one that they added is known by its host too. */
function namesOf(service: Service, settings: Settings, words: Words): string[] {
  const { name, operator, isOwn } = service;
  return [name, words.called(name), labelOf(settings, service, words), ...(isOwn ? [operator] : [])];
}

export function matching(
  services: readonly Service[],
  typed: string,
  settings: Settings,
  words: Words,
): readonly Service[] {
  const sought = bare(typed);
  if (sought === '') return services;
  return services.filter((service) =>
    namesOf(service, settings, words).some((name) => bare(name).includes(sought)),
  );
}
