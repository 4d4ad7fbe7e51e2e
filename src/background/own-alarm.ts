/**
 * The alarm of the rounds. Where the browser sets none, the script rings by itself: asking for the alarm again and again keeps it awake, for
 * a script that calls the browser is not idle (developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle).
 */
import { ALARM_FLOOR_MS } from '../core/schedule/pace.ts';
import { unawaited } from '../platform/unawaited.ts';
import type { World } from './world.ts';

/** Both browsers stop a script that has been idle for 30 s. */
const ASK_AGAIN_MS = 20_000;

/** Returns how to ask for the one alarm, in place of the last; `ring` is called where the browser does not. */
export function ownAlarm(
  { now, sleep, setAlarm }: Pick<World, 'now' | 'sleep' | 'setAlarm'>,
  ring: () => unknown,
): (at: number) => Promise<void> {
  let turn = 0;

  /** Lengths, not moments: the clock may be set meanwhile. */
  async function stayAwake(waitMs: number, mine: number): Promise<void> {
    for (let leftMs = waitMs; leftMs > 0; leftMs -= ASK_AGAIN_MS) {
      await sleep(Math.min(leftMs, ASK_AGAIN_MS));
      if (mine !== turn) return;
      if (leftMs > ASK_AGAIN_MS && (await setAlarm(now() + Math.max(leftMs - ASK_AGAIN_MS, ALARM_FLOOR_MS))))
        return;
      if (mine !== turn) return;
    }
    ring();
  }

  return async (at) => {
    const mine = (turn += 1);
    if (!(await setAlarm(at)) && mine === turn) unawaited(stayAwake(at - now(), mine));
  };
}
