/** Writes the lines that `lines.ts` reads. */

const text = (value: string): string => {
  const safe = encodeURIComponent(value).replaceAll('~', '%7E');
  // A text must not begin as a number does.
  return /^[a-z%]/.test(safe) ? safe : `%${safe.charCodeAt(0).toString(16).padStart(2, '0')}${safe.slice(1)}`;
};

function scalar(value: unknown, base: number): string {
  if (typeof value === 'boolean') return value ? '+' : '-';
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'number') return '';
  if (base === 0 && !Number.isInteger(value)) return `~${Number(value.toPrecision(5))}`;
  return Math.round(value - base)
    .toString(36)
    .toUpperCase();
}

type Plain = Readonly<Record<string, unknown>>;

/** The fields of a value as one line; what is left out at the end takes no room. */
export function writeLine(fields: string, value: object, baseAt: number): string {
  const written = fields.split(' ').map((field) => {
    const [outer = '', inner] = field.replace(';', '').split('.');
    const found = (value as Plain)[outer];
    const base = /At;?$/.test(field) ? baseAt : 0;
    if (field.endsWith(';')) return (found as readonly unknown[]).map((item) => scalar(item, base)).join(';');
    return scalar(inner ? (found as Plain | undefined)?.[inner] : found, base);
  });
  return written.join(',').replace(/,+$/, '');
}

function namesIn(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    if (inner === undefined) return [];
    const isNested = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    return isNested ? namesIn(inner, `${prefix}${name}.`) : [prefix + name];
  });
}

/** Whether a line can hold all of a value: it has no field that the line does not know. */
export function fits(fields: string, value: object): boolean {
  const known = new Set(fields.replaceAll(';', '').split(' '));
  return namesIn(value).every((name) => known.has(name));
}
