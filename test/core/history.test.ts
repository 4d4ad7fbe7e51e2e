/** The history under any sequence of rounds, kills, jumps of the clock and time zones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/core/advance.ts';
import { DAY_MS, dayOf, HOUR_MS, MINUTE_MS, startOfDay, utc } from '../../src/core/calendar.ts';
import { afterWrite, assemble, STATE, type StoredState } from '../../src/core/stored/documents.ts';
import { archiveOf } from '../../src/core/stored/archive.ts';
import { entries } from '../../src/core/stored/entries.ts';
import { exactStretches, spansOf } from '../../src/core/history.ts';
import type { Failure, Observation, Past, Round, Watch } from '../../src/core/model.ts';
import { edgesOf, rangeStrip, RANGES, stretchesOf } from '../../src/core/history/range.ts';
import { rollUp, sumUp, totalOf } from '../../src/core/history/roll-up.ts';
import { emptyState, type Day, type Span, type State } from '../../src/core/state.ts';
import { readRolledDay } from '../../src/core/stored/roll-ups.ts';
import { isHeld } from '../../src/core/history/testimony.ts';
import { fromSpans, lengthOf, MEASURED, PASTS, sumBetween } from '../../src/core/history/stretches.ts';
import { stripOf } from '../../src/core/history/strip.ts';
import { openKeys, withHistory } from '../../src/core/stored/whole.ts';
import { openState } from '../../src/core/stored/state.ts';
import { controls, defaultSettings, watch as resolve } from '../../src/services/index.ts';

/** The same cases every time; others with `SEED=… npx vitest run …`. */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 7) });

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

const runs = fc.array(
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
  /** Bytes of each write. */
  readonly writes: number[] = [];

  write(before: State, after: State): void {
    const written = entries(before, after);
    this.writes.push(JSON.stringify(written).length);
    for (const [key, value] of Object.entries(written))
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

function live(happenings: readonly Happening[]): {
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
    const round: Round = {
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
    state = { ...afterWrite(after), outbox: [] };
  }
  return { state, disk, steps, seen };
}

describe('the calendar', () => {
  it('agrees with the language’s own for any day of two thousand years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_135_596_800_000, max: 4_102_444_800_000 }), (at) => {
        const iso = new Date(at).toISOString();
        expect(dayOf(at)).toBe(iso.slice(0, 10).replace(/^0+(?=\d)/, ''));
        expect(startOfDay(dayOf(at))).toBe(Math.floor(at / DAY_MS) * DAY_MS);
        expect(utc(at).slice(-10)).toBe(`${iso.slice(10, 19)}Z`.slice(-10));
      }),
    );
  });
});

