/** A round: ask, advance, save, show, tell, in this order. The only place where the layers meet. */
import { advance } from '../core/advance.ts';
import { wake } from '../core/schedule/agenda.ts';
import { ALARM_FLOOR_MS } from '../core/schedule/pace.ts';
import { reportedServices } from '../core/view/user-report.ts';
import { progressOf } from '../core/view/progress.ts';
import { due, stepMs } from '../core/schedule/due.ts';
import { doubtedByOthers, hasTime, questionsDue } from '../core/schedule/questions.ts';
import type { State } from '../core/model/state.ts';
import { toolbar } from '../core/view/view.ts';
import { withdrawn } from '../core/incidents/outdated.ts';
import { beginRound } from './begin-round.ts';
import { askedOthers, type AskedOthers } from './others.ts';
import { keeping, type Keeping } from './keeping.ts';
import { keptState, type EntriesOf, type KeptState } from './kept-state.ts';
import { oneAtATime, type Call, type Rounds } from './lock.ts';
import { teller, type TellAll } from './outbox.ts';
import { ownAlarm } from './own-alarm.ts';
import type { Shell } from './shell.ts';
import { worldOf, type World } from './world.ts';
import type { Opinion } from '../core/model/opinion.ts';
import type { ServiceId, Trigger } from '../core/model/terms.ts';
import type { Order } from '../core/model/observation.ts';
import type { Watch } from '../core/model/watch.ts';
import { MINUTE_MS } from '../core/model/time.ts';
import { unawaited } from '../platform/unawaited.ts';

/** A worker stays awake this long at a stretch; a longer burst goes on at the next alarm. */
const STRETCH_MS = 25_000;

/** With nothing to ask the script still wakes so often. */
const IDLE_MS = 15 * MINUTE_MS;

/** An import or a deletion between two rounds may take so long; then the next round starts anyway. */
const JOB_MS = MINUTE_MS;

/** A start without an event shows what is stored after this long; with one, its round does, and need not wait for that. */
const ALONE_MS = 100;

/** The rounds of a script, and what it cannot do. */
export interface ScriptRounds extends Rounds, Pick<World, 'watchAnew' | 'troubles'> {
  /** As `between`, for what takes away what is stored: what a round has in memory is not written over what is left. */
  removing: Rounds['between'];
  /** The button says what is stored, and nobody is asked: browsers forget what it said, and an empty one would mean that all is well. */
  showStored(): Promise<void>;
  /** Asks the outside sources that are switched on about a service, at once. */
  askOthers(service: ServiceId): Promise<void>;
  /** What a friend's text said is held beside what others say. */
  heardFriend(opinions: readonly Opinion[]): Promise<void>;
}

/** What the rounds of one script share. */
interface Means {
  world: World;
  kept: KeptState;
  past: Keeping;
  others: AskedOthers;
  setAlarm(at: number): Promise<void>;
  /** A script's first round says on the button what is stored while it asks: browsers forget what it said. */
  first: { isBegun: boolean; isShown: boolean };
}

/** The rounds of one background script: one at a time, and none of them rejects. */
export function rounds(shell: Shell, entriesOf?: EntriesOf): ScriptRounds {
  const world = worldOf(shell);
  const kept = keptState(world, entriesOf);
  const setAlarm = ownAlarm(world, () => run('alarm'));
  const past = keeping(world, kept);
  const others = askedOthers(world);
  const first = { isBegun: false, isShown: false };
  const means = { world, kept, past, others, setAlarm, first };
  const run = oneAtATime((trigger, call) =>
    round(means, trigger, call).then(
      () => world.roundEnded(),
      (error: unknown) => world.roundEnded(error),
    ),
  );
  const between: Rounds['between'] = (job) =>
    run.between(async () => {
      await kept.catchUp();
      try {
        return await world.within(JOB_MS, () => job().finally(kept.forget));
      } finally {
        kept.forget();
        past.lookAnew();
      }
    });
  const removing: Rounds['between'] = (job) =>
    between(async () => {
      const done = await job();
      kept.drop();
      return done;
    });
  async function showStored(): Promise<void> {
    await world.sleep(ALONE_MS);
    if (first.isBegun) return;
    try {
      // A round that waits begins once this is read: what it shows comes after it.
      const [state, watch] = await run.between(() => Promise.all([kept.takeUp(world.now()), world.watch()]));
      await world.show(() => toolbar(state, watch, world.now()), watch);
    } catch (error) {
      await world.roundEnded(error);
    }
  }
  const askOthers = (service: ServiceId): Promise<void> => {
    others.want(service);
    return run('user-report');
  };
  const heardFriend = (opinions: readonly Opinion[]): Promise<void> => {
    others.told(opinions);
    return run('user-report');
  };
  const { watchAnew, troubles } = world;
  const beside = { between, removing, showStored, askOthers, heardFriend, watchAnew, troubles };
  return Object.assign((trigger: Trigger) => run(trigger), beside);
}

