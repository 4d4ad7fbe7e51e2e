/** What the line loses, and what a service loses more than it: numbers that no night hits. */
import { describe, expect, it } from 'vitest';
import {
  failsAgain,
  failsMoreThanLine,
  isDropped,
  lossesOf,
  outlastsLosses,
  quicknessOf,
} from '../../../src/core/detect/line-loss.ts';
import type { Observation } from '../../../src/core/model/observation.ts';
import type { EndpointBelief, Run } from '../../../src/core/model/state.ts';
import { defaultSettings, watch } from '../../../src/services/index.ts';

const AT = Date.UTC(2026, 10, 22, 21);
const MINUTE_MS = 60_000;
const here = watch(defaultSettings, {
  browser: 'chromium',
  granted: [],
  seesLayers: false,
  socketsAreAnonymous: true,
});
const plain = here.controls.find(({ probe }) => probe.url.startsWith('http:'))!.id;
const controls = here.controls.map(({ id }) => id).filter((id) => id !== plain);

const run = (failures: number, answers: number, minutesAgo = 0, failuresInARow = 1): Run => ({
  sinceAt: AT - 20 * MINUTE_MS,
  failedAt: AT - minutesAgo * MINUTE_MS,
  knownAt: AT - minutesAgo * MINUTE_MS,
  failures,
  answers,
  failuresInARow,
  inARowSinceAt: AT - 20 * MINUTE_MS,
  failure: 'timeout',
});
const belief = (more: Partial<EndpointBelief>): EndpointBelief => ({
  ...{ tier: 'basic', askedAt: AT, answeredAt: AT, answersInARow: 1, grade: 1, fullNats: 0, partialNats: 0 },
  ...more,
});

describe('what the line loses', () => {
  /** As told by the first controls, of which these runs are held. */
  const lost = (...runs: readonly Run[]) =>
    lossesOf(
      Object.fromEntries(runs.map((one, index) => [controls[index]!, belief({ run: one })])),
      here,
      AT,
    );
  const nothing = { failures: 0, tries: 0 };

  it('is added up over controls that fail and answer by turns, two of them or more', () => {
    expect(lost()).toEqual(nothing);
    expect(lost(run(2, 8))).toEqual(nothing);
    expect(lost(run(2, 8), run(1, 4))).toEqual({ failures: 3, tries: 15 });
    expect(lost(run(2, 8), run(1, 1))).toEqual({ failures: 3, tries: 12 });
    expect(lost(run(2, 8), run(3, 0))).toEqual(nothing);
  });

  it('is told by three that fail at once too, though none of them has answered in between', () => {
    expect(lost(run(2, 0), run(3, 0))).toEqual(nothing);
    expect(lost(run(2, 0), run(3, 0), run(1, 0))).toEqual({ failures: 6, tries: 6 });
    expect(lost(run(2, 0), run(3, 0), run(1, 0, 3))).toEqual(nothing);
    expect(lost(run(2, 0), run(3, 0), run(1, 0, 2.9))).toEqual({ failures: 6, tries: 6 });
    expect(lost(run(2, 0), run(3, 0), run(1, 1), run(4, 0, 4))).toEqual({ failures: 6, tries: 7 });
  });

  it('is of the last quarter of an hour, of encrypted controls, as they are seen now', () => {
    expect(lost(run(2, 8, 14.9), run(1, 4))).toEqual({ failures: 3, tries: 15 });
    expect(lost(run(2, 8, 15), run(1, 4))).toEqual(nothing);
    const one = { [controls[0]!]: belief({ run: run(2, 8) }) };
    expect(lossesOf({ ...one, [plain]: belief({ run: run(1, 4) }) }, here, AT)).toEqual(nothing);
    const other = belief({ run: run(1, 4), tier: 'detailed' });
    expect(lossesOf({ ...one, [controls[1]!]: other }, here, AT)).toEqual(nothing);
  });
});

