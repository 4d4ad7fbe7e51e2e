/** The languages of the interface: one folder in `src/_locales` and one line here. */
export interface Language {
  /** What `<html lang>` says (BCP 47); its folder in `src/_locales` is called so too, but for the hyphen. */
  tag: string;
  /** Its own name for itself, where that is not the one `Intl` has. */
  name?: string;
  dir: 'ltr' | 'rtl';
  /** Whose dates and numbers to use where the browser names no region; left out: the tag's. */
  locale?: string;
  /** No native reader has signed it off yet; the chooser says so. */
  isDraft?: true;
}

export const languages: readonly Language[] = [
  { tag: 'en', dir: 'ltr', locale: 'en-GB' },
  { tag: 'ar', dir: 'rtl' },
  { tag: 'es', dir: 'ltr', isDraft: true },
  { tag: 'pt-BR', dir: 'ltr', isDraft: true },
  { tag: 'fr', dir: 'ltr', isDraft: true },
  { tag: 'fa', dir: 'rtl', isDraft: true },
  { tag: 'ur', dir: 'rtl', isDraft: true },
  { tag: 'hi', dir: 'ltr', isDraft: true },
  { tag: 'id', name: 'Bahasa Indonesia', dir: 'ltr', isDraft: true },
  { tag: 'tr', dir: 'ltr', isDraft: true },
  { tag: 'ru', dir: 'ltr', isDraft: true },
];

/** Browsers want an underscore in the names of folders: `pt_BR`. */
export const folderOf = ({ tag }: Language): string => tag.replace('-', '_');

/** The language for a tag such as `ar-EG`: any region gets its language, an unknown language gets English. */
export function languageFor(tag = ''): Language {
  const wanted = tag.toLowerCase().replace('_', '-');
  const spoken = wanted.split('-')[0];
  const found =
    languages.find((language) => language.tag.toLowerCase() === wanted) ??
    languages.find((language) => language.tag.split('-')[0] === spoken);
  return found ?? languages[0]!;
}
