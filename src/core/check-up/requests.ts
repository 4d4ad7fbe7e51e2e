/** Whether requests come through: how many of those to neutral sites were lost, how many came late, and how long they take. */
import { sentencesOf } from '../model/sentence.ts';
import type { CheckUpLook, LineFinding, Measured } from './measured.ts';

const say = sentencesOf('checkup');

/** An answer on an open connection takes one round trip: half of them slower than this is a slow line. In milliseconds. */
const SLOW_MS = 1_000;

/**
 * A packet that is lost is sent again 200 ms after an answer was due at the earliest (RFC 6298 in Linux, `TCP_RTO_MIN`; RFC 8985 section
 * 7.2 for a lone packet), and the first of a connection after 1 s (RFC 6298 section 2). An answer is late that takes so much longer than
 * the quickest of its site, and at least twice as long. In milliseconds.
 */
const RESENT_MS = 180;
const RESENT_FIRST_MS = 900;
/** Opening a connection takes as many round trips. */
const TRIPS = 4;

/** Far enough beyond that for nobody to have waited. */
const STALLS = 3;

/** A computer that is late by itself so often says nothing by late answers. */
const LAG_MS = 100;
const BUSY_SHARE = 0.1;

/** One or two of forty get lost on any line, and a radio link delays some. */
const LOSES = 3;
const DELAYS_SHARE = 0.15;

export interface Requests {
  /** Neutral sites by whether any question to them was answered. */
  answering: readonly string[];
  silent: readonly string[];
  /** Of the questions to those that answer at all; a site that never does may be to blame for that itself. */
  asked: number;
  lost: number;
  late: number;
  /** Of those that are late the ones that might as well be lost. */
  stalled: number;
  /** Of answers on open connections; left out where there was none. */
  medianMs?: number | undefined;
}

/** Whether this computer has much else to do. */
const isBusy = (lagsMs: readonly number[]): boolean =>
  lagsMs.filter((ms) => ms > LAG_MS).length > BUSY_SHARE * lagsMs.length;

export function requestsIn({ looks, lagsMs }: Pick<Measured, 'looks' | 'lagsMs'>): Requests {
  const sites = looks.filter(({ asked }) => asked === 'site');
  const operators = [...new Set(sites.map(({ operator }) => operator))];
  const answers = (operator: string) => sites.some((one) => one.operator === operator && one.seen.answered);
  const answering = operators.filter(answers);
  const counted = sites.filter(({ operator }) => answering.includes(operator));
  const quickest = new Map(answering.map((operator) => [operator, quickestOf(counted, operator)]));
  const answered = counted.filter(({ seen }) => seen.answered);
  const timely = isBusy(lagsMs) ? [] : answered;
  const beyond = ({ operator, seen: { latencyMs, isWarm } }: CheckUpLook, times: number, leastMs: number) => {
    const tripMs = quickest.get(operator) ?? Infinity;
    const usualMs = isWarm ? tripMs : TRIPS * tripMs;
    return latencyMs > Math.max(times * usualMs, usualMs + leastMs);
  };
  const lateMs = ({ seen }: CheckUpLook): number => (seen.isWarm ? RESENT_MS : RESENT_FIRST_MS);
  const times = answered.filter(({ seen }) => seen.isWarm).map(({ seen }) => seen.latencyMs);
  return {
    answering,
    silent: operators.filter((operator) => !answers(operator)),
    asked: counted.length,
    lost: counted.length - answered.length,
    late: timely.filter((look) => beyond(look, 2, lateMs(look))).length,
    stalled: timely.filter((look) => beyond(look, STALLS, SLOW_MS)).length,
    medianMs: times.sort((one, other) => one - other)[Math.floor(times.length / 2)],
  };
}

/** The quickest round trip to a site; `undefined` where no open connection was answered on. */
function quickestOf(looks: readonly CheckUpLook[], operator: string): number | undefined {
  const own = looks.filter((one) => one.operator === operator && one.seen.answered && one.seen.isWarm);
  return own.length > 0 ? Math.min(...own.map(({ seen }) => seen.latencyMs)) : undefined;
}

/** As many hosts that nothing has connected to before have to be silent. */
const NEW_HOSTS = 4;

/** Open connections outlive a dead resolver, and a wall around everything new: only hosts that were never asked before show either. */
export function isNothingNew({ looks }: Pick<Measured, 'looks'>): boolean {
  const fresh = looks.filter(({ asked }) => asked === 'ipv4' || asked === 'ipv6' || asked === 'socket');
  return fresh.length >= NEW_HOSTS && fresh.every(({ seen }) => !seen.answered);
}

export function findRequests(measured: Measured): LineFinding {
  const { answering, silent, asked, lost, late, stalled, medianMs } = requestsIn(measured);
  const topic = 'requests';
  if (answering.length === 0)
    return { topic, mark: 'fault', says: say('requests-none'), evidence: silentOnes(silent) };
  const bad = lost + late;
  const isLossy = lost + stalled >= LOSES || bad >= DELAYS_SHARE * asked;
  const counted = {
    ...{ count: asked - lost, total: asked, lost, late },
    ...(medianMs !== undefined && { latency: { latencyMs: medianMs } }),
  };
  const evidence = [
    say(medianMs === undefined ? 'requests-counted' : 'requests-timed', counted),
    ...(late > 0 ? [say('requests-late', { count: late })] : []),
    ...(isBusy(measured.lagsMs) ? [say('requests-busy')] : []),
    ...silentOnes(silent),
  ];
  if (silent.length >= answering.length)
    return { topic, mark: 'fault', says: say('requests-partial'), evidence };
  if (isNothingNew(measured)) return { topic, mark: 'fault', says: say('requests-new'), evidence };
  if (isLossy)
    return { topic, mark: 'fault', says: say('requests-lossy', { share: { share: bad / asked } }), evidence };
  if (medianMs !== undefined && medianMs > SLOW_MS)
    return {
      topic,
      mark: 'fault',
      says: say('requests-slow', { latency: { latencyMs: medianMs } }),
      evidence,
    };
  return { topic, mark: 'good', says: say('requests-good'), evidence };
}

const silentOnes = (silent: readonly string[]) =>
  silent.length > 0 ? [say('requests-silent', { list: { list: silent, isWhole: true } })] : [];
