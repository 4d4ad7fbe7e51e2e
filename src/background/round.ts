/** A round: ask, advance, save, show, tell. The only place where the layers meet. */
import { advance } from '../core/advance.ts';
import { ALARM_FLOOR_MS, wake } from '../core/schedule/agenda.ts';
import { afterWrite } from '../core/storage/keys.ts';
import { entries } from '../core/storage/entries.ts';
import type { Notice, Observation, Order, Trigger, Watch } from '../core/model/service.ts';
import { doubted } from '../core/view/user-report.ts';
import { MARKS, readMarks } from '../core/history/marks.ts';
import { progressOf, type Progress } from '../core/view/progress.ts';
import { due, stepMs } from '../core/schedule/due.ts';
import type { State } from '../core/model/state.ts';
import { type Badge, toolbar } from '../core/view/view.ts';
import { withdrawn } from '../core/incidents/outdated.ts';
import { keepUp, readState, type Storage } from './read-state.ts';

/** A worker stays awake this long at a stretch; a longer burst goes on at the next alarm. */
const STRETCH_MS = 25_000;

/** With nothing to ask the script looks in so often. */
const IDLE_MS = 15 * 60_000;

/** The world as a round touches it: the browser in the extension, virtual time in the simulator. */
export interface Shell extends Storage {
  now(): number;
  /** A uniform random number from [0, 1). */
  chance(): number;
  sleep(ms: number): Promise<void>;
  /** The user's settings resolved against the catalogue and the permissions granted at this moment. */
  watch(): Promise<Watch>;
  /** The stored document called `key`, as it was stored, or `undefined`. */
  load(key: string): Promise<unknown>;
  /** One atomic write of all entries; a value of `undefined` removes its key. A full disk is no reason to reject. */
  save(entries: Readonly<Record<string, unknown>>): Promise<void>;
  /** Never rejects, never outlives its limit. */
  probe(order: Order, watch: Watch): Promise<Observation>;
  /** How far a step is that somebody waits for. */
  say(progress: Progress): void;
  isSystemOffline(): boolean;
  /** Asks for the one alarm at this moment, at least 30 s ahead, replacing the last. */
  setAlarm(at: number): Promise<void>;
  show(badge: Badge, watch: Watch): Promise<void>;
  /** Shows, replaces or, where notifications are not granted, drops. */
  tell(notice: Notice, watch: Watch): Promise<void>;
  /** Takes away those of these notifications that are still shown. */
  withdraw(ids: readonly string[]): Promise<void>;
}

/** Runs a round, or joins the one that is running. */
export type RunRound = (trigger: Trigger) => Promise<void>;

export interface Rounds extends RunRound {
  /** Does something with what is stored while no round runs; those that are wanted meanwhile wait for its end. */
  between<T>(job: () => Promise<T>): Promise<T>;
}

/** The rounds of one background script: one at a time, shared by alarm and click. */
export function rounds(shell: Shell): Rounds {
  let running: Promise<void> | undefined;
  /** The round that comes right after the running one, and what it is for. */
  let next: { trigger: Trigger; ends: Promise<void> } | undefined;
  /** Ends the pause between two steps. */
  let hurry = (): void => undefined;
  /** Work on what is stored, while no round may run. */
  let job: Promise<void> | undefined;

  async function save(before: State, after: State): Promise<State> {
    await shell.save(entries(before, after));
    return afterWrite(after);
  }

  async function upToDate(): Promise<State> {
    const state = await readState(shell);
    return keepUp(shell, state, shell.now()).catch(() => state);
  }

  async function tellAll(state: State, watch: Watch): Promise<State> {
    if (state.outbox.length === 0) return state;
    for (const notice of state.outbox) await shell.tell(notice, watch);
    // Cleared only after telling: killed in between, the same notice is told again and replaces itself.
    return save(state, { ...state, outbox: [] });
  }

  async function step(
    state: State,
    orders: readonly Order[],
    trigger: Trigger,
    watch: Watch,
  ): Promise<State> {
    const startedAt = shell.now();
    const heard = new Set<Order>();
    const isAwaited = trigger === 'check-now' || trigger === 'doubt';
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
    const after = advance(
      state,
      {
        at: shell.now(),
        startedAt,
        trigger,
        observations,
        isSystemOffline: shell.isSystemOffline(),
        chance: shell.chance(),
      },
      watch,
    );
    const next = await save(state, after);
    await shell.show(toolbar(next, watch, shell.now()), watch);
    return tellAll(next, watch);
  }

  async function run(first: Trigger): Promise<void> {
    const stretchEndAt = shell.now() + STRETCH_MS;
    // Asked for before anything else: killed at any line below, the script is woken and goes on.
    const nextAlarmAt = shell.now() + ALARM_FLOOR_MS;
    await shell.setAlarm(nextAlarmAt);
    let trigger = first;
    let state = await upToDate();
    // A mark is a question until it is answered, whichever round comes to it.
    let marks = readMarks(await shell.load(MARKS));
    for (;;) {
      const watch = await shell.watch();
      state = await tellAll(state, watch);
      const now = shell.now();
      const asked = { now, trigger, stretchEndAt, doubted: doubted(marks, state, watch, now) };
      const orders = due(state, watch, asked);
      if (orders.length > 0) {
        const isDoubt = trigger === 'alarm' && asked.doubted.length > 0;
        state = await step(state, orders, isDoubt ? 'doubt' : trigger, watch);
        trigger = 'alarm';
        marks = [];
        continue;
      }
      const wakeAt = wake(state.agenda);
      if (wakeAt > now && wakeAt + stepMs(state, watch) <= stretchEndAt) {
        // Somebody who asks anew meanwhile need not wait for the end of a burst.
        await Promise.race([shell.sleep(wakeAt - now), new Promise<void>((wakeUp) => (hurry = wakeUp))]);
        if (next) return;
        continue;
      }
      // Due, yet nothing to ask: nothing is chosen, or only what waits for a click.
      const { pausedUntilAt = Infinity } = watch.settings;
      if (wakeAt <= now) await shell.setAlarm(Math.min(now + IDLE_MS, pausedUntilAt));
      else if (wakeAt > nextAlarmAt) await shell.setAlarm(Math.max(wakeAt, now + ALARM_FLOOR_MS));
      await shell.show(toolbar(state, watch, now), watch);
      await shell.withdraw(withdrawn(state, watch, now));
      return;
    }
  }

  function begin(trigger: Trigger): Promise<void> {
    const round = run(trigger).finally(() => {
      if (running === round) running = undefined;
    });
    running = round;
    return round;
  }

  function runRound(trigger: Trigger): Promise<void> {
    if (job) return job.then(() => runRound(trigger));
    if (!running) return begin(trigger);
    // An alarm is served by any round. A click, or a change of settings, permissions or the line, wants everything asked
    // anew by what is known now: once, right after what is running.
    if (trigger === 'alarm' || trigger === 'start') return running;
    if (next) {
      if (trigger === 'check-now') next.trigger = trigger;
      return next.ends;
    }
    const coming = { trigger, ends: Promise.resolve() };
    coming.ends = running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return begin(coming.trigger);
      });
    next = coming;
    hurry();
    return coming.ends;
  }

  async function between<T>(work: () => Promise<T>): Promise<T> {
    while (job ?? running) await (job ?? running)?.catch(() => undefined);
    const working = work();
    const ended = () => undefined;
    await (job = working.then(ended, ended));
    job = undefined;
    return working;
  }

  return Object.assign(runRound, { between });
}
