/** What a friend is asked in a text, and what Wasl reads from one: never more than was seen here, and nothing of who sends it. */
import { friendText } from '../core/model/friend-line.ts';
import { MINUTE_MS } from '../core/model/time.ts';
import type { Row } from '../core/view/types.ts';
import type { Words } from '../words/index.ts';

/** Nobody is told from another by a moment. */
const STEP_MS = 5 * MINUTE_MS;
/** Marks that keep names in their place on a page: a telephone shows some of them, and counts all. */
const ISOLATES = /[\u2066-\u2069]/g;

export interface Wish {
  /** A line for another Wasl is added. */
  withCode: boolean;
  /** In the line: where its sender is, if that was ticked. */
  country?: string | undefined;
}

const stepOf = (at: number): number => Math.floor(at / STEP_MS) * STEP_MS;

/** Whether a line can say how the service stands here: of what answers in part it could not. */
export const hasLine = ({ status, checkedAt }: Pick<Row, 'status' | 'checkedAt'>): boolean =>
  (status === 'down' || status === 'up') && checkedAt !== undefined;

/** The sentence, which needs no Wasl. */
function sentenceOf({ name, status, sinceAt }: Row, words: Words): string {
  const service = { service: name };
  if (status === 'up') return words.t('friend_answers', service);
  if (status !== 'down') return words.t('friend_neutral', service);
  return sinceAt === undefined
    ? words.t('friend_ask', service)
    : words.t('friend_ask_since', { ...service, sinceAt: { time: stepOf(sinceAt) } });
}

export function friendMessage(row: Row, { withCode, country }: Wish, words: Words): string {
  const sentence = sentenceOf(row, words).replace(ISOLATES, '');
  if (!withCode || !hasLine(row)) return sentence;
  return friendText(sentence, {
    service: row.id,
    answers: row.status === 'up',
    at: row.checkedAt!,
    ...(row.status === 'down' && row.sinceAt !== undefined && { sinceAt: row.sinceAt }),
    ...(country !== undefined && { country }),
  });
}
