/**
 * Beliefs as lines of short text, so that a step writes little: the fields in a fixed order, whole numbers in base 36 (capitals),
 * moments as the distance from the end of the last step. Only reading is here, in few words: every page loads it.
 */

/** Fields in the order of a line; `a.b` lies in `a`, `;` ends the name of a list. New ones may only be appended; `pack-state.ts` holds them to their types. */
export const ENDPOINT =
  'askedAt answeredAt goods goodsSinceAt grade status usualStatus latencyMs normal.medianMs normal.spreadMs normal.count rate hard partial failedAt slow.count slow.sinceAt run.sinceAt run.afterAt run.failedAt run.knownAt run.failures run.answers run.inARow run.inARowSinceAt run.failure run.detail held isRefusedToUs tier reopened provedAt bareFailures';
export const SERVICE =
  'status rule voice isDoubted changedAt judgedAt steadySinceAt unclearToldAt; cause since.afterAt since.beforeAt usualSinceAt';

/** `-1F` a number, `~1.5` one with decimals, `+` and `-` true and false, everything else a text. */
function scalar(text: string, base: number): unknown {
  if (text === '+' || text === '-') return text === '+';
  if (text.startsWith('~')) return +text.slice(1);
  return text < 'a' && !text.startsWith('%') ? parseInt(text, 36) + base : decodeURIComponent(text);
}

/** A field of a line, in parts. */
export interface Field {
  outer: string;
  inner: string | undefined;
  isList: boolean;
  isMoment: boolean;
}

const tables: Record<string, Field[]> = {};

/** The fields of a line taken apart, once: thousands of lines are read and written alike. */
export const fieldsOf = (fields: string): Field[] =>
  (tables[fields] ??= fields.split(' ').map((field) => {
    const [outer = '', inner] = field.replace(';', '').split('.');
    return { outer, inner, isList: field.endsWith(';'), isMoment: /At;?$/.test(field) };
  }));

/** The fields of a line, with `more`. What is no line gives fields that no schema lets pass. */
export function readLine(
  fields: string,
  line: string,
  baseAt: number,
  more?: object,
): Record<string, unknown> {
  const value: Record<string, unknown> = { ...more };
  const pieces = line.split(',');
  fieldsOf(fields).forEach(({ outer, inner, isList, isMoment }, place) => {
    const piece = pieces[place];
    const read = (text: string): unknown => scalar(text, isMoment ? baseAt : 0);
    if (isList) value[outer] = piece ? piece.split(';').map(read) : [];
    else if (piece && inner) ((value[outer] ??= {}) as Record<string, unknown>)[inner] = read(piece);
    else if (piece) value[outer] = read(piece);
  });
  return value;
}
