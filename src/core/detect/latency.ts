/** What is normal for one endpoint: median and spread of its latency, learned from single answers. */
import type { Normal, EndpointBelief } from '../model/state.ts';
import type { Observation } from '../model/observation.ts';
import { MINUTE_MS } from '../model/time.ts';

export interface Quickness {
  /** All controls that answered were as quick as ever; left out where none was asked. */
  lineIsQuick?: boolean;
  /** What would be slow for them. */
  lineSlowFromMs: number;
}

/** Answers before a normal is trusted. */
const ANSWERS_ENOUGH = 4;

/**
 * A step of the stochastic approximation of a median (Robbins and Monro 1951): up when the value is above, down
 * when below, by a share of the present estimate. Needs no stored samples and shrugs at single slow answers.
 */
function towards(estimate: number, value: number, count: number): number {
  const step = Math.max(estimate * Math.max(0.02, 0.5 / (count + 1)), 0.5);
  return value > estimate ? Math.min(value, estimate + step) : Math.max(value, estimate - step);
}

export function learn(normal: Normal | undefined, latencyMs: number): Normal {
  if (!normal) return { medianMs: latencyMs, spreadMs: latencyMs / 4, count: 1 };
  const medianMs = towards(normal.medianMs, latencyMs, normal.count);
  const spreadMs = towards(normal.spreadMs, Math.abs(latencyMs - medianMs), normal.count);
  return { medianMs, spreadMs, count: Math.min(normal.count + 1, 1_000_000) };
}

/** Quick enough for a person not to notice, in milliseconds. */
const QUICK_MS = 1_500;

export function isQuick(latencyMs: number): boolean {
  return latencyMs <= QUICK_MS;
}

const isUnknown = (normal: Normal | undefined): boolean => !normal || normal.count < ANSWERS_ENOUGH;

/** A median after fewer answers than this is a guess, on a line of great spread a poor one. */
const WELL_KNOWN = 16;

export function isWellKnown(normal: Normal | undefined): normal is Normal {
  return normal !== undefined && normal.count >= WELL_KNOWN;
}

/** Where the usual ends, by factor and by spread, even if a person would not notice yet. */
export function usualMostMs({ medianMs, spreadMs }: Normal): number {
  return Math.max(medianMs * 3, medianMs + 6 * spreadMs);
}

/** Where the normal is only guessed, this and more may be slow, in milliseconds. */
const SLOW_BY_GUESS_MS = 2 * QUICK_MS;

/** What is far slower than normal, and noticeable to a person; while the normal is a guess, only what is twice as far from it. */
export function slowFromMs(normal: Normal | undefined): number {
  if (!normal || normal.count < ANSWERS_ENOUGH) return Infinity;
  const most = usualMostMs(normal);
  return isWellKnown(normal) ? Math.max(QUICK_MS, most) : Math.max(SLOW_BY_GUESS_MS, 2 * most);
}

/**
 * How long an answer is waited for. Of healthy answers up to 3 % took longer than 3 s at one service recorded for months
 * (public Upptime histories), and an answer that is late is not an outage: so no less than 10 s, whatever is normal.
 */
export const LIMIT_MS = 10_000;

/**
 * How long is waited for what may be slow. Of a service that is slowed down to 8 to 16 s three answers in four come after the usual limit,
 * and one night in three had it down. It fits into a stretch of the worker.
 */
export const LATE_LIMIT_MS = 20_000;

/** It answers late, answered so late that its next answer may come after the limit, or has let two waits pass and is not held to be out. */
function mayComeLate(known: EndpointBelief): boolean {
  const { run, outage, slow } = known;
  if (slow || wasNearlyTooLate(known)) return true;
  return !outage && run?.failure === 'timeout' && run.failuresInARow >= 2;
}

/** How long an answer of this endpoint is waited for, in milliseconds. */
export function wholeLimitMs(known: EndpointBelief | undefined): number {
  return known && mayComeLate(known) ? LATE_LIMIT_MS : LIMIT_MS;
}

/** How long is enough where only the end of a silence is waited for: four times the slow end of what is normal, from 2 s on. */
export function briefLimitMs(normal: Normal | undefined): number {
  if (!normal || normal.count < ANSWERS_ENOUGH) return 5_000;
  return Math.min(LIMIT_MS, Math.max(2_000, 4 * (normal.medianMs + 4 * normal.spreadMs)));
}

/** The latest answer took so long that the next may not come in time. */
export function wasNearlyTooLate({ latencyMs = 0 }: EndpointBelief): boolean {
  return latencyMs >= 0.4 * LIMIT_MS;
}

/** So many late answers in a row, over so long, are "slow". */
const SLOW = { count: 4, spanMs: MINUTE_MS };

/** From how many milliseconds on an answer is late: as long as nothing is known of its normal, what would be slow of anybody. */
const lateFromMs = (normal: Normal | undefined): number =>
  isUnknown(normal) ? SLOW_BY_GUESS_MS : slowFromMs(normal);

/** What is held of late answers after one more. */
export function slowness(
  { slow, normal }: EndpointBelief,
  seen: Observation,
  line: Quickness,
): EndpointBelief['slow'] {
  if (seen.latencyMs <= lateFromMs(normal)) return undefined;
  // What is held ends with an answer that comes as usual: one that is only not too late for a line of which little is known ends nothing.
  if (seen.latencyMs <= line.lineSlowFromMs) return slow && slow.count >= SLOW.count ? slow : undefined;
  // Controls are asked beside one of the next looks.
  if (line.lineIsQuick === undefined) return slow ?? { count: 0, sinceAt: seen.at };
  // A line that is slow itself explains what is not held yet.
  if (!line.lineIsQuick) return slow && slow.count >= SLOW.count ? slow : undefined;
  return { count: (slow?.count ?? 0) + 1, sinceAt: slow?.sinceAt ?? seen.at };
}

/**
 * A slow answer teaches nothing about the normal, or a slow evening would become the normal. As long as none is known, one that would be
 * slow of anybody teaches it where the line is as slow.
 */
export function teaches({ normal }: EndpointBelief, { latencyMs }: Observation, line: Quickness): boolean {
  return latencyMs <= lateFromMs(normal) || (isUnknown(normal) && line.lineIsQuick === false);
}

/** Not yet enough to say so. */
export function isGettingSlow({ slow }: EndpointBelief): boolean {
  return slow !== undefined && slow.count <= SLOW.count;
}

export function isHeldSlow({ slow }: EndpointBelief, at: number): boolean {
  return slow !== undefined && slow.count >= SLOW.count && at - slow.sinceAt >= SLOW.spanMs;
}
