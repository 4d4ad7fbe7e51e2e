/** The device of a scenario: a browser that sleeps, closes, is killed in the background, and a clock that jumps. */
import type { RunRound } from '../../src/background/lock.ts';
import { rounds } from '../../src/background/round.ts';
import type { Shell } from '../../src/background/shell.ts';
import type { State } from '../../src/core/model/state.ts';
import { STATE } from '../../src/core/storage/keys.ts';
import { ALARM_FLOOR_MS } from '../../src/core/schedule/pace.ts';
import { inForce } from '../../src/core/model/choices.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import {
  countryServices,
  defaultSettings,
  hosts,
  services,
  watch as resolve,
} from '../../src/services/index.ts';
import { deviceFaults } from '../scenario/fault.ts';
import { seededRandom } from '../scenario/random.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { ahead } from './ahead.ts';
import { present } from './present.ts';
import { network } from './network.ts';
import { switchedOn } from '../scenario/switched-on.ts';
import { answeringOthers, vantagesOf } from './others.ts';
import { virtualClock } from './virtual-clock.ts';
import { copyOf, StateLater, writtenLater } from './written-later.ts';
import type { Observation, Order } from '../../src/core/model/observation.ts';
import type { Sight, Watch } from '../../src/core/model/watch.ts';
import type { Notice } from '../../src/core/model/sentence.ts';
import type { Hearing } from '../../src/core/model/vantage.ts';
import type { Trigger } from '../../src/core/model/terms.ts';
import { unawaited } from '../../src/platform/unawaited.ts';

/** What happens on the device, as it happens. `seconds` since the start of the scenario. */
export interface Events {
  probed(seconds: number, observation: Observation, watch: Watch): void;
  /** A step was written. */
  stepped(seconds: number, state: State): void;
  /** Where nobody listens, the state's own document is packed only for a script that reads it. */
  stored(seconds: number, entries: Readonly<Record<string, unknown>>): void;
  told(seconds: number, notice: Notice): void;
  asked(seconds: number, hearing: Hearing): void;
}

export function settingsOf(scenario: Scenario): Settings {
  return {
    ...defaultSettings,
    isStarted: true,
    services: scenario.services.map((id) => ({ id })),
    preset: scenario.preset,
    ...switchedOn(scenario),
  };
}

export function sightOf(scenario: Scenario): Sight {
  const isExact = scenario.permissions === 'exact';
  return {
    browser: scenario.browser,
    granted: isExact ? [...scenario.services, 'control'] : [],
    seesLayers: isExact,
    socketsAreAnonymous: scenario.browser === 'chromium' || isExact,
  };
}

const hostsById = new Map([...services, ...countryServices].map((service) => [service.id, hosts(service)]));

export function hostsOfService(id: string): readonly string[] {
  return hostsById.get(id) ?? [];
}

/** Never resolves: what a script that is gone was waiting for. */
const NEVER = new Promise<never>(() => undefined);

export interface Habits {
  /** The browser stops the script between any two rounds, so that each begins with what is stored. */
  startsAnew?: boolean;
  /** The same browser with what it refuses; left out, it refuses nothing, and a script that says it does has failed. */
  refusing?: (shell: Shell, seconds: () => number) => Shell;
  /** What the person wants otherwise from a second on. */
  wishes?: readonly Wish[];
}

export interface Wish {
  at: number;
  change(settings: Settings, now: number): Settings;
}

