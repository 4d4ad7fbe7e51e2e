/** Whom the user lets be asked, and what the browser has to allow for it. */
import type { Settings } from '../core/model/settings.ts';
import type { About, Learns } from '../core/model/vantage.ts';
import type { DataCategory, Sight, SourceGrant } from '../core/model/watch.ts';

/** The owner's name under which the hosts of a source are granted. */
const ownerOf = ({ id }: Pick<About, 'id'>): string => `vantage/${id}`;

/** Match patterns of a source's hosts. */
const originsOf = ({ hosts }: Pick<About, 'hosts'>): string[] => hosts.map((host) => `https://${host}/*`);

/** Match patterns of the hosts of each, by the name under which they are granted. */
export const originsByOwner = (sources: readonly About[]): Record<string, string[]> =>
  Object.fromEntries(sources.map((one) => [ownerOf(one), originsOf(one)]));

/**
 * What Firefox calls it that a source learns
 * (extensionworkshop.com/documentation/develop/firefox-builtin-data-consent): which service somebody asks about tells which sites they
 * use; where they are, and by whose line, is where they are.
 */
const CATEGORY: Readonly<Record<Learns, DataCategory>> = {
  service: 'browsingActivity',
  host: 'browsingActivity',
  country: 'locationInfo',
  provider: 'locationInfo',
};
const categoriesOf = ({ learns }: Pick<About, 'learns'>): DataCategory[] => [
  ...new Set(learns.map((one) => CATEGORY[one])),
];

/** Every answer may be read without a permission. In Firefox a readable question would carry an Origin that names the installation. */
const isOpen = ({ isCorsOpen }: About, { browser }: Pick<Sight, 'browser'>): boolean =>
  isCorsOpen && browser === 'chromium';

/** The user has granted what it takes: its hosts and, in Firefox, the sending of what it learns. */
export function isGranted(about: About, sight: Sight): boolean {
  if (isOpen(about, sight)) return true;
  const { granted, mayTell } = sight;
  return (
    granted.includes(ownerOf(about)) &&
    (!mayTell || categoriesOf(about).every((one) => mayTell.includes(one)))
  );
}

/** It can be asked: in Firefox the header that would name the installation is taken off too. */
export const isAllowed = (about: About, sight: Sight): boolean =>
  isOpen(about, sight) || (isGranted(about, sight) && sight.socketsAreAnonymous);

/** What the browser has to be asked for, so that these can be asked. */
export function grantFor(sources: readonly About[], sight: Pick<Sight, 'browser'>): SourceGrant {
  const closed = sources.filter((one) => !isOpen(one, sight));
  const categories = sight.browser === 'firefox' ? closed.flatMap(categoriesOf) : [];
  return { origins: [...new Set(closed.flatMap(originsOf))], categories: [...new Set(categories)] };
}

/** The user has switched it on. */
export const isSwitchedOn = ({ kind }: Pick<About, 'kind'>, { sources = [] }: Settings): boolean =>
  sources.includes(kind);

/** Of these sources those that are switched on and can be asked. */
export const askable = (sources: readonly About[], settings: Settings, sight: Sight): readonly About[] =>
  sources.filter((one) => isSwitchedOn(one, settings) && isAllowed(one, sight));
