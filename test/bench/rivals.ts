/** The peers' rules in the same worlds and incidents, with the same seeds. */
import { cost, KEPT_OPEN_MS } from '../../src/core/traffic/cost.ts';
import { Air } from './air.ts';
import { seededRandom, spread } from './chance.ts';
import { incident, type Fault } from './incidents.ts';
import { restOf } from './ours.ts';
import type { Peer } from './peers/index.ts';
import { noQuiet, noTroubled, type Quiet, type Troubled } from './tally.ts';
import { deep, gateControls, watched, type Place } from './users.ts';
import { awake, HOUR_MS, MINUTE_MS, SECOND_MS, type World } from './world.ts';

interface Player {
  /** Lets the rule live from now to `endAt` or until `isOver`. */
  playUntil(endAt: number, isOver?: () => boolean): void;
  elapsed(): number;
  spent: { probes: number; bytes: number };
}

interface Heard {
  down(at: number): void;
  up(at: number): void;
}

function player(peer: Peer, air: Air, service: number, heard: Heard): Player {
  const chance = seededRandom(air.seed, `${peer.name} ${service}`);
  const spent = { probes: 0, bytes: 0 };
  const keptSince = new Map<number, number>();
  let isDown = false;

  function attempt(place: Place, at: number, limitMs: number): { isGood: boolean; endAt: number } {
    const met = air.attempt(place, at);
    const failure = met.failure ?? (met.afterMs > limitMs ? 'timeout' : undefined);
    const kept = keptSince.get(place.host);
    const isWarm = kept !== undefined && at - kept < KEPT_OPEN_MS;
    const answered = failure === undefined;
    if (answered) keptSince.set(place.host, at);
    else keptSince.delete(place.host);
    const price = cost({
      kind: place.kind,
      url: place.url,
      isWarm,
      sinceAnswerMs: kept === undefined ? undefined : at - kept,
      answered,
      failure,
      browser: 'chromium',
    });
    spent.probes += 1;
    spent.bytes += price.sentBytes + price.receivedBytes;
    // Every one of these rules takes a status from 400 on for a failure.
    return { isGood: answered && met.status < 400, endAt: at + Math.min(limitMs, met.afterMs) };
  }

  const beat = peer.start({
    ask: (at, limitMs) => attempt(deep[service]!, at, limitMs),
    askControl: (which, at, limitMs) =>
      attempt(gateControls[which % gateControls.length]!, at, limitMs).isGood,
    down(at) {
      if (!isDown) heard.down(at);
      isDown = true;
    },
    up(at) {
      if (isDown) heard.up(at);
      isDown = false;
    },
    chance,
  });

  let wantedAt = chance() * MINUTE_MS;
  let at = 0;
  return {
    spent,
    elapsed: () => at,
    playUntil(endAt, isOver = () => false) {
      for (;;) {
        const nap = air.sleeps.next(wantedAt);
        const next = Math.round(nap.from <= wantedAt ? nap.to : wantedAt);
        if (next >= endAt || isOver()) return;
        at = next;
        wantedAt = beat(at, wantedAt);
      }
    },
  };
}

/** So many hours awake in a world in which no service fails, one service after the other. */
export function quietRival(peer: Peer, world: World, seed: number, awakeMs: number): Quiet {
  const sum = noQuiet();
  watched.forEach((_service, service) => {
    const air = new Air(world, seed);
    const one = player(peer, air, service, { down: () => (sum.alarms += 1), up: () => undefined });
    const rest = restOf(world, seed);
    one.playUntil(Infinity, () => one.elapsed() - rest(one.elapsed()) >= awakeMs);
    sum.serviceAwakeMs += one.elapsed() - rest(one.elapsed());
    sum.probes += one.spent.probes;
    sum.bytes += one.spent.bytes;
  });
  sum.red = sum.alarms;
  return sum;
}

/** Time to learn what the rules learn, and to be in step with nothing. */
const BEFORE_MS = HOUR_MS;

export function troubledRival(peer: Peer, fault: Fault, seed: number, world: World): Troubled {
  const onset = Math.round(BEFORE_MS + spread(seed) * 10 * MINUTE_MS);
  const service = seed % watched.length;
  const what = incident(fault, seed, service, onset);
  const sum = { ...noTroubled(), incidents: 1 };
  let isDown = false;
  let first = Infinity;
  let told = 0;
  const air = new Air(awake(world), seed, what);
  const one = player(peer, air, service, {
    down(at) {
      isDown = true;
      if (at < onset) return;
      told += 1;
      first = Math.min(first, at);
    },
    up(at) {
      isDown = false;
      if (at >= onset) told += 1;
    },
  });
  one.playUntil(onset);
  if (isDown) return { ...noTroubled(), skipped: 1 };
  one.playUntil(what.to + 20 * MINUTE_MS);
  const inTime = first <= what.to + MINUTE_MS ? [Math.round(first - onset) / SECOND_MS] : [];
  return { ...sum, eager: inTime, red: inTime, alarms: inTime, notifications: [told] };
}
