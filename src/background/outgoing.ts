/**
 * Results on their way to an organisation's collector. They wait in storage until it has taken them over, so that none is lost with the
 * script; no round waits for it, and what cannot be sent is tried again ever later. Nothing is kept for it before the browser allows it.
 */
import type { Collector } from '../services/policy.ts';
import { outgoingFrom, type Outgoing } from '../services/outgoing-document.ts';
import type { Result } from './results.ts';

/** What waits at most; the oldest make room. */
export const MOST_WAITING = 2_000;
/** Of that so much goes at a time. */
const MOST_AT_ONCE = 400;

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** What may work later as it is (opentelemetry.io/docs/specs/otlp, "Retryable Response Codes"); anything else is of no use again. */
const RETRYABLE = [429, 502, 503, 504];

/** The world, as far as it is touched here. */
export interface Post {
  now(): number;
  chance(): number;
  load(): Promise<unknown>;
  save(outgoing: Outgoing<Result> | undefined): Promise<unknown>;
  mayReport(url: string): Promise<boolean>;
  /** Its status, and for how many seconds it wants to be left alone. @throws where nobody answers */
  send(collector: Collector, results: readonly Result[]): Promise<{ status: number; retryAfter?: number }>;
}

/** Longer each time, and not all computers of an office at once. */
function pauseMs(tries: number, chance: number, retryAfter = 0): number {
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(tries - 1, 20));
  return Math.min(LONGEST_PAUSE_MS, Math.max(retryAfter * 1000, pause * (0.75 + chance / 2)));
}

/** What is left after one try. */
async function afterTry(post: Post, collector: Collector, held: Outgoing<Result>): Promise<Outgoing<Result>> {
  const sent = held.waiting.slice(0, MOST_AT_ONCE);
  const left = held.waiting.slice(MOST_AT_ONCE);
  const { takenAt } = held;
  const before = { ...(takenAt !== undefined && { takenAt }) };
  const later = (problem: string, retryAfter?: number): Outgoing<Result> => {
    const tries = held.tries + 1;
    const notBeforeAt = post.now() + pauseMs(tries, post.chance(), retryAfter);
    return { ...before, waiting: held.waiting, tries, notBeforeAt, problem };
  };
  try {
    const { status, retryAfter } = await post.send(collector, sent);
    if (status >= 200 && status < 300)
      return { waiting: left, tries: 0, notBeforeAt: 0, takenAt: post.now() };
    if (RETRYABLE.includes(status)) return later(String(status), retryAfter);
    return { ...later(String(status)), waiting: left };
  } catch {
    return later('silent');
  }
}

/** One after the other, and none of them rejects. */
export function outgoing(
  post: Post,
): (collector: Collector | undefined, results: readonly Result[]) => Promise<void> {
  let turn: Promise<unknown> = Promise.resolve();
  let isIdle = false;

  async function report(collector: Collector | undefined, results: readonly Result[]): Promise<void> {
    if (!collector) {
      if (!isIdle && (await post.load()) !== undefined) await post.save(undefined);
      isIdle = true;
      return;
    }
    isIdle = false;
    const held = outgoingFrom<Result>(await post.load());
    if (!(await post.mayReport(collector.url))) {
      if (held.problem !== 'not-allowed' || held.waiting.length > 0)
        await post.save({ ...held, waiting: [], tries: 0, notBeforeAt: 0, problem: 'not-allowed' });
      return;
    }
    const waiting = [...held.waiting, ...results].slice(-MOST_WAITING);
    // Clocks are set back: nobody is waited for longer than the longest pause.
    const isTime = held.notBeforeAt <= post.now() || held.notBeforeAt > post.now() + LONGEST_PAUSE_MS;
    const now = { ...held, waiting };
    // Before it is sent: whoever is killed meanwhile sends it again, with the same times.
    if (results.length > 0) await post.save(now);
    if (waiting.length === 0 || !isTime) return;
    const tried = await afterTry(post, collector, now);
    const stored = await post.load();
    if (stored === undefined) return;
    // What was forgotten while it was on its way, all of it or what is too old to be kept, does not come back.
    const [oldest] = outgoingFrom<Result>(stored).waiting;
    const left = oldest ? tried.waiting.filter(({ at }) => at >= oldest.at) : [];
    await post.save({ ...tried, waiting: left });
  }
  return (collector, results) => {
    const mine = turn.then(() => report(collector, results)).catch(() => undefined);
    turn = mine;
    return mine;
  };
}
