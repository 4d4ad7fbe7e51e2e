/** The same sources, each in every way in which an answer can be of no use. Searched before the others (`answers` of the lab). */
import { OPEN, type Answer } from '../../answer.ts';
import { answerOf, FORMATS } from './index.ts';
import type { Reply } from '../../../scenario/reply.ts';

const YEAR_MS = 365 * 86_400_000;
/** More than a browser takes in before anybody reads it. */
export const HUGE_BYTES = 32_000_000;
const HTML = `<!doctype html><script>document.title = 'hostile'</script><img src=x onerror="alert(1)">`;

type Spoil = (reply: Required<Reply>) => Reply;
const SPOILS = {
  malformed: (reply) => ({ ...reply, body: '{"data":[{"x":null}],"page":7}' }),
  truncated: ({ body, ...reply }) => ({ ...reply, body: body.slice(0, body.length / 2) }),
  huge: (reply) => ({
    ...reply,
    body: `[${'{"a":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},'.repeat(HUGE_BYTES / 40)}1]`,
  }),
  hostile: ({ headers }) => ({
    status: 200,
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
    body: HTML,
  }),
  closed: ({ headers }) => ({ status: 403, headers, body: HTML }),
  limited: ({ headers }) => ({ status: 429, headers: { ...headers, 'retry-after': '120' }, body: '{}' }),
} satisfies Record<string, Spoil>;

/** Of another time than now. */
const AHEAD_MS = { old: -4 * YEAR_MS, future: YEAR_MS };

export const WAYS = [...Object.keys(SPOILS), ...Object.keys(AHEAD_MS)] as Way[];
export type Way = keyof typeof SPOILS | keyof typeof AHEAD_MS;

/** @param way how they are at this moment; `undefined`: as they ought to be */
export const spoilt = (way: () => Way | undefined): Answer[] =>
  FORMATS.flatMap((format) =>
    format.hosts.map((host): Answer => ({
      host,
      reply(question) {
        const how = way();
        if (how === undefined) return undefined;
        if (how === 'old' || how === 'future') return answerOf(format, question, AHEAD_MS[how]);
        const reply = answerOf(format, question);
        return reply && SPOILS[how]({ headers: OPEN, body: '', ...reply });
      },
    })),
  );
