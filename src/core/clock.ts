/** A clock that was set back leaves times that lie ahead of now: they are brought back to it. */

type Plain = { readonly [key: string]: unknown };

const isMoment = (key: string): boolean => key === 'at' || key.endsWith('At');

/** The same document with no moment after `now`, at any depth. Durations keep their sign. */
export function notAfter<T>(document: T, now: number): T {
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'number') return isMoment(key) ? Math.min(value, now) : value;
    if (Array.isArray(value)) return value.map((item: unknown) => walk(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value as Plain).map(([name, inner]) => [name, walk(inner, name)]),
    );
  };
  return walk(document, '') as T;
}
