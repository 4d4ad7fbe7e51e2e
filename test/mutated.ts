/** Documents with anything in any place, as a damaged disk, another version or somebody's hand may leave them. */
import fc from 'fast-check';

/** The keys that lead to a place. */
export type Path = readonly string[];

/** Every place in a document. */
export function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  // Of a long list the first and the last stand for all.
  const keys = Object.keys(value);
  const some = Array.isArray(value) && keys.length > 3 ? [keys[0]!, keys[1]!, keys.at(-1)!] : keys;
  return [path, ...some.flatMap((key) => places((value as Record<string, unknown>)[key], [...path, key]))];
}

/** The document with another value in a place, or, for `undefined`, with none. */
export function withValue(document: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = (Array.isArray(document) ? [...document] : { ...(document as object) }) as Record<
    string,
    unknown
  >;
  const inner = rest.length === 0 ? value : withValue(copy[key], rest, value);
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return copy;
}

/** Values that nobody expects. */
export const strange = fc.oneof(
  fc.constantFrom<unknown>(undefined, true, '', 'x', -1, 0.5, 1e308, 4e12, [], {}, [[]], '2026-02-31'),
  fc.constantFrom<unknown>(JSON.parse('null'), JSON.parse('{"__proto__":{"day":1}}'), 'a'.repeat(5_000)),
  fc.jsonValue({ maxDepth: 2 }),
  fc.integer({ min: 0, max: 2e12 }),
);
