/** Waiting for what has no event. */

export interface Wait {
  deadlineMs?: number;
  /** What is waited for, for the message. */
  what?: string;
}

/**
 * Asks again until the answer is neither `undefined` nor `false`, and gives it. Rejects after the deadline with what the last question
 * threw or gave.
 */
export async function until<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { deadlineMs = 30_000, what = 'a condition' }: Wait = {},
): Promise<T> {
  const endsAt = performance.now() + deadlineMs;
  for (;;) {
    let last: unknown;
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (performance.now() >= endsAt) {
      throw new Error(`Waited ${deadlineMs / 1000} s in vain for ${what}; last: ${String(last)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
