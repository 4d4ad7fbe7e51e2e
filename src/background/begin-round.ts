/** What a round begins with: an alarm that goes on where it is killed, and what is known. */
import { readMarks } from '../core/history/marks.ts';
import type { Mark } from '../core/model/past.ts';
import type { State } from '../core/model/state.ts';
import type { Watch } from '../core/model/watch.ts';
import { MARKS, STATE } from '../core/storage/keys.ts';
import type { Keeping } from './keeping.ts';
import type { KeptState } from './kept-state.ts';
import type { World } from './world.ts';

export interface Known {
  state: State;
  /** "It doesn't work for me": asked about once, in the first round after them. */
  marks: readonly Mark[];
  watch: Watch;
}

/**
 * Asks the browser for all of it at once, the alarm before anything else: killed later, the script is woken and goes on. A script's first
 * look at the world takes longer than anything else in a healthy round.
 * @throws where nothing is known of what is watched
 */
export async function beginRound(
  { world, kept, past }: { world: World; kept: KeptState; past: Keeping },
  setAlarm: () => Promise<void>,
): Promise<Known> {
  const alarm = setAlarm();
  const marking = world.load(MARKS).catch(() => undefined);
  const watching = world.watch();
  // Whoever awaits it below hears of it.
  watching.catch(() => undefined);
  const reading = kept.isHeld() ? undefined : world.load(STATE).catch(() => undefined);
  const isAsBefore = await past.finish(alarm);
  await alarm;
  const state = await kept.takeUp(world.now(), isAsBefore ? await reading : undefined);
  return { state, marks: readMarks(await marking), watch: await watching };
}
