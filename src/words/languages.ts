/** The languages of the interface: one folder in `src/_locales` and one line here. */
export interface Language {
  /** What `<html lang>` says (BCP 47); its folder in `src/_locales` is called so too, but for the hyphen. */
  tag: string;
  /** Its own name for itself. */
  name: string;
  dir: 'ltr' | 'rtl';
  /** Whose dates and numbers to use where the browser names no region. */
  locale: string;
  /** No native reader has signed it off yet; the chooser says so. */
  isDraft?: true;
}

export const languages: readonly Language[] = [
  { tag: 'en', name: 'English', dir: 'ltr', locale: 'en-GB' },
  { tag: 'ar', name: 'العربية', dir: 'rtl', locale: 'ar' },
  { tag: 'es', name: 'Español', dir: 'ltr', locale: 'es', isDraft: true },
  { tag: 'pt-BR', name: 'Português (Brasil)', dir: 'ltr', locale: 'pt-BR', isDraft: true },
  { tag: 'fr', name: 'Français', dir: 'ltr', locale: 'fr', isDraft: true },
  { tag: 'fa', name: 'فارسی', dir: 'rtl', locale: 'fa', isDraft: true },
  { tag: 'ur', name: 'اردو', dir: 'rtl', locale: 'ur', isDraft: true },
  { tag: 'hi', name: 'हिन्दी', dir: 'ltr', locale: 'hi', isDraft: true },
  { tag: 'id', name: 'Bahasa Indonesia', dir: 'ltr', locale: 'id', isDraft: true },
  { tag: 'tr', name: 'Türkçe', dir: 'ltr', locale: 'tr', isDraft: true },
  { tag: 'ru', name: 'Русский', dir: 'ltr', locale: 'ru', isDraft: true },
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
