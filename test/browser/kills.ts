/** Ends the background script again and again, at random moments. */
import { until } from '../drive/await.ts';
import { seededRandom } from '../scenario/random.ts';

/** What dies, and comes back to life. */
export interface Mortal {
  /** When the last step that is stored ended. */
  steppedAt(): Promise<number>;
  isAwake(): Promise<boolean>;
  /** Whether there was somebody to kill. */
  kill(): Promise<boolean>;
  /** Left out: its own alarm wakes it. */
  wake?(): Promise<void>;
}

/** It lives on for so long at most. */
const LIVES_MS = 8_000;

/**
 * Kills within 8 seconds of each time it wakes, until it is told to stop, which gives how many died. Three times of four these
 * seconds begin with the end of a step, so that a slow machine comes forward too.
 */
export function killAgainAndAgain({ steppedAt, isAwake, kill, wake }: Mortal): {
  deaths(): number;
  stop(): Promise<number>;
} {
  const random = seededRandom(7, 'kills');
  let isOver = false;
  let deaths = 0;
  const killing = (async () => {
    while (!isOver) {
      const before = await steppedAt();
      await wake?.();
      await until(async () => isOver || (await isAwake()));
      if (random() < 0.75)
        await until(async () => isOver || (await steppedAt()) > before || !(await isAwake()));
      await new Promise((resolve) => setTimeout(resolve, LIVES_MS * random()));
      if (!isOver && (await kill())) deaths += 1;
    }
    return deaths;
  })();
  return {
    deaths: () => deaths,
    stop() {
      isOver = true;
      return killing;
    },
  };
}
