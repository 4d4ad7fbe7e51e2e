/** Keeps a name in its place inside a sentence of the other direction (Unicode Standard Annex 9, section 2.4). */

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

/** Scripts written from right to left that a name may be in. */
const RTL =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const LETTER = /\p{L}/u;
/** A line from right to left would turn the parts of `2026-11-22` around (Annex 9, rules W2 and W4). */
const DATE = /\d[-+]\d/;

/** Wraps text that could run against `dir`; text that cannot is left plain, so that it can be searched and copied. */
export function isolate(text: string, dir: 'ltr' | 'rtl'): string {
  const isPlain =
    dir === 'ltr'
      ? !RTL.test(text)
      : !DATE.test(text) && [...text].every((sign) => !LETTER.test(sign) || RTL.test(sign));
  return isPlain ? text : FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE;
}
