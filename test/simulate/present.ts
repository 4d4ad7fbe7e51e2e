/** Those of these documents that are there, by their keys. */
export const present = (stored: ReadonlyMap<string, unknown>, keys: readonly string[]) =>
  Object.fromEntries(keys.flatMap((key) => (stored.has(key) ? [[key, stored.get(key)]] : [])));
