/** A round: ask, advance, save, show, tell. The only place where the layers meet. */
import { advance } from '../core/advance.ts';
import { wake } from '../core/schedule/agenda.ts';
import { ALARM_FLOOR_MS } from '../core/schedule/pace.ts';
import { reportedServices } from '../core/view/user-report.ts';
import { readMarks } from '../core/history/marks.ts';
import { progressOf } from '../core/view/progress.ts';
import { due, stepMs } from '../core/schedule/due.ts';
import type { State } from '../core/model/state.ts';
import { toolbar } from '../core/view/view.ts';
import { withdrawn } from '../core/incidents/outdated.ts';
import { keptState, type KeptState } from './kept-state.ts';
import { oneAtATime, type Rounds } from './lock.ts';
import { tellAll } from './outbox.ts';
import type { Shell } from './shell.ts';
import type { Trigger } from '../core/model/terms.ts';
import type { Order } from '../core/model/observation.ts';
import type { Watch } from '../core/model/watch.ts';
import { MARKS } from '../core/storage/keys.ts';

/** A worker stays awake this long at a stretch; a longer burst goes on at the next alarm. */
const STRETCH_MS = 25_000;

/** With nothing to ask the script looks in so often. */
const IDLE_MS = 15 * 60_000;

/** The rounds of one background script: one at a time. */
export function rounds(shell: Shell, kept: KeptState = keptState(shell)): Rounds {
  const run = oneAtATime((trigger, called) => round(shell, kept, trigger, called));
  const between: Rounds['between'] = (job) =>
    run.between(() => {
      kept.forget();
      return job();
    });
  return Object.assign((trigger: Trigger) => run(trigger), { between });
}

/** Step after step, as long as something is due that a script may stay awake for. */
async function round(shell: Shell, kept: KeptState, first: Trigger, called: AbortSignal): Promise<void> {
  const stretchEndAt = shell.now() + STRETCH_MS;
  // Asked for before anything else: killed at any line below, the script is woken and goes on.
  const nextAlarmAt = shell.now() + ALARM_FLOOR_MS;
  await shell.setAlarm(nextAlarmAt);
  const isCalled = new Promise((call) => called.addEventListener('abort', call));
  let trigger = first;
  let state = await kept.takeUp(shell.now());
  // A mark is a question until it is answered, whichever round comes to it.
  let marks = readMarks(await shell.load(MARKS));
  for (;;) {
    const watch = await shell.watch();
    state = await tellAll(shell, kept, state, watch);
    const now = shell.now();
    const asked = { now, trigger, stretchEndAt, doubted: reportedServices(marks, state, watch, now) };
    const orders = due(state, watch, asked);
    if (orders.length > 0) {
      const isDoubt = trigger === 'alarm' && asked.doubted.length > 0;
      state = await step(shell, kept, state, orders, isDoubt ? 'user-report' : trigger, watch);
      trigger = 'alarm';
      marks = [];
      continue;
    }
    const wakeAt = wake(state.agenda);
    if (wakeAt <= now || wakeAt + stepMs(state, watch) > stretchEndAt)
      return rest(shell, state, watch, now, nextAlarmAt);
    // Somebody who asks anew meanwhile need not wait for the end of a burst.
    await Promise.race([shell.sleep(wakeAt - now), isCalled]);
    if (called.aborted) return;
  }
}

/** Asks everything that is due, and has the core make of it what it can. */
async function step(
  shell: Shell,
  kept: KeptState,
  state: State,
  orders: readonly Order[],
  trigger: Trigger,
  watch: Watch,
): Promise<State> {
  const startedAt = shell.now();
  const heard = new Set<Order>();
  const isAwaited = trigger === 'check-now' || trigger === 'user-report';
  const say = (): void => (isAwaited ? shell.say(progressOf(orders, heard)) : undefined);
  say();
  const observations = await Promise.all(
    orders.map(async (order) => {
      const seen = await shell.probe(order, watch);
      heard.add(order);
      say();
      return seen;
    }),
  );
  const seen = { at: shell.now(), startedAt, trigger, observations };
  const world = { isSystemOffline: shell.isSystemOffline(), chance: shell.chance() };
  const next = await kept.write(state, advance(state, { ...seen, ...world }, watch));
  await shell.show(toolbar(next, watch, shell.now()), watch);
  return tellAll(shell, kept, next, watch);
}

/** Nothing is left to do before the next alarm, which is asked for. */
async function rest(
  shell: Shell,
  state: State,
  watch: Watch,
  now: number,
  nextAlarmAt: number,
): Promise<void> {
  const wakeAt = wake(state.agenda);
  const { pausedUntilAt = Infinity } = watch.settings;
  // Due, yet nothing to ask: nothing is chosen, or only what waits for a click.
  if (wakeAt <= now) await shell.setAlarm(Math.min(now + IDLE_MS, pausedUntilAt));
  else if (wakeAt > nextAlarmAt) await shell.setAlarm(Math.max(wakeAt, now + ALARM_FLOOR_MS));
  await shell.show(toolbar(state, watch, now), watch);
  await shell.withdraw(withdrawn(state, watch, now));
}
