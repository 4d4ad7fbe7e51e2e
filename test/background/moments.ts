/** Where a document speaks of a time. */

/** Every number at any depth that is a moment between these two, with the way to it. */
export function momentsIn(document: unknown, from: number, to: number): string[] {
  const found: string[] = [];
  const walk = (value: unknown, way: string): void => {
    if (typeof value === 'number' && value >= from && value <= to)
      found.push(`${way} ${new Date(value).toISOString()}`);
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, `${way}.${key}`);
  };
  walk(document, '');
  return found;
}
