/**
 * Beliefs as lines of short text, so that a step writes little: the fields in a fixed order, whole numbers in base 36 (capitals),
 * moments as the distance from the end of the last step. Only reading is here, in few words: every page loads it.
 */

/** Fields in the order of a line; `a.b` lies in `a`, `;` ends the name of a list. New ones may only be appended. */
export const ENDPOINT =
  'askedAt answeredAt goods goodsSinceAt grade status usualStatus latencyMs normal.medianMs normal.spreadMs normal.count rate hard partial failedAt slow.count slow.sinceAt run.sinceAt run.afterAt run.failedAt run.knownAt run.failures run.answers run.inARow run.inARowSinceAt run.failure run.detail held isRefusedToUs tier';
export const SERVICE =
  'status rule voice isDoubted changedAt judgedAt steadySinceAt unclearToldAt; cause since.afterAt since.beforeAt usualSinceAt';

/** `-1F` a number, `~1.5` one with decimals, `+` and `-` true and false, everything else a text. */
function scalar(text: string, base: number): unknown {
  if (text === '+' || text === '-') return text === '+';
  if (text[0] === '~') return +text.slice(1);
  return /^[-0-9A-Z]/.test(text) ? parseInt(text, 36) + base : decodeURIComponent(text);
}

/** The fields of a line. What is no line gives fields that no schema lets pass. */
export function readLine<T>(fields: string, line: string, baseAt: number): T {
  const value: Record<string, Record<string, unknown>> = {};
  const pieces = line.split(',');
  fields.split(' ').forEach((field, place) => {
    const [outer = '', inner] = field.replace(';', '').split('.');
    const target = inner ? (value[outer] ?? {}) : value;
    const read = (piece: string): unknown =>
      scalar(piece, field.endsWith('At') || field.endsWith('At;') ? baseAt : 0);
    const piece = pieces[place];
    if (field.endsWith(';')) target[outer] = piece ? piece.split(';').map(read) : [];
    else if (piece) {
      target[inner ?? outer] = read(piece);
      if (inner) value[outer] = target as Record<string, unknown>;
    }
  });
  return value as T;
}
