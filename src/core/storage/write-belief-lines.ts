/** Writes the lines that `belief-lines.ts` reads. */
import { fieldsOf, SINCE_0_1_0, WORDS } from './belief-lines.ts';
import type { PlainObject } from './read-value.ts';

const STORED_AS = Object.fromEntries(Object.entries(WORDS).map(([stored, word]) => [word, stored]));

const WRITTEN_AS = new Map([...SINCE_0_1_0].map(([stored, word]) => [word, stored]));

const escaped = (value: string): string => {
  const safe = encodeURIComponent(value).replaceAll('~', '%7E');
  // A text must not begin as a number does.
  return /^[a-z%]/.test(safe) ? safe : `%${safe.charCodeAt(0).toString(16).padStart(2, '0')}${safe.slice(1)}`;
};

/** A number as it is kept: to five digits. */
export const kept = (value: number): number =>
  Number.isInteger(value) ? value : Number(value.toPrecision(5));

function scalarText(value: unknown, base: number): string {
  if (typeof value === 'boolean') return value ? '+' : '-';
  if (typeof value === 'string') return WRITTEN_AS.get(value) ?? escaped(value);
  if (typeof value !== 'number') return '';
  if (base === 0 && !Number.isInteger(value)) return `~${kept(value)}`;
  return Math.round(value - base)
    .toString(36)
    .toUpperCase();
}

/** The fields of a value as one line; what is left out at the end takes no room. */
export function writeLine(fields: string, value: object, baseAt: number): string {
  const written = fieldsOf(fields).map(({ outer, inner, isList, isMoment, isWord }) => {
    const found = (value as PlainObject)[outer];
    const base = isMoment ? baseAt : 0;
    if (isList) return (found as readonly unknown[]).map((item) => scalarText(item, base)).join(';');
    if (isWord) return STORED_AS[found as string] ?? '';
    return scalarText(inner ? (found as PlainObject | undefined)?.[inner] : found, base);
  });
  let last = written.length;
  while (last > 0 && written[last - 1] === '') last -= 1;
  return written.slice(0, last).join(',');
}

/** The fields that lie in each field; of one that holds no others, nothing. */
const insides: Record<string, Map<string, Set<string> | undefined>> = {};

function insidesOf(fields: string): ReadonlyMap<string, ReadonlySet<string> | undefined> {
  const known = insides[fields];
  if (known) return known;
  const table = new Map<string, Set<string> | undefined>();
  for (const { outer, inner } of fieldsOf(fields))
    table.set(outer, inner ? (table.get(outer) ?? new Set<string>()).add(inner) : undefined);
  return (insides[fields] = table);
}

/** Whether a line can hold all of a value: it has no field that the line does not know. */
export function fits(fields: string, value: object): boolean {
  const table = insidesOf(fields);
  for (const name in value) {
    const found = (value as PlainObject)[name];
    if (found === undefined) continue;
    const inside = table.get(name);
    const isNested = typeof found === 'object' && found !== null && !Array.isArray(found);
    if (!table.has(name) || isNested !== (inside !== undefined)) return false;
    for (const inner in isNested ? found : {})
      if ((found as PlainObject)[inner] !== undefined && !inside!.has(inner)) return false;
  }
  return true;
}
