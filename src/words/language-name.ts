import type { Language } from './languages.ts';

/** What a language calls itself, as it is written where it stands alone. */
export function nameOf({ tag, name }: Language): string {
  const own = name ?? new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  return own.charAt(0).toLocaleUpperCase(tag) + own.slice(1);
}
