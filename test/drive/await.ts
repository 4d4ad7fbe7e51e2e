/** Waiting for what has no event. */

export interface Wait {
  /** Left out: long enough for a machine that has much else to do. */
  deadlineMs?: number;
  /** What is waited for, for the message. */
  what?: string;
}

/** Between two questions, where the answers come at once. */
const RAREST_MS = 300;

/**
 * Asks again until the answer is neither `undefined` nor `false`, and gives it. Rejects after the deadline with what the last question
 * threw or gave. It is asked more rarely where the machine is slow to answer, and the longer it has been waited for: a question to a
 * browser costs several processes some work.
 */
export async function until<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { deadlineMs = 240_000, what = 'a condition' }: Wait = {},
): Promise<T> {
  const beganAt = performance.now();
  for (;;) {
    const askedAt = performance.now();
    let last: unknown;
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    const now = performance.now();
    if (now - beganAt >= deadlineMs) {
      throw new Error(`Waited ${deadlineMs / 1000} s in vain for ${what}; last: ${String(last)}`);
    }
    const pauseMs = Math.max(50, now - askedAt, Math.min(RAREST_MS, (now - beganAt) / 20));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** A browser that has not left in good order after this time is ended. */
export const LEAVE_MS = 15_000;

/** Waits for the end of something, but no longer than this; rejects never. */
export async function atMost(limitMs: number, ends: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, limitMs)));
  await Promise.race([ends, late]).catch(() => undefined);
  clearTimeout(timer);
}
