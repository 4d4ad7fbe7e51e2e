/** The history under any sequence of rounds, kills and jumps of the clock. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, startOfDay } from '../../../src/core/model/time.ts';
import { archiveOf } from '../../../src/core/archive/archive.ts';
import { exactStretches } from '../../../src/core/history/days.ts';
import type { State } from '../../../src/core/model/state.ts';
import { isHeld } from '../../../src/core/history/testimony.ts';
import { lengthOf, sumBetween } from '../../../src/core/history/stretches.ts';
import { CALM, calm, live, runs } from '../any-life.ts';
import '../../seed.ts';
import type { Observation } from '../../../src/core/model/observation.ts';

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
    const { state, steps } = live([...calm(20), { ...CALM, afterMs: 8 * HOUR_MS }, ...calm(20)]);
    const asleep = { from: steps[19]!, to: steps[20]! - 900 };
    const parts = sumBetween(exactStretches(state, 'signal', steps.at(-1)!), asleep.from, asleep.to);
    expect(parts).toEqual({ 'not-measured': asleep.to - asleep.from });
  });

  it('keeps a blip with its reason, and calls it no outage', () => {
    const { state } = live([...calm(30), { ...CALM, afterMs: 59_000, fails: 'signal' }, ...calm(3)]);
    expect(state.incidents).toEqual([]);
    expect(state.days.flatMap(({ blips = [] }) => blips)).toMatchObject([
      { service: 'signal', failure: 'timeout', failures: 1 },
    ]);
  });
});
