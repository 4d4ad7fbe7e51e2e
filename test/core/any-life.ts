/** Any sequence of rounds, kills and jumps of the clock, and what it leaves in storage. */
import fc from 'fast-check';
import { advance } from '../../src/core/advance.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/model/time.ts';
import { STATE } from '../../src/core/storage/keys.ts';
import { assemble, openState, type StoredState } from '../../src/core/storage/state.ts';
import { entries } from '../../src/core/storage/entries.ts';
import { emptyState, type State } from '../../src/core/model/state.ts';
import { openKeys, withHistory, afterWrite } from '../../src/core/storage/open-state.ts';
import { controls, defaultSettings, watch as resolve } from '../../src/services/index.ts';
import type { Failure } from '../../src/core/model/terms.ts';
import type { Observation, Step } from '../../src/core/model/observation.ts';
import type { Watch } from '../../src/core/model/watch.ts';

const START = Date.UTC(2026, 2, 27, 20);
const IDS = ['telegram', 'signal'];

const watch: Watch = resolve(
  { ...defaultSettings, isStarted: true, services: IDS.map((id) => ({ id })) },
  { browser: 'chromium', granted: [...IDS, 'control'], seesLayers: true, socketsAreAnonymous: true },
);

/** One thing that happens: a round in which something answers or does not, after a while that may be a jump. */
interface Happening {
  afterMs: number;
  /** What fails: nothing, one service, the line. */
  fails: 'nothing' | 'telegram' | 'signal' | 'line';
  failure: Failure;
  /** The script is killed before this, so that the state comes from storage. */
  killed: boolean;
}

/** Everything answers. */
export const CALM: Omit<Happening, 'afterMs'> = { fails: 'nothing', failure: 'timeout', killed: false };

/** So many calm minutes. */
export const calm = (minutes: number): Happening[] =>
  Array.from({ length: minutes }, () => ({ ...CALM, afterMs: 59_000 }));

const happening: fc.Arbitrary<Happening> = fc.record({
  afterMs: fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 2_000, max: 65_000 }) },
    // Right after the last one.
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: 2 * MINUTE_MS, max: 9 * HOUR_MS }) },
    // The clock is set: back or forward, by seconds, minutes or days.
    { weight: 2, arbitrary: fc.integer({ min: -10 * MINUTE_MS, max: MINUTE_MS }) },
    { weight: 1, arbitrary: fc.integer({ min: -2_000, max: 0 }) },
    { weight: 2, arbitrary: fc.integer({ min: -5 * HOUR_MS, max: 30 * HOUR_MS }) },
    { weight: 1, arbitrary: fc.integer({ min: -3 * DAY_MS, max: 6 * DAY_MS }) },
  ),
  fails: fc.constantFrom('nothing', 'nothing', 'nothing', 'telegram', 'signal', 'line'),
  failure: fc.constantFrom<Failure>('timeout', 'refused', 'http-error', 'dns'),
  killed: fc.boolean(),
});

export const runs = fc.array(
  fc
    .tuple(happening, fc.integer({ min: 1, max: 12 }))
    .map(([one, times]) =>
      Array.from({ length: times }, (_, index) => (index === 0 ? one : { ...one, afterMs: 9_000 })),
    ),
  { minLength: 1, maxLength: 14 },
);

function observed({ fails, failure }: Happening, at: number): Observation[] {
  const asked = [...watch.services.flatMap(({ endpoints }) => endpoints), ...controls];
  return asked.map(({ id, probe }, index): Observation => {
    const answered = fails !== 'line' && !id.startsWith(`${fails}/`);
    return {
      endpoint: id,
      kind: probe.kind,
      tier: 'detailed',
      at,
      latencyMs: 40 + 7 * index,
      answered,
      ...(!answered && { failure }),
      grade: answered ? 2 : 0,
      isWarm: false,
      sentBytes: 100,
      receivedBytes: 100,
    };
  });
}

/** Storage, and the state as a script that starts anew finds it. */
class Disk {
  readonly stored = new Map<string, unknown>();

  write(before: State, after: State): void {
    for (const [key, value] of Object.entries(entries(before, after)))
      if (value === undefined) this.stored.delete(key);
      else this.stored.set(key, JSON.parse(JSON.stringify(value)));
  }

  read(): State {
    const document = this.stored.get(STATE) as StoredState | undefined;
    if (!document) return emptyState;
    const opened = openState(document);
    const days = document.openDays.map((day) => this.stored.get(`history:${day}`));
    const found = Object.fromEntries(openKeys(opened).map((key) => [key, this.stored.get(key)]));
    return withHistory(assemble(document, days), found);
  }
}

/** Lives through what happens, writing after each round as the program does. */
export function live(happenings: readonly Happening[]): {
  state: State;
  disk: Disk;
  steps: number[];
  seen: Observation[];
} {
  const disk = new Disk();
  const seen: Observation[] = [];
  const steps: number[] = [];
  let state: State = emptyState;
  let now = START;
  for (const one of happenings) {
    now += one.afterMs;
    if (one.killed) state = disk.read();
    const observations = observed(one, now);
    const round: Step = {
      startedAt: now,
      at: now + 900,
      trigger: 'alarm',
      observations,
      isSystemOffline: false,
      chance: 0.5,
    };
    now += 900;
    seen.push(...observations);
    const after = advance(state, round, watch);
    disk.write(state, after);
    steps.push(now);
    state = afterWrite(after);
    if (state.outbox.length === 0) continue;
    // What there was to tell has been told, and that is written too.
    const told = { ...state, outbox: [] };
    disk.write(state, told);
    state = told;
  }
  return { state, disk, steps, seen };
}