describe('a service that fails', () => {
  it('in a row is more than the line where that makes so many no oftener than once in five hundred', () => {
    // (4 + 1) / (18 + 2) is a quarter; to the fourth power 0.0039, to the fifth 0.00098.
    const losses = { failures: 4, tries: 18 };
    expect(outlastsLosses(run(5, 0, 0, 4), losses)).toBe(false);
    expect(outlastsLosses(run(5, 0, 0, 5), losses)).toBe(true);
    expect(outlastsLosses(run(1, 0), { failures: 0, tries: 0 })).toBe(true);
    // 1 / (20 + 2) squared is 0.00207.
    expect(outlastsLosses(run(2, 0, 0, 2), { failures: 0, tries: 20 })).toBe(false);
    // (1 + 1) / (998 + 2) is exactly the chance that is allowed.
    expect(outlastsLosses(run(1, 0), { failures: 1, tries: 998 })).toBe(true);
  });

  it('by turns is more than the line where the shares lie three standard errors apart', () => {
    const more = (failures: number, answers: number, lost: number, tries: number): boolean =>
      failsMoreThanLine(run(failures, answers), { failures: lost, tries });
    expect(more(1, 99, 0, 0)).toBe(true);
    // Pooled 30 of 200: an error of 0.0505, so 0.1515 is enough, and 0.14 is not.
    expect(more(23, 77, 7, 100)).toBe(true);
    expect(more(22, 78, 8, 100)).toBe(false);
    // With a fifth of the tries on either side the same shares tell less.
    expect(more(5, 15, 7, 100)).toBe(false);
    expect(more(23, 77, 1, 20)).toBe(false);
    expect(more(7, 93, 23, 100)).toBe(false);
    expect(more(5, 5, 5, 10)).toBe(false);
  });

  it('again, before answers outweighed the last time, does so by itself', () => {
    expect(failsAgain(undefined)).toBe(false);
    expect(failsAgain(run(3, 0, 0, 3))).toBe(false);
    expect(failsAgain(run(3, 1, 0, 2))).toBe(true);
  });
});

const seen = (endpoint: string, more: Partial<Observation> = {}): Observation => ({
  ...{ endpoint, kind: 'opaque', tier: 'basic', at: AT, latencyMs: 100, answered: true, grade: 1 },
  ...{ isWarm: false, sentBytes: 0, receivedBytes: 0 },
  ...more,
});

it('a failure on a connection kept open says nothing, unless a server gave it', () => {
  const failed = (isWarm: boolean, failure?: Observation['failure']): boolean =>
    isDropped(seen('signal/chat', { isWarm, answered: !failure, ...(failure && { failure }) }));
  expect([failed(true, 'reset'), failed(false, 'reset')]).toEqual([true, false]);
  expect([failed(true, 'http-error'), failed(true)]).toEqual([false, false]);
});

describe('how quick the line is', () => {
  const known = (medianMs: number, count = 16): EndpointBelief =>
    belief({ normal: { medianMs, spreadMs: 10, count } });
  const beliefs = { [controls[0]!]: known(200), [controls[1]!]: known(800), [controls[2]!]: known(50, 3) };
  const quick = (...answers: readonly (number | undefined)[]) =>
    quicknessOf(
      answers.map((latencyMs, index) =>
        seen(controls[index]!, latencyMs === undefined ? { answered: false } : { latencyMs }),
      ),
      beliefs,
      here,
    );

  it('is unknown where no control was asked', () => {
    expect(quicknessOf([seen('signal/chat'), seen(plain)], beliefs, here)).toEqual({ lineSlowFromMs: 0 });
  });

  it('is as ever where all that answered are, each beside its own normal', () => {
    expect(quick(600)).toEqual({ lineIsQuick: true, lineSlowFromMs: 1_500 });
    expect(quick(601)).toEqual({ lineIsQuick: false, lineSlowFromMs: 1_500 });
    expect(quick(200, 2_400)).toEqual({ lineIsQuick: true, lineSlowFromMs: 2_400 });
    expect(quick(601, 800)).toEqual({ lineIsQuick: false, lineSlowFromMs: 2_400 });
    expect(quick(200, undefined)).toEqual({ lineIsQuick: true, lineSlowFromMs: 1_500 });
    expect(quick(undefined)).toEqual({ lineIsQuick: false, lineSlowFromMs: 0 });
  });

  it('is what a person would notice, of a control that is not well known', () => {
    expect(quick(200, 800, 1_500)).toEqual({ lineIsQuick: true, lineSlowFromMs: 2_400 });
    expect(quick(200, 800, 1_501)).toEqual({ lineIsQuick: false, lineSlowFromMs: 2_400 });
  });
});
