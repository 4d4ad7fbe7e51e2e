/** The same thing at another time: every moment in it, at any depth, is moved. */
export function shifted<T>(value: T, byMs: number, key = ''): T {
  if (typeof value === 'number') {
    const isMoment = key === 'at' || key.endsWith('At');
    return (isMoment && value > 0 ? value + byMs : value) as T;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => shifted(item, byMs, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [name, shifted(inner, byMs, name)]),
  ) as T;
}
