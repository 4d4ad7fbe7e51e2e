/** What a round costs the processor, by how many endpoints it asks and by how old the history is. */
import { advance } from '../../../src/core/advance.ts';
import type { Observation, Order } from '../../../src/core/model/observation.ts';
import type { OwnService, Settings } from '../../../src/core/model/settings.ts';
import { emptyState, type State } from '../../../src/core/model/state.ts';
import { DAY_MS, MINUTE_MS } from '../../../src/core/model/time.ts';
import type { Watch } from '../../../src/core/model/watch.ts';
import { due } from '../../../src/core/schedule/due.ts';
import { entries } from '../../../src/core/storage/entries.ts';
import { afterWrite } from '../../../src/core/storage/open-state.ts';
import { toolbar } from '../../../src/core/view/view.ts';
import { defaultSettings, watch as resolve } from '../../../src/services/index.ts';
import { table } from '../markdown.ts';
import { medianOf } from './median.ts';

const BEGIN = Date.UTC(2026, 10, 1);
const ROUNDS = 120;

const own = (index: number): OwnService => ({
  id: `own-${index}`,
  name: `${index}.example.org`,
  kind: 'website',
  url: `https://${index}.example.org/`,
  openUrl: `https://${index}.example.org/`,
});

function watching(count: number): Watch {
  const custom = Array.from({ length: count }, (_, index) => own(index));
  const chosen = custom.map(({ id }) => ({ id }));
  const settings: Settings = { ...defaultSettings, isStarted: true, custom, services: chosen };
  return resolve(settings, {
    browser: 'chromium',
    granted: [],
    seesLayers: false,
    socketsAreAnonymous: true,
  });
}

function answered({ endpoint, kind, tier, isWarm }: Order, at: number): Observation {
  const bytes = { sentBytes: 400, receivedBytes: 1_200 };
  return { endpoint, kind, tier, at, latencyMs: 90, answered: true, grade: 1, isWarm, ...bytes };
}

interface Round {
  ms: number;
  asked: number;
}

/** All that a round has the core do, from what is due to what is written and shown: a healthy one each minute. */
function round(state: State, watch: Watch, now: number): Round & { state: State } {
  const beganAt = performance.now();
  const orders = due(state, watch, { now, trigger: 'check-now', stretchEndAt: now + 25_000 });
  const observations = orders.map((order) => answered(order, now));
  const step = { at: now + 100, startedAt: now, trigger: 'check-now', observations } as const;
  const next = advance(state, { ...step, isSystemOffline: false, chance: 0.5 }, watch);
  JSON.stringify(entries(state, next));
  toolbar(next, watch, step.at);
  const kept = afterWrite(next, state);
  return { ms: performance.now() - beganAt, asked: orders.length, state: kept };
}

/** The usual round of so many own endpoints, after so many days of them: the days before are played an hour at a time. */
function usual(count: number, days: number): Round {
  const watch = watching(count);
  let state = emptyState;
  let now = BEGIN;
  for (; now < BEGIN + days * DAY_MS; now += 60 * MINUTE_MS) ({ state } = round(state, watch, now));
  const played: Round[] = [];
  for (let index = 0; index < ROUNDS; index += 1, now += MINUTE_MS) {
    const { state: next, ...one } = round(state, watch, now);
    state = next;
    if (index >= ROUNDS / 2) played.push(one);
  }
  // What else the machine does makes a round longer, never shorter.
  const ms = Math.min(...played.map((one) => one.ms));
  return { ms, asked: medianOf(played.map(({ asked }) => asked)) };
}

export function scale(): string {
  // Warms up.
  for (const count of [5, 50]) usual(count, 30);
  const byCount = [5, 50, 500].map((count) => ({ what: `${count} own endpoints`, ...usual(count, 0) }));
  const byAge = [1, 30, 365].map((days) => ({
    what: `5 own endpoints, after ${days} days`,
    ...usual(5, days),
  }));
  const floor = byCount[0]!.ms / byCount[0]!.asked;
  const rows = [...byCount, ...byAge].map(({ what, ms, asked }) => [
    what,
    `${asked}`,
    (ms / byCount[0]!.ms).toFixed(2),
    (ms / asked / floor).toFixed(2),
  ]);
  const head = ['a healthy round', 'asked', '× the first', 'for each that is asked, × the first'];
  return table(head, rows);
}
