/**
 * The world as the rounds have it. What the browser refuses, or never answers, ends no round: effects say whether they came about, what was
 * known before does for what cannot be asked, and what is missing is told to the user. Only what nothing can be decided without rejects.
 */
import type { Hindered, Trouble } from '../core/view/trouble.ts';
import { badgeOf, reasonOf, SILENT } from '../core/view/trouble.ts';
import { HOUR_MS } from '../core/model/time.ts';
import type { Hearing, VantageQuestion } from '../core/model/vantage.ts';
import { QUESTION_MS } from '../core/schedule/questions.ts';
import type { Observation, Order } from '../core/model/observation.ts';
import type { Watch } from '../core/model/watch.ts';
import { unawaited } from '../platform/unawaited.ts';
import { attempts } from './attempts.ts';
import type { Effects, Shell, Storage, Surroundings } from './shell.ts';

/** An effect, and whether it came about. */
type Tried<F> = F extends (...asked: infer Asked) => unknown ? (...asked: Asked) => Promise<boolean> : never;

export interface World extends Pick<Surroundings, 'now' | 'chance' | 'sleep' | 'isSystemOffline'> {
  /** These four throw where the browser cannot do it. */
  load: Storage['load'];
  loadAll: Storage['loadAll'];
  loadEverything: Storage['loadEverything'];
  holdBack: Storage['holdBack'];
  /** Whether it was written. */
  save: Tried<Storage['save']>;
  /** @throws where nothing is known of it, or only what is too old */
  watch(): Promise<Watch>;
  /** What was watched last may not be so any more: it does not do for what cannot be asked. */
  watchAnew(): void;
  /** `undefined` where the browser did not let it be asked; `whyNot` says why. */
  probe(order: Order, watch: Watch): Promise<Observation | undefined>;
  /** `undefined` where the browser did not let it be asked, or nothing came in time. */
  ask(question: VantageQuestion, watch: Watch): Promise<Hearing | undefined>;
  whyNot(name: Fallible): string;
  say: Effects['say'];
  setAlarm: Tried<Effects['setAlarm']>;
  show: Tried<Effects['show']>;
  tell: Tried<Effects['tell']>;
  withdraw: Tried<Effects['withdraw']>;
  /** Goes on by itself. */
  report(...step: Parameters<Effects['report']>): void;
  /** A round came to its end, or to this: then nothing can be checked, and that is said. */
  roundEnded(error?: unknown): Promise<void>;
  /** What the user has to know of it. */
  troubles(): readonly Trouble[];
  /** How long nothing was done but to wait for the browser in vain, since the script began. In milliseconds. */
  waitedMs(): number;
  /** Rejects where `ask` does, or has not ended by then. */
  within<T>(ms: number, ask: () => PromiseLike<T>): Promise<T>;
}

/** Everything that may fail. Time and chance are the language's own. */
export type Fallible = Exclude<keyof Shell, 'report' | 'now' | 'chance' | 'sleep' | 'after'>;

/** What the user has to know where it fails again and again. */
const HINDERED: Readonly<Record<Fallible, Hindered | undefined>> = {
  load: 'read',
  loadAll: 'read',
  loadEverything: 'read',
  save: 'save',
  holdBack: 'save',
  watch: 'read',
  // A round in which nothing could be asked ends as one that could not check.
  probe: undefined,
  // What others say is missing then, and nothing else.
  ask: undefined,
  isSystemOffline: undefined,
  setAlarm: 'wake',
  show: 'button',
  tell: 'alert',
  // Progress, an alert of what is over, this very list: nothing is wrong without.
  withdraw: undefined,
  say: undefined,
  admit: undefined,
};

/** Once may be chance: the user is told of what fails twice in a row. */
const OFTEN = 2;

/** What was watched so long ago does not do any more: pauses end, permissions are taken back. */
const REMEMBERED_MS = HOUR_MS;

/** Longer than a probe may take by itself, which ends at its limit. */
const PROBE_GRACE_MS = 10_000;
/** What was called off may say so long what it has moved. */
const QUESTION_GRACE_MS = 1_000;

