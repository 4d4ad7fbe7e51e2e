/**
 * Holds what is written by hand for each field of a type to that type: a field that is added later and is not written here too
 * would be lost with the next write, so it does not compile. Nothing of this is left at run time.
 */

/** What the compiler shows where a field is missing, or where there is one too many. */
type Held<Missing, Unknown = never> = [Missing] extends [never]
  ? [Unknown] extends [never]
    ? unknown
    : { 'no such field': Unknown }
  : { 'not stored, so it would be lost': Missing };

/** An object with every field of `T`; one that may be left out has to be named too (`...(detail && { detail })`). */
export const everyField =
  <T>() =>
  <V extends T>(value: V & Held<Exclude<keyof T, keyof V>, Exclude<keyof V, keyof T>>): T =>
    value;

/** The fields of `T` as they are named in a line: `a.b` lies in `a`, `;` ends the name of a list. */
type LineField<T> = {
  [K in keyof T & string]-?: NonNullable<T[K]> extends readonly unknown[]
    ? `${K};`
    : NonNullable<T[K]> extends object
      ? `${K}.${keyof NonNullable<T[K]> & string}`
      : K;
}[keyof T & string];

type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;

/** The names of all fields of `T`, in the order of a line. */
export const lineOf =
  <T>() =>
  <const Text extends string>(
    fields: Text & Held<Exclude<LineField<T>, Words<Text>>, Exclude<Words<Text>, LineField<T>>>,
  ): Text =>
    fields;
