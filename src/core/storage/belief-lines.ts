/**
 * Beliefs as lines of short text, so that a step writes little: the fields in a fixed order, whole numbers in base 36 (capitals),
 * moments as the distance from the end of the last step. Only reading is here, in few words: every page loads it.
 */

/** Fields in the order of a line; `a.b` lies in `a`, `;` ends the name of a list. New ones may only be appended; `write-state.ts` holds them to their types. */
export const ENDPOINT =
  'askedAt answeredAt answersInARow answersSinceAt grade status usualStatus latencyMs normal.medianMs normal.spreadMs normal.count rate fullNats partialNats failedAt slow.count slow.sinceAt run.sinceAt run.afterAt run.failedAt run.knownAt run.failures run.answers run.failuresInARow run.inARowSinceAt run.failure run.detail outage isRefusedToUs tier reopened provedAt bareFailures freshAt openedAt isUnopened isFlooding waits unread reopenedAt';
export const SERVICE =
  'status rule confidence isDoubted changedAt judgedAt steadySinceAt unclearToldAt; cause since.afterAt since.beforeAt usualSinceAt said';

/** Stored words of `outage` and `confidence` and what they are called since: version 0.1.0 has to read what later versions write. */
export const WORDS: Readonly<Record<string, string>> = {
  failing: 'full',
  partly: 'partial',
  none: 'none',
  eager: 'suspected',
  normal: 'shown',
  careful: 'told',
};

/** How words are written that version 0.1.0 does not know: what it reads is `up`, which it called so, and `unclear`. */
export const SINCE_0_1_0: ReadonlyMap<string, string> = new Map([
  ['%75p', 'reached'],
  ['%75nclear', 'throttled'],
]);

/** `-1F` a number, `~1.5` one with decimals, `+` and `-` true and false, everything else a text. */
function scalar(text: string, base: number): unknown {
  if (text === '+' || text === '-') return text === '+';
  if (text.startsWith('~')) return +text.slice(1);
  const since = SINCE_0_1_0.get(text);
  if (since) return since;
  return text < 'a' && !text.startsWith('%') ? parseInt(text, 36) + base : decodeURIComponent(text);
}

/** A field of a line, in parts. */
export interface Field {
  outer: string;
  inner: string | undefined;
  isList: boolean;
  isMoment: boolean;
  isWord: boolean;
}

const tables: Record<string, Field[]> = {};

/** The fields of a line taken apart, once: thousands of lines are read and written alike. */
export const fieldsOf = (fields: string): Field[] =>
  (tables[fields] ??= fields.split(' ').map((field) => {
    const [outer = '', inner] = field.split(/[.;]/);
    return {
      outer,
      inner,
      isList: field.endsWith(';'),
      isMoment: /At;?$/.test(field),
      isWord: /^(outage|conf)/.test(field),
    };
  }));

/** The fields of a line, with `more`. What is no line gives fields that no schema lets pass. */
export function readBeliefLine(
  fields: string,
  line: string,
  baseAt: number,
  more?: object,
): Record<string, unknown> {
  const value: Record<string, unknown> = { ...more };
  const pieces = line.split(',');
  fieldsOf(fields).forEach(({ outer, inner, isList, isMoment, isWord }, place) => {
    const piece = pieces[place];
    const read = (text: string): unknown => (isWord ? WORDS[text] : scalar(text, isMoment ? baseAt : 0));
    if (isList) value[outer] = piece ? piece.split(';').map(read) : [];
    else if (piece && inner) ((value[outer] ??= {}) as Record<string, unknown>)[inner] = read(piece);
    else if (piece) value[outer] = read(piece);
  });
  return value;
}
