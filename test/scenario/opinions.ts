/** What outside sources would say in a scenario, if they were asked: its shape, and what contradicts itself. */
import * as v from 'valibot';
import { SAYS, SOURCE_KINDS, type SourceKind } from '../../src/core/model/opinion.ts';
import type { Path } from './position.ts';
import { seconds, text } from './schema-parts.ts';

/** An ISO 3166-1 alpha-2 code. */
export const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'a country’s two letters, such as "IQ"'));

export const sources = v.pipe(
  v.array(v.picklist(SOURCE_KINDS)),
  v.check((names) => new Set(names).size === names.length, 'a list that names each source once'),
);

const count = v.pipe(v.number(), v.safeInteger('a whole number'), v.minValue(0, 'a whole number, 0 or more'));

/** From second `from` up to, not including, second `to`; absent, it lasts to the end. */
export const opinion = v.strictObject({
  from: seconds,
  to: v.exactOptional(seconds),
  source: v.picklist(SOURCE_KINDS),
  service: v.exactOptional(text),
  host: v.exactOptional(text),
  function: v.exactOptional(v.picklist(['messages', 'media', 'account', 'website'])),
  says: v.picklist(SAYS),
  /** Where the source stands. */
  place: v.exactOptional(country),
  /** Posts or reports in the last half hour. */
  count: v.exactOptional(count),
  /** How old what it says is. */
  ageSeconds: v.exactOptional(seconds),
});

export type Source = SourceKind;
export type SaidOpinion = v.InferOutput<typeof opinion>;

/** Opinions that end before they begin, and services that nobody knows. */
export function contradictedOpinions(
  opinions: readonly SaidOpinion[] = [],
  unknown: (ids: readonly string[], path: Path) => { path: Path; text: string }[],
): { path: Path; text: string }[] {
  return opinions.flatMap(({ from, to = Infinity, service }, index) => {
    const path = ['opinions', index];
    const ends = to <= from ? [{ path: [...path, 'to'], text: `"to" must be after "from", not ${to}` }] : [];
    return [
      ...ends,
      ...(service === undefined
        ? []
        : unknown([service], path).map((one) => ({ ...one, path: [...path, 'service'] }))),
    ];
  });
}
