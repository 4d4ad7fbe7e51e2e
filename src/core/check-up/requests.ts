/** Whether requests come through: how many of those to neutral sites were lost, how many came late, and how long they take. */
import { sentencesOf } from '../model/sentence.ts';
import type { CheckUpLook, LineFinding, Measured } from './measured.ts';

const say = sentencesOf('checkup');

/** An answer on an open connection takes one round trip: half of them slower than this is a slow line. In milliseconds. */
const SLOW_MS = 1_000;
/** Late is what takes so many times as long as half of the answers do, and longer than `SLOW_MS`. */
const LATE = 3;
/** One or two of forty get lost on any line. */
const LOSES = 3;

export interface Requests {
  /** Neutral sites by whether any question to them was answered. */
  answering: readonly string[];
  silent: readonly string[];
  /** Of the questions to those that answer at all; a site that never does may be to blame for that itself. */
  asked: number;
  lost: number;
  late: number;
  /** Of answers on open connections; left out where there was none. */
  medianMs?: number | undefined;
}

export function requestsIn({ looks }: Pick<Measured, 'looks'>): Requests {
  const sites = looks.filter(({ asked }) => asked === 'site');
  const operators = [...new Set(sites.map(({ operator }) => operator))];
  const answers = (operator: string) => sites.some((one) => one.operator === operator && one.seen.answered);
  const answering = operators.filter(answers);
  const counted = sites.filter(({ operator }) => answering.includes(operator));
  const times = counted.filter(isRoundTrip).map(({ seen }) => seen.latencyMs);
  const medianMs = times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
  const lateMs = Math.max(SLOW_MS, LATE * (medianMs ?? 0));
  return {
    answering,
    silent: operators.filter((operator) => !answers(operator)),
    asked: counted.length,
    lost: counted.filter(({ seen }) => !seen.answered).length,
    late: times.filter((ms) => ms > lateMs).length,
    medianMs,
  };
}

/** What opened a connection took several round trips. */
const isRoundTrip = ({ seen }: CheckUpLook): boolean => seen.answered && seen.isWarm;

export function findRequests(measured: Measured): LineFinding {
  const { answering, silent, asked, lost, late, medianMs } = requestsIn(measured);
  const topic = 'requests';
  if (answering.length === 0)
    return { topic, mark: 'fault', says: say('requests-none'), evidence: silentOnes(silent) };
  const bad = lost + late;
  const counted = {
    ...{ count: asked - lost, total: asked, lost, late },
    ...(medianMs !== undefined && { latency: { latencyMs: medianMs } }),
  };
  const evidence = [
    say(medianMs === undefined ? 'requests-counted' : 'requests-timed', counted),
    ...(late > 0 ? [say('requests-late', { count: late })] : []),
    ...silentOnes(silent),
  ];
  if (silent.length >= answering.length)
    return { topic, mark: 'fault', says: say('requests-partial'), evidence };
  if (bad >= LOSES)
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
