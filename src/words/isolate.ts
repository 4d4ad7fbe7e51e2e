/** Keeps a name in its place inside a sentence of the other direction (Unicode Standard Annex 9, section 2.4). */

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

/** Scripts written from right to left that a name may be in. */
const RTL =
  '[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}]';
/** Letters of all others; and a date, for a line from right to left would turn the parts of `2026-11-22` around (Annex 9, rules W2 and W4). */
const LTR = `(?!${RTL})\\p{L}|\\d[-+]\\d`;

/** What may run against a direction. Made when a name is met: such sets of letters take long, and the background begins every minute. */
const against: { ltr?: RegExp; rtl?: RegExp } = {};

/** Wraps text that could run against `dir`; text that cannot is left plain, so that it can be searched and copied. */
export function isolate(text: string, dir: 'ltr' | 'rtl'): string {
  against[dir] ??= new RegExp(dir === 'ltr' ? RTL : LTR, 'u');
  return against[dir].test(text) ? FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE : text;
}