export function worldOf(shell: Shell): World {
  const tries = attempts<Fallible>(shell);
  let last: { watch: Watch; at: number; isOld: boolean } | undefined;
  let cannotCheck: Trouble | undefined;
  let admitted: string | undefined;
  let shown = Promise.resolve(true);

  function troubles(): readonly Trouble[] {
    const found = new Map<Hindered, Trouble>();
    if (cannotCheck) found.set('check', cannotCheck);
    for (const [name, { reason, inARow }] of tries.failed) {
      const what = HINDERED[name];
      if (what && inARow >= OFTEN) found.set(what, { what, reason });
    }
    return [...found.values()];
  }

  /** Pages that are open hear of what has changed. */
  async function admit(): Promise<void> {
    const now = troubles();
    const said = JSON.stringify(now);
    if (said === admitted) return;
    admitted = said;
    await tries.try('admit', () => shell.admit(now));
  }

  async function tried<T>(name: Fallible, ask: () => T | PromiseLike<T>): Promise<boolean> {
    return (await tries.try(name, ask)) !== undefined;
  }

  /** Asked twice: what fails now and then does no harm. @throws where both fail */
  async function needed<T>(name: Fallible, ask: () => T | PromiseLike<T>): Promise<T> {
    const found = (await tries.try(name, ask)) ?? (await tries.try(name, ask));
    if (!found) throw new Error(whyNot(name));
    return found.value;
  }

  /** One after the other: an icon that is decoded late must not stand over a newer one. */
  const show: World['show'] = (look, watch) =>
    (shown = shown.then(() => tried('show', () => shell.show(look, watch))));

  const whyNot = (name: Fallible): string => tries.failed.get(name)?.reason ?? '';

  return {
    now: shell.now,
    chance: shell.chance,
    sleep: shell.sleep,
    isSystemOffline() {
      try {
        return shell.isSystemOffline();
      } catch {
        return false;
      }
    },
    load: (key) => needed('load', () => shell.load(key)),
    loadAll: (keys) => needed('loadAll', () => shell.loadAll(keys)),
    loadEverything: () => needed('loadEverything', shell.loadEverything),
    holdBack: () => needed('holdBack', shell.holdBack),
    save: (entries) => tried('save', () => shell.save(entries)),
    async watch() {
      try {
        const watch = await needed('watch', shell.watch);
        last = { watch, at: shell.now(), isOld: false };
        return watch;
      } catch (error) {
        const isFresh = last && !last.isOld && Math.abs(shell.now() - last.at) < REMEMBERED_MS;
        if (!isFresh) throw error;
        return last!.watch;
      }
    },
    watchAnew() {
      if (last) last.isOld = true;
    },
    probe: async (order, watch) =>
      (await tries.try('probe', () => shell.probe(order, watch), order.limitMs + PROBE_GRACE_MS))?.value,
    async ask(question, watch) {
      const late = new AbortController();
      const stop = shell.after(QUESTION_MS, () => late.abort(new Error(SILENT)));
      const ask = () => shell.ask(question, watch, late.signal);
      const heard = await tries.try('ask', ask, QUESTION_MS + QUESTION_GRACE_MS);
      stop();
      return heard?.value;
    },
    whyNot,
    say(progress) {
      unawaited(tries.try('say', () => shell.say(progress)));
    },
    setAlarm: (at) => tried('setAlarm', () => shell.setAlarm(at)),
    show,
    tell: (notice, watch) => tried('tell', () => shell.tell(notice, watch)),
    report(...step) {
      // Called within a promise: what it throws is caught too.
      unawaited(
        Promise.resolve()
          .then(() => shell.report(...step))
          .catch(() => undefined),
      );
    },
    withdraw: (ids) => tried('withdraw', () => shell.withdraw(ids)),
    async roundEnded(error) {
      cannotCheck = error === undefined ? undefined : { what: 'check', reason: reasonOf(error) };
      if (cannotCheck) await show(() => badgeOf(cannotCheck!), last?.watch);
      await admit();
    },
    troubles,
    waitedMs: () => tries.waitedMs,
    within: tries.within,
  };
}
