/** The languages of the interface: one folder in `src/_locales` and one line here. */
export interface Language {
  /** Name of its folder in `src/_locales`, and what `<html lang>` says. */
  tag: string;
  /** Its own name for itself. */
  name: string;
  dir: 'ltr' | 'rtl';
  /** Whose dates and numbers to use where the browser names no region. */
  locale: string;
}

export const languages: readonly Language[] = [
  { tag: 'en', name: 'English', dir: 'ltr', locale: 'en-GB' },
  { tag: 'ar', name: 'العربية', dir: 'rtl', locale: 'ar' },
];

/** The language for a tag such as `ar-EG`: any region gets its language, an unknown language gets English. */
export function languageFor(tag = ''): Language {
  const wanted = tag.toLowerCase().replace('_', '-');
  const spoken = wanted.split('-')[0];
  const found =
    languages.find((language) => language.tag.toLowerCase() === wanted) ??
    languages.find((language) => language.tag.split('-')[0] === spoken);
  return found ?? languages[0]!;
}
