/** The messages of one language, and the keys that every language has. */
import type english from '../_locales/en/messages.json';

/**
 * The texts of one language by key, as the build takes them out of its `messages.json`, and out of its `services.json` what services are
 * called there, by their names in the catalogue. No key begins with a capital.
 */
export type Catalogue = Readonly<Record<string, string>>;

export const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

type File = Exclude<keyof typeof english, symbol | number>;
type Singular<Name> = Name extends `${infer Base}_${(typeof pluralForms)[number]}` ? Base : Name;

/** A message; those with plural forms are named without them. */
export type Key = Singular<File>;

/** A key as it stands in the file: Chrome refuses an extension whose keys hold anything but letters, digits and `_`. */
export type Filed<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Filed<Tail>}`
  : Name;

/**
 * The text of `key` in the plural form `form`, or in the form `other`, or the one text it has; `undefined` where the
 * catalogue does not have it.
 */
export function find(catalogue: Catalogue, key: string, form = 'other'): string | undefined {
  const name = key.replaceAll('-', '_');
  return catalogue[`${name}_${form}`] ?? catalogue[`${name}_other`] ?? catalogue[name];
}
