/** Our core in the worlds and incidents of the benchmark, and what it would have told. */
import type { ServiceBelief, State } from '../../src/core/model/state.ts';
import { Air, type Spell } from './air.ts';
import { Browser } from './browser.ts';
import { spread } from './chance.ts';
import { Device, type Memory } from './device.ts';
import { incident, type Fault } from './incidents.ts';
import { noQuiet, noTroubled, type Quiet, type Troubled } from './tally.ts';
import { watched, watchOf, type Choice } from './users.ts';
import { awake, HOUR_MS, MINUTE_MS, SECOND_MS, type World } from './world.ts';
import type { Notice } from '../../src/core/model/sentence.ts';

/** A spell of the own line has to be named if the device was awake in it for so long: one check, and two looks at the line. */
const NAMEABLE_MS = 120 * SECOND_MS;

/** So long after a spell nobody may be blamed for it. */
const AFTERMATH_MS = 60 * SECOND_MS;

const isTrouble = (belief: ServiceBelief | undefined): boolean =>
  belief?.status === 'down' || belief?.status === 'degraded';
const isNew = ({ kind, replaces }: Notice): boolean => kind !== 'connection' && !replaces;

/** So many hours awake in a world in which no service fails. */
export function quiet(world: World, seed: number, awakeMs: number, choice: Choice): Quiet {
  const air = new Air(world, seed);
  const sum = noQuiet();
  const spells = spellWatch(sum);
  const rest = restOf(world, seed);
  // What was held before it could not be judged is not said anew afterwards.
  const wasTrouble = new Map<string, boolean>();
  const device = new Device(watchOf(choice), new Browser(air), {
    stepped(elapsed, after, before, observations) {
      sum.probes += observations.length;
      for (const { sentBytes, receivedBytes } of observations) sum.bytes += sentBytes + receivedBytes;
      const spell = air.spell(elapsed);
      spells.stepped(elapsed, spell, after.line.status);
      for (const { id } of watched) {
        const [is, was] = [after.services[id], before.services[id]];
        if (is?.isDoubted && !was?.isDoubted) sum.eager += 1;
        if (!is || is.status === 'unknown') continue;
        const isNews = isTrouble(is) && !wasTrouble.get(id);
        wasTrouble.set(id, isTrouble(is));
        if (!isNews) continue;
        sum.red += 1;
        if (is.status === 'degraded') sum.degraded += 1;
        if (spells.isOwn(elapsed)) sum.blamed += 1;
      }
    },
    told: (_elapsed, notice) => {
      if (notice.kind === 'outage' && !notice.replaces) sum.alarms += notice.services.length;
      else if (notice.kind === 'unstable' && !notice.replaces) sum.alarms += 1;
    },
  });
  let endAt = 0;
  device.playUntil(Infinity, () => {
    endAt = device.memory().elapsed;
    return endAt - rest(endAt) >= awakeMs;
  });
  sum.serviceAwakeMs = (endAt - rest(endAt)) * watched.length;
  return sum;
}

/** Whether each spell of the own line was named rightly when it ended, or when the device fell asleep in it. */
function spellWatch(sum: Quiet): {
  stepped(elapsed: number, spell: Spell | undefined, connection: State['line']['status']): void;
  isOwn(elapsed: number): boolean;
} {
  let current: { spell: Spell; isNamed: boolean; awakeMs: number } | undefined;
  let endedAt = -Infinity;
  let lastAt = 0;
  let wokeAt = 0;

  function end({ spell, isNamed, awakeMs }: NonNullable<typeof current>): void {
    endedAt = spell.to;
    if (awakeMs < NAMEABLE_MS) return;
    sum.spells += 1;
    if (isNamed) sum.named += 1;
  }

  return {
    isOwn: (elapsed) => current !== undefined || elapsed - endedAt < AFTERMATH_MS,
    stepped(elapsed, spell, connection) {
      // Longer than any pause of the schedule: it was asleep.
      const wasAsleep = elapsed - lastAt > 2 * MINUTE_MS;
      if (wasAsleep) wokeAt = elapsed;
      if (current && current.spell.from !== spell?.from) {
        end(current);
        current = undefined;
      }
      if (spell) {
        current ??= { spell, isNamed: false, awakeMs: 0 };
        if (!wasAsleep) current.awakeMs += elapsed - Math.max(lastAt, spell.from);
        const right = spell.kind === 'portal' ? 'captive' : 'offline';
        // Just awake, nothing is said yet.
        if (elapsed - wokeAt >= AFTERMATH_MS) current.isNamed = connection === right;
      }
      lastAt = elapsed;
    },
  };
}