describe('a history', () => {
  it('keeps its spans in order, each of some length, each day within its day', () => {
    fc.assert(
      fc.property(runs, (parts) => {
        const { state } = live(parts.flat());
        const names = state.days.map(({ day }) => day);
        expect(names).toEqual([...new Set(names)].sort());
        for (const day of state.days)
          for (const spans of Object.values(day.services)) {
            for (const [index, span] of spans.entries()) {
              expect(span.at).toBeGreaterThanOrEqual(startOfDay(day.day));
              expect(span.at).toBeLessThan(startOfDay(day.day) + DAY_MS);
              if (index > 0) expect(span.at).toBeGreaterThan(spans[index - 1]!.at);
              if (index > 0) expect(span.past).not.toBe(spans[index - 1]!.past);
            }
          }
      }),
      { numRuns: 25 },
    );
  });

  it('gives incidents no negative length, and an end no earlier than its beginning', () => {
    fc.assert(
      fc.property(runs, (parts) => {
        const { state } = live(parts.flat());
        for (const { openedAt, resolvedAt, believedAt, between } of state.incidents) {
          expect(openedAt).toBeLessThanOrEqual(believedAt);
          expect(between.afterAt).toBeLessThanOrEqual(between.beforeAt);
          if (resolvedAt !== undefined) expect(resolvedAt).toBeGreaterThanOrEqual(openedAt);
        }
        for (const { tallies, lostMs, unseenMs } of state.testimonies) {
          expect(Math.min(lostMs, unseenMs)).toBeGreaterThanOrEqual(0);
          for (const { asked, answered } of tallies) {
            expect(answered).toBeGreaterThanOrEqual(0);
            expect(asked).toBeGreaterThanOrEqual(answered);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is the same after a kill: what is loaded goes on as what was held', () => {
    fc.assert(
      fc.property(runs, (parts) => {
        const happenings = parts.flat();
        const one = live(happenings.map((happened) => ({ ...happened, killed: true }))).state;
        const other = live(happenings.map((happened) => ({ ...happened, killed: false }))).state;
        const drawn = (state: State) =>
          state.days.map(({ day, services, blips }) => ({ day, services, blips }));
        // Moments lie in storage as whole milliseconds.
        const rounded = (value: unknown): unknown =>
          JSON.parse(
            JSON.stringify(value, (_, inner: unknown) =>
              typeof inner === 'number' ? Math.round(inner) : inner,
            ),
          );
        expect(rounded(drawn(one))).toEqual(rounded(drawn(other)));
        // The reasons of what is long over lie in the history alone.
        const known = (state: State) =>
          state.incidents.map(({ timeline, ...incident }) => ({
            ...incident,
            timeline: isHeld(incident, state.steppedAt) ? timeline : [],
          }));
        expect(rounded(known(one))).toEqual(rounded(known(other)));
        // Which observations are thinned out is chance.
        const counted = (state: State) =>
          state.testimonies.map(({ observations: _seen, leftOut: _count, ...rest }) => rest);
        expect(rounded(counted(one))).toEqual(rounded(counted(other)));
      }),
      { numRuns: 15 },
    );
  });

  it('keeps of what was seen nothing twice and nothing that was not seen', () => {
    fc.assert(
      fc.property(runs, (parts) => {
        const { disk, seen } = live(parts.flat());
        const { observations, cases, sums } = archiveOf(Object.fromEntries(disk.stored));
        const name = ({
          endpoint,
          at,
          answered,
        }: Pick<Observation, 'endpoint' | 'at' | 'answered'>): string => `${endpoint} ${at} ${answered}`;
        const known = new Set(seen.map(name));
        for (const list of [observations, ...cases.map(({ testimony }) => testimony?.observations ?? [])]) {
          const names = list.map(name);
          expect(names).toEqual([...new Set(names)]);
          expect(names.filter((one) => !known.has(one))).toEqual([]);
        }
        for (const { services } of sums)
          for (const sum of Object.values(services)) expect(lengthOf(sum.parts)).toBe(DAY_MS);
      }),
      { numRuns: 25 },
    );
  });

  it('never says of a sleep that it was measured', () => {
    const calm = { fails: 'nothing', failure: 'timeout', killed: false } as const;
    const minutes = (count: number) => Array.from({ length: count }, () => ({ ...calm, afterMs: 59_000 }));
    const { state, steps } = live([...minutes(20), { ...calm, afterMs: 8 * HOUR_MS }, ...minutes(20)]);
    const asleep = { from: steps[19]!, to: steps[20]! - 900 };
    const parts = sumBetween(exactStretches(state, 'signal', steps.at(-1)!), asleep.from, asleep.to);
    expect(parts).toEqual({ 'not-measured': asleep.to - asleep.from });
  });

  it('keeps a blip with its reason, and calls it no outage', () => {
    const calm = { fails: 'nothing', failure: 'timeout', killed: false } as const;
    const minutes = (count: number) => Array.from({ length: count }, () => ({ ...calm, afterMs: 59_000 }));
    const { state } = live([...minutes(30), { ...calm, afterMs: 59_000, fails: 'signal' }, ...minutes(3)]);
    expect(state.incidents).toEqual([]);
    expect(state.days.flatMap(({ blips = [] }) => blips)).toMatchObject([
      { service: 'signal', failure: 'timeout', failures: 1 },
    ]);
  });
});

const past = fc.constantFrom<Past>(...PASTS);
const DAY = startOfDay('2026-03-28');
const spans: fc.Arbitrary<Span[]> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: DAY_MS - 1 }), past), {
    selector: ([at]) => at,
    maxLength: 60,
  })
  .map((list) => list.sort(([a], [b]) => a - b).map(([at, kind]) => ({ at: DAY + at, past: kind })));

describe('a roll-up', () => {
  it('is a recount of the day', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 0, max: DAY_MS }), (list, measuredMs) => {
        const untilAt = DAY + measuredMs;
        const day: Day = { day: '2026-03-28', services: { signal: list } };
        const rolled = rollUp(day, untilAt);
        const recount = sumBetween(fromSpans(list, Math.min(untilAt, DAY + DAY_MS)), DAY, DAY + DAY_MS);
        const sum = sumUp(rolled, undefined).services['signal'];
        const measured = PASTS.filter((kind) => kind !== 'not-measured' && recount[kind]);
        if (measured.length === 0) {
          expect(sum).toBeUndefined();
          return;
        }
        expect(sum!.parts).toEqual(recount);
        expect(totalOf(rolled.services['signal']!.stretches)).toEqual(recount);
        expect(lengthOf(sum!.parts)).toBe(DAY_MS);
      }),
    );
  });

  it('tells every quarter of an hour as the spans do', () => {
    fc.assert(
      fc.property(
        spans,
        fc.integer({ min: 0, max: 95 }),
        fc.integer({ min: 1, max: 40 }),
        (list, first, count) => {
          const rolled = rollUp({ day: '2026-03-28', services: { signal: list } }, DAY + DAY_MS);
          const stretches = rolled.services['signal']?.stretches ?? [];
          const [from, to] = [DAY + first * 15 * MINUTE_MS, DAY + (first + count) * 15 * MINUTE_MS];
          expect(sumBetween(stretches, from, to)).toEqual(
            sumBetween(fromSpans(list, DAY + DAY_MS), from, to),
          );
        },
      ),
    );
  });

  it('is written by the step that closes the day', () => {
    const calm = { fails: 'nothing', failure: 'timeout', killed: true } as const;
    const { state, disk } = live([
      ...Array.from({ length: 10 }, () => ({ ...calm, afterMs: 59_000 })),
      { ...calm, afterMs: 30 * HOUR_MS },
      { ...calm, afterMs: 30 * HOUR_MS },
    ]);
    const closed = [...disk.stored].flatMap(([key, value]) =>
      key.startsWith('rolled:') ? [readRolledDay(value)?.day] : [],
    );
    expect(closed).toEqual(['2026-03-27']);
    expect(state.days.map(({ day }) => day)).toEqual(['2026-03-29', '2026-03-30']);
    expect([...disk.stored.keys()].filter((key) => key.startsWith('history:'))).toHaveLength(2);
  });
});

