/** Whose dates, digits and clock: the browser often names a language without its region. */

/** Where Arabic is written unlike bare `ar`, by the city of the time zone (IANA, 2026): other months, digits or clocks. */
const ARABIC =
  'DZAlgiers EGCairo IQBaghdad JOAmman LBBeirut MACasablanca PSGaza SARiyadh SDKhartoum SYDamascus YEAden';

/** A tag with its region where that is known: `ar` is `ar-IQ` for who reads it elsewhere in the browser, or whose clock is Baghdad's. */
export function withRegion(tag: string, languages: readonly string[], timeZone: string): string {
  if (tag.includes('-')) return tag;
  const named = languages.find((one) => one.startsWith(`${tag}-`));
  if (named || tag !== 'ar') return named ?? tag;
  const at = ARABIC.indexOf(timeZone.replace(/.*\//, ''));
  return at < 0 ? tag : `ar-${ARABIC.slice(at - 2, at)}`;
}