/** Step after step, as long as something is due that a script may stay awake for. */
async function round(means: Means, why: Trigger, call: Call): Promise<void> {
  const { world, kept, past, others, setAlarm } = means;
  const { now } = world;
  means.first.isBegun = true;
  const nextAlarmAt = now() + ALARM_FLOOR_MS;
  const begun = await beginRound(means, () => setAlarm(nextAlarmAt));
  const [beganAt, waitedMs] = [now(), world.waitedMs()];
  const tellAll = teller(world, kept);
  const telling = { ...means, tellAll };
  let [state, marks, trigger] = [begun.state, begun.marks, why];
  let known: Watch | undefined = begun.watch;
  for (;;) {
    const watch = known ?? (await world.watch());
    known = undefined;
    // What was waited for in vain leaves no less time for a probe to be answered.
    const stretchEndAt = beganAt + STRETCH_MS + world.waitedMs() - waitedMs;
    state = await hearing(telling, state, watch);
    const marked = reportedServices(marks, state, watch, now());
    for (const service of marked) others.want(service);
    const doubted = [...marked, ...doubtedByOthers(state, watch, now())];
    const asked = { now: now(), trigger, stretchEndAt, doubted };
    const orders = due(state, watch, asked);
    if (orders.length > 0) {
      const isDoubt = trigger === 'alarm' && marked.length > 0;
      const reason = isDoubt ? 'user-report' : trigger;
      state = await step(telling, state, orders, reason, watch);
      trigger = 'alarm';
      marks = [];
      continue;
    }
    const [wanted, underWay] = [others.wanted(), others.underWay()];
    const questions = questionsDue(state, watch, { now: asked.now, stretchEndAt, wanted, underWay });
    others.ask(questions, watch);
    if (hasTime(asked)) others.haveAsked();
    const wakeAt = wake(state.agenda);
    // How long a step may take is worked out only where it can matter.
    const isFar = wakeAt > stretchEndAt || wakeAt + stepMs(state, watch) > stretchEndAt;
    const isDone = wakeAt <= asked.now || isFar;
    // What others say is waited for as long as the script stays awake anyway.
    if (isDone && !(others.isAsking() && asked.now < stretchEndAt)) {
      state = await tellAll(state, watch);
      await past.keepTo(watch, state);
      return rest(means, state, watch, nextAlarmAt);
    }
    // Somebody who asks anew meanwhile need not wait for the end of a burst.
    const restMs = (isDone ? stretchEndAt : wakeAt) - asked.now;
    await Promise.race([world.sleep(restMs), call.comes, others.comes()]);
    if (call.hasCome) return;
  }
}

/** Has the core make of it what outside sources said meanwhile, if anything. */
async function hearing(
  { world, kept, others, tellAll }: Means & { tellAll: TellAll },
  state: State,
  watch: Watch,
): Promise<State> {
  const heard = others.take();
  if (heard.length === 0) return state;
  const at = world.now();
  const isSystemOffline = world.isSystemOffline();
  const said = { at, startedAt: at, trigger: 'alarm', observations: [], heard, isSystemOffline } as const;
  const next = await kept.write(state, advance(state, { ...said, chance: world.chance() }, watch));
  const [told] = await Promise.all([
    tellAll(next, watch),
    world.show(() => toolbar(next, watch, world.now()), watch),
  ]);
  return told;
}

/** Asks everything that is due, and has the core make of it what it can. @throws where nothing could be asked */
async function step(
  { world, kept, first, tellAll }: Means & { tellAll: TellAll },
  state: State,
  orders: readonly Order[],
  trigger: Trigger,
  watch: Watch,
): Promise<State> {
  const startedAt = world.now();
  const heard = new Set<Order>();
  const isAwaited = trigger === 'check-now' || trigger === 'user-report';
  const say = (): void => (isAwaited ? world.say(progressOf(orders, heard)) : undefined);
  say();
  const asking = orders.map(async (order) => {
    const seen = await world.probe(order, watch);
    heard.add(order);
    say();
    return seen;
  });
  if (!first.isShown) unawaited(world.show(() => toolbar(state, watch, startedAt), watch));
  first.isShown = true;
  const all = await Promise.all(asking);
  const observations = all.filter((seen) => seen !== undefined);
  if (observations.length === 0) throw new Error(world.whyNot('probe'));
  const seen = {
    at: world.now(),
    startedAt,
    trigger,
    observations,
    isSystemOffline: world.isSystemOffline(),
    chance: world.chance(),
    newSinceAt: orders[0]?.newSinceAt,
  };
  const next = await kept.write(state, advance(state, seen, watch));
  world.report(state, next, observations, watch);
  const [told] = await Promise.all([
    tellAll(next, watch),
    world.show(() => toolbar(next, watch, world.now()), watch),
  ]);
  return told;
}

/** Nothing is left to do before the next alarm, which is asked for. */
async function rest(
  { world, setAlarm }: Means,
  state: State,
  watch: Watch,
  nextAlarmAt: number,
): Promise<void> {
  const now = world.now();
  const wakeAt = wake(state.agenda);
  const { pausedUntilAt = Infinity } = watch.settings;
  const { roundAt } = state.agenda;
  // Due, yet nothing to ask: nothing is chosen, or only what waits for a click. A round that is ahead is waited for.
  if (wakeAt <= now && roundAt > now) await setAlarm(Math.max(roundAt, nextAlarmAt));
  else if (wakeAt <= now) await setAlarm(Math.min(now + IDLE_MS, pausedUntilAt));
  else if (wakeAt > nextAlarmAt) await setAlarm(Math.max(wakeAt, now + ALARM_FLOOR_MS));
  await Promise.all([
    world.show(() => toolbar(state, watch, now), watch),
    world.withdraw(withdrawn(state, watch, now)),
  ]);
}