/** Plays a scenario to its end through the real rounds. */
export async function live(scenario: Scenario, events: Partial<Events>, habits: Habits = {}): Promise<void> {
  const { refusing = (shell: Shell) => shell, wishes = [] } = habits;
  /** What no script may do, or says without reason. */
  const wrong: Error[] = [];
  const clock = virtualClock();
  const chance = seededRandom(scenario.seed, 'shell');
  const faults = deviceFaults(scenario);
  const net = network(scenario, seededRandom(scenario.seed, 'network'), hostsOfService);
  const stored = new Map<string, unknown>();
  const others = answeringOthers(scenario, seededRandom(scenario.seed, 'others'), hostsOfService);
  let settings = settingsOf(scenario);
  const watchNow = (): Watch => ({
    ...resolve(inForce(settings, wallClock()), sightOf(scenario)),
    vantages: vantagesOf(scenario),
  });
  let watch: Watch | undefined;
  let jumpedMs = 0;
  let script = 0;
  /** Rounds of this script that have not ended. */
  let running = 0;
  let callOffAlarm = (): void => undefined;
  let runRound: RunRound;

  const seconds = (): number => clock.elapsed() / 1000;
  const wallClock = (): number => scenario.startAt + clock.elapsed() + jumpedMs;
  const asleep = ahead(faults.asleep);
  const osOffline = ahead(faults.osOffline);

  /** A timer of the script: it stands still while the device sleeps, and is gone with the script. Returns how to call it off. */
  function after(ms: number, mine: number, then: () => void): () => void {
    const endsAt = clock.elapsed() + ms;
    const next = asleep.next(clock.elapsed());
    const sleep = next && next.from * 1000 < endsAt ? next : undefined;
    const lasts = ms + (sleep ? (sleep.to - sleep.from) * 1000 : 0);
    return clock.after(lasts, () => mine === script && then());
  }

  const timer = (ms: number, mine: number): Promise<void> =>
    new Promise((resolveTimer) => after(ms, mine, resolveTimer));

  function shellOf(mine: number): Shell {
    const alive = <T>(value: T): T | Promise<T> => (mine === script ? value : NEVER);
    const read = <T>(value: T): Promise<T> => Promise.resolve(alive(value));
    return {
      now: wallClock,
      chance,
      sleep: (ms) => timer(ms, mine),
      after: (ms, then) => after(ms, mine, then),
      watch: () => alive((watch ??= watchNow())),
      load(key) {
        const document = stored.get(key);
        return read(document instanceof StateLater ? document.read() : copyOf(document));
      },
      loadAll: (keys) => read(copyOf(present(stored, keys)) as Record<string, unknown>),
      loadEverything: () => read(copyOf(Object.fromEntries(stored)) as Record<string, unknown>),
      holdBack: () => Promise.reject(new Error('nothing here is of a later version')),
      save(entries) {
        if (mine !== script) return NEVER;
        for (const [key, value] of Object.entries(entries))
          if (value === undefined) stored.delete(key);
          else stored.set(key, value);
        const state: unknown = entries[STATE];
        if (state instanceof StateLater) events.stepped?.(seconds(), state.state);
        events.stored?.(seconds(), entries);
        return Promise.resolve();
      },
      probe: (order, watched) => probe(order, watched, mine),
      async ask(question) {
        const { hearing, ms } = others.answer(question, seconds(), wallClock());
        events.asked?.(seconds(), hearing);
        await timer(ms, mine);
        return hearing;
      },
      isSystemOffline: () => osOffline.during(seconds()) !== undefined,
      setAlarm(at) {
        if (mine !== script) return NEVER;
        const wait = at - wallClock();
        if (wait < ALARM_FLOOR_MS)
          wrong.push(new RangeError(`an alarm ${wait} ms ahead: browsers refuse it`));
        callOffAlarm();
        callOffAlarm = clock.after(wait, ring);
        return undefined;
      },
      say: () => undefined,
      admit(troubles) {
        if (troubles.length > 0 && !habits.refusing) wrong.push(new Error(JSON.stringify(troubles)));
      },
      show: () => alive(undefined),
      report: async () => undefined,
      withdraw: () => alive(undefined),
      tell(notice) {
        if (mine === script) events.told?.(seconds(), notice);
        return alive(undefined);
      },
    };
  }

  function probe(order: Order, watched: Watch, mine: number): Promise<Observation> {
    const isOffline = osOffline.during(seconds()) !== undefined;
    const beganAt = clock.elapsed();
    const seen = net.attempt(order, watched.sight, seconds(), wallClock());
    const met: Observation = isOffline
      ? {
          ...seen,
          answered: false,
          failure: 'network',
          grade: 0,
          latencyMs: 1,
          sentBytes: 0,
          receivedBytes: 0,
        }
      : seen;
    events.probed?.(seconds(), met, watched);
    // A limit that comes this late measured the sleep.
    const isLate = (): boolean => clock.elapsed() - beganAt > 2 * order.limitMs;
    const asSeen = (): Observation => (isLate() ? { ...met, answered: false, failure: 'aborted' } : met);
    return new Promise((end) => after(met.latencyMs, mine, () => end(asSeen())));
  }

  /** An alarm that is due while the device sleeps rings once on waking. */
  function ring(): void {
    const sleep = asleep.during(seconds());
    if (sleep) callOffAlarm = clock.after((sleep.to - seconds()) * 1000, ring);
    else {
      if (habits.startsAnew && running === 0) startScript();
      unawaited(run('alarm'));
    }
  }

  async function run(trigger: Trigger): Promise<void> {
    const mine = script;
    running += 1;
    await runRound(trigger);
    if (mine === script) running -= 1;
  }

  function startScript(): void {
    script += 1;
    running = 0;
    runRound = rounds(refusing(shellOf(script), seconds), writtenLater);
  }

  startScript();
  unawaited(run('start'));
  for (const at of faults.killed) clock.after(at * 1000, startScript);
  for (const { at, by } of faults.clock) clock.after(at * 1000, () => (jumpedMs += by * 1000));
  for (const { from, to } of faults.closed) {
    clock.after(from * 1000, () => {
      startScript();
      callOffAlarm();
    });
    if (Number.isFinite(to)) clock.after(to * 1000, () => unawaited(run('start')));
  }
  for (const { at, change } of wishes)
    clock.after(at * 1000, () => {
      settings = change(settings, wallClock());
      watch = undefined;
    });
  await clock.runUntil(scenario.duration * 1000);
  if (wrong[0]) throw wrong[0];
}
