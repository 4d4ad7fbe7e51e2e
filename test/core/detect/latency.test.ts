/** What is normal for an endpoint, and what is slow beside it: numbers that no night hits. */
import { describe, expect, it } from 'vitest';
import {
  briefLimitMs,
  isGettingSlow,
  isHeldSlow,
  isQuick,
  learn,
  slowFromMs,
  slowness,
  usualMostMs,
} from '../../../src/core/detect/latency.ts';
import type { Observation } from '../../../src/core/model/observation.ts';
import type { EndpointBelief, Normal } from '../../../src/core/model/state.ts';

const AT = Date.UTC(2026, 10, 22, 21);
const normal = (medianMs: number, spreadMs: number, count = 16): Normal => ({ medianMs, spreadMs, count });

describe('the normal', () => {
  /** What is learned of answers that took so long, in turn. */
  const learned = (...answers: number[]): Normal =>
    answers.reduce<Normal | undefined>((known, ms) => learn(known, ms), undefined)!;
  const often = (ms: number, count: number): number[] => Array<number>(count).fill(ms);

  it('begins with the first answer', () => {
    expect(learned(200)).toEqual(normal(200, 50, 1));
  });

  it('goes towards each answer by a share of itself, at first in great steps, and never beyond it', () => {
    expect(learned(200, 400)).toEqual({ medianMs: 250, spreadMs: 62.5, count: 2 });
    expect(learned(200, 100)).toEqual({ medianMs: 150, spreadMs: 50, count: 2 });
    expect(learned(200, 210).medianMs).toBe(210);
    expect(learned(200, 190).medianMs).toBe(190);
    expect(learn(normal(200, 50, 1_000), 400)).toEqual(normal(204, 51, 1_001));
    expect(learn(normal(10, 1, 1_000), 400).medianMs).toBe(10.5);
  });

  it('shrugs at single slow answers, and follows a line that has changed', () => {
    const settled = learned(...often(200, 60));
    expect(learn(settled, 9_000).medianMs).toBeLessThan(210);
    expect(often(400, 60).reduce<Normal>((known, ms) => learn(known, ms), settled).medianMs).toBe(400);
  });

  it('counts no further than anybody needs', () => {
    expect(learn(normal(200, 50, 1_000_000), 200).count).toBe(1_000_000);
  });
});

describe('slow', () => {
  it('is what a person notices and what is far from the usual, and twice that until it is well known', () => {
    expect(isQuick(1_500)).toBe(true);
    expect(isQuick(1_501)).toBe(false);
    expect(usualMostMs(normal(200, 10))).toBe(600);
    expect(usualMostMs(normal(200, 100))).toBe(800);
    expect(slowFromMs(normal(200, 100))).toBe(1_500);
    expect(slowFromMs(normal(800, 10))).toBe(2_400);
    expect(slowFromMs(normal(200, 100, 15))).toBe(3_000);
    expect(slowFromMs(normal(800, 200, 4))).toBe(4_800);
    expect(slowFromMs(normal(200, 100, 3))).toBe(Infinity);
    expect(slowFromMs(undefined)).toBe(Infinity);
  });

  const seen = (latencyMs: number): Observation => ({
    ...{ endpoint: 'signal/chat', kind: 'opaque', tier: 'basic', at: AT, latencyMs, answered: true },
    ...{ grade: 1, isWarm: false, sentBytes: 0, receivedBytes: 0 },
  });
  const belief = (slow?: EndpointBelief['slow']): EndpointBelief => ({
    ...{ tier: 'basic', askedAt: AT, answersInARow: 1, grade: 1, fullNats: 0, partialNats: 0 },
    ...{ normal: normal(200, 50), ...(slow && { slow }) },
  });
  const before = { count: 2, sinceAt: AT - 30_000 };
  const after = (latencyMs: number, lineIsQuick: boolean | undefined, slow?: EndpointBelief['slow']) =>
    slowness(belief(slow), seen(latencyMs), {
      lineSlowFromMs: 2_000,
      ...(lineIsQuick !== undefined && { lineIsQuick }),
    });

  it('answers are counted while the line is quick, and one that is not slow ends it', () => {
    expect(after(2_001, true)).toEqual({ count: 1, sinceAt: AT });
    expect(after(2_001, true, before)).toEqual({ count: 3, sinceAt: before.sinceAt });
    expect(after(2_000, true, before)).toBeUndefined();
  });

  it('answers say nothing while the line is slow, and little while nobody has asked it', () => {
    // It explains what is not held yet.
    expect(after(2_001, false, before)).toBeUndefined();
    const held = { count: 4, sinceAt: AT - 60_000 };
    expect(after(2_001, false, held)).toEqual(held);
    expect(after(2_001, false)).toBeUndefined();
    expect(after(2_001, undefined, before)).toEqual(before);
    expect(after(2_001, undefined)).toEqual({ count: 0, sinceAt: AT });
  });

  it('is held after four answers over a minute, and worth a closer look before', () => {
    const held = (count: number, ms: number): boolean => isHeldSlow(belief({ count, sinceAt: AT - ms }), AT);
    expect([held(4, 60_000), held(3, 60_000), held(4, 59_999)]).toEqual([true, false, false]);
    expect(isHeldSlow(belief(), AT)).toBe(false);
    expect([0, 4, 5].map((count) => isGettingSlow(belief({ count, sinceAt: AT })))).toEqual([
      true,
      true,
      false,
    ]);
    expect(isGettingSlow(belief())).toBe(false);
  });
});

it('the end of a silence is waited for as long as the slow end of normal takes, four times, within bounds', () => {
  expect(briefLimitMs(undefined)).toBe(5_000);
  expect(briefLimitMs(normal(200, 50, 3))).toBe(5_000);
  expect(briefLimitMs(normal(500, 100, 4))).toBe(3_600);
  expect(briefLimitMs(normal(100, 10))).toBe(2_000);
  expect(briefLimitMs(normal(3_000, 1_000))).toBe(10_000);
});