/** The first moments of the last days in a time zone, and of tomorrow: as a page tells them. */
function dayStarts(now: number, count: number, timeZone: string): number[] {
  const date = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const isDay = (at: number, name: string): boolean => date.format(at) >= name;
  const starts: number[] = [];
  let at = now;
  for (let index = 0; index <= count; index += 1) {
    const name = date.format(at);
    // Halves the time until the minute at which the day begins is found.
    const end = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    let [before, after] = [end - 26 * HOUR_MS, end];
    while (after - before > MINUTE_MS) {
      const middle = Math.floor((before + after) / 2 / MINUTE_MS) * MINUTE_MS;
      if (isDay(middle, name)) after = middle;
      else before = middle;
    }
    starts.unshift(after);
    at = after - HOUR_MS;
  }
  let next = now;
  while (date.format(next) === date.format(now)) next += 15 * MINUTE_MS;
  next = Math.floor(next / (15 * MINUTE_MS)) * 15 * MINUTE_MS;
  return [...starts.slice(1), next];
}

const ZONES = [
  'UTC',
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Pacific/Apia',
  'Pacific/Chatham',
];

describe('a strip', () => {
  const moments = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) });

  it('covers its time exactly once, in any time zone and over any change of the clocks', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...ZONES), fc.constantFrom(...RANGES), (now, zone, range) => {
        const edges = edgesOf(range, now, dayStarts(now, 90, zone));
        expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
        expect(edges.at(-1)!).toBeGreaterThan(now);
        expect(edges.at(-2)!).toBeLessThanOrEqual(now);
        const lengths = edges.slice(1).map((edge, index) => edge - edges[index]!);
        const cell = { '24h': 5 * MINUTE_MS, '7d': HOUR_MS, '30d': DAY_MS, '90d': DAY_MS }[range];
        for (const length of lengths) {
          // A day has 23 to 25 hours; where clocks change by half an hour, one hour of it has thirty minutes.
          expect(length).toBeLessThanOrEqual(range.endsWith('d') && range !== '7d' ? cell + HOUR_MS : cell);
          expect(length).toBeGreaterThanOrEqual(
            range === '24h' ? cell : range === '7d' ? cell / 2 : cell - HOUR_MS,
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives each cell parts that add up to it, and counts measured time alone', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom(...ZONES), fc.constantFrom(...RANGES), (list, zone, range) => {
        const now = DAY + DAY_MS - 1;
        const stretches = fromSpans(list, now);
        const { cells, upShare, measuredShare } = stripOf(
          stretches,
          edgesOf(range, now, dayStarts(now, 90, zone)),
          now,
        );
        for (const cell of cells) expect(lengthOf(cell.parts)).toBe(Math.min(cell.ms, now - cell.at));
        const sum = (pasts: readonly Past[]): number =>
          cells.reduce((total, { parts }) => total + lengthOf(parts, pasts), 0);
        const measured = sum(MEASURED);
        if (measured === 0) expect(upShare).toBeUndefined();
        else expect(upShare).toBeCloseTo(sum(['up']) / measured, 9);
        expect(measuredShare).toBeCloseTo(measured / (now - cells[0]!.at), 9);
      }),
      { numRuns: 200 },
    );
  });

  it('says the same from quarters of an hour as from the spans themselves', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom(...ZONES), (list, zone) => {
        const now = DAY + 2 * DAY_MS;
        const day: Day = { day: '2026-03-28', services: { signal: list } };
        const edges = edgesOf('7d', now, dayStarts(now, 90, zone));
        const none = { days: [], steppedAt: 0 };
        const rolled = stretchesOf([rollUp(day, DAY + DAY_MS)], none, 'signal', now);
        expect(rangeStrip(rolled, edges, now).cells.map(({ parts }) => parts)).toEqual(
          rangeStrip(fromSpans(list, DAY + DAY_MS), edges, now).cells.map(({ parts }) => parts),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('draws a short dip in proportion, and says when it was', () => {
    const list: Span[] = [
      { at: DAY, past: 'up' },
      { at: DAY + 9 * HOUR_MS, past: 'down' },
      { at: DAY + 9 * HOUR_MS + 4 * MINUTE_MS, past: 'up' },
    ];
    const stretches = fromSpans(list, DAY + DAY_MS);
    const [cell] = rangeStrip(stretches, [DAY, DAY + DAY_MS], DAY + DAY_MS).cells;
    expect(cell).toMatchObject({
      past: 'down',
      parts: { down: 4 * MINUTE_MS, up: DAY_MS - 4 * MINUTE_MS },
      worstAt: DAY + 9 * HOUR_MS,
    });
    expect(spansOf([{ day: '2026-03-28', services: { signal: list } }], 'signal')).toEqual(list);
  });
});