/** How much of the time until a moment was slept; asked with moments that never go back. */
export function restOf(world: World, seed: number): (elapsed: number) => number {
  const { sleeps } = new Air(world, seed);
  let nap = sleeps.next(0);
  let asleepMs = 0;
  return (elapsed) => {
    while (nap.to <= elapsed) {
      asleepMs += nap.to - nap.from;
      nap = sleeps.next(nap.to);
    }
    return asleepMs;
  };
}

/** So many devices with a past meet the incidents by turns. */
const OWNERS = 8;

const memories = new Map<string, Memory>();

/** A device that has watched a world for so long that it knows its line, at a calm moment. */
export function experienced(world: World, seed: number, awakeMs: number, choice: Choice): Memory {
  const key = JSON.stringify([world.name, seed, awakeMs, choice]);
  const known = memories.get(key);
  if (known) return known;
  const air = new Air(world, seed);
  const device = new Device(watchOf(choice), new Browser(air), {});
  const rest = restOf(world, seed);
  device.playUntil(Infinity, () => {
    const { state, elapsed } = device.memory();
    const isCalm =
      state.line.status === 'online' &&
      state.incidents.every(({ resolvedAt }) => resolvedAt !== undefined) &&
      watched.every(({ id }) => state.services[id]?.status === 'up' && !state.services[id].isDoubted) &&
      (state.agenda.settleUntilAt ?? 0) < state.steppedAt - 5 * MINUTE_MS;
    return elapsed - rest(elapsed) >= awakeMs && isCalm;
  });
  memories.set(key, device.memory());
  return device.memory();
}

export interface Setting {
  world: World;
  choice: Choice;
  /** How long the device has watched before. */
  experienceMs: number;
  /** Play to the end of the fault and 20 minutes more, to count what is told. */
  toTheEnd: boolean;
}

/** One incident, as this device meets it. */
export function troubled(fault: Fault, seed: number, setting: Setting): Troubled {
  const { world, choice } = setting;
  // Who meets it and where it happens are drawn apart.
  const owner = 1 + (Math.floor(seed / watched.length) % OWNERS);
  const memory = experienced(world, owner, setting.experienceMs, choice);
  const onset = Math.round(memory.elapsed + (10 + 10 * spread(seed)) * MINUTE_MS);
  const which = seed % watched.length;
  const what = incident(fault, seed, which, onset);
  const { id } = watched[which]!;
  const sum = { ...noTroubled(), incidents: 1 };
  const claims = new Set<string>();
  let notifications = 0;
  let wasTroubledBefore = false;
  const first = { eager: Infinity, red: Infinity, alarm: Infinity };
  const air = new Air(awake(world), seed, what);
  const device = new Device(
    watchOf(choice),
    new Browser(air),
    {
      stepped(elapsed, after) {
        const belief = after.services[id];
        if (elapsed < onset) {
          wasTroubledBefore = isTrouble(belief);
          return;
        }
        const isRed = fault.isPartial ? isTrouble(belief) : belief?.status === 'down';
        if (isRed) first.red = Math.min(first.red, elapsed);
        if (belief?.isDoubted || isRed) first.eager = Math.min(first.eager, elapsed);
        const isTrue = belief?.cause === 'connection' && air.wasLineBusy(elapsed);
        if (belief?.cause && belief.cause !== 'unclear' && !isTrue && elapsed < what.to)
          claims.add(belief.cause);
      },
      told(elapsed, notice) {
        if (elapsed < onset || !notice.services.includes(id)) return;
        if (isNew(notice)) notifications += 1;
        if (notice.kind === 'outage') first.alarm = Math.min(first.alarm, elapsed);
      },
    },
    memory,
  );
  const isKnown = (): boolean => first.red < Infinity && (first.alarm < Infinity || fault.isPartial === true);
  device.playUntil(what.to + 20 * MINUTE_MS, () => wasTroubledBefore || (!setting.toTheEnd && isKnown()));
  if (wasTroubledBefore) return { ...noTroubled(), skipped: 1 };
  const inTime = (at: number): number[] =>
    at <= what.to + MINUTE_MS ? [Math.round(at - onset) / SECOND_MS] : [];
  sum.eager = inTime(first.eager);
  sum.red = inTime(first.red);
  sum.alarms = inTime(first.alarm);
  sum.notifications = [notifications];
  sum.claimed = claims.size > 0 ? 1 : 0;
  sum.wrong = [...claims].some((cause) => cause !== fault.cause) ? 1 : 0;
  return sum;
}

/** Days of 8 hours that a device has watched before an incident, unless said otherwise. */
export const EXPERIENCE_MS = 30 * 8 * HOUR_MS;
