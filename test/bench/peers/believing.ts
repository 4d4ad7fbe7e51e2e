/** Rules that weigh: Trinocular, phi accrual, plain CUSUM. */
import { MINUTE_MS, SECOND_MS, type Peer } from './peer.ts';

/** Chance that a probe is answered while the block is up, and while it is down (one stray answer in 256 addresses). */
const ANSWERED_UP = 0.99;
const ANSWERED_DOWN = 0.99 / 256;

/**
 * Trinocular (Quan, Heidemann, Pradkin, SIGCOMM 2013): a belief that is updated by Bayes' rule, clamped to 0.01 and 0.99; up above 0.9,
 * down below 0.1, and between them up to 15 probes 3 s apart. Rounds of 11 minutes there; `roundMs` is ours.
 */
export const trinocular = (name: string, roundMs: number): Peer => ({
  name,
  start(means) {
    let belief = 0.99;
    return (at) => {
      let now = at;
      for (let probes = 0; probes < 15; probes += 1) {
        const { isGood, endAt } = means.ask(now, 10 * SECOND_MS);
        const up = (isGood ? ANSWERED_UP : 1 - ANSWERED_UP) * belief;
        const down = (isGood ? ANSWERED_DOWN : 1 - ANSWERED_DOWN) * (1 - belief);
        belief = Math.min(0.99, Math.max(0.01, up / (up + down)));
        now = endAt;
        if (belief > 0.9 || belief < 0.1) break;
        now += 3 * SECOND_MS;
      }
      if (belief > 0.9) means.up(now);
      if (belief < 0.1) means.down(now);
      return Math.max(now, at + roundMs);
    };
  },
});

/** Complementary error function (Abramowitz and Stegun 7.1.26 with the asymptotic tail, good to three digits in the exponent). */
function tail(z: number): number {
  const t = 1 / (1 + 0.3275911 * (z / Math.SQRT2));
  if (z > 3) return Math.exp((-z * z) / 2) / (z * Math.sqrt(2 * Math.PI));
  const poly =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return 0.5 * poly * Math.exp((-z * z) / 2);
}

/**
 * Phi accrual (Hayashibara 2004, as Akka has it): suspicion is `-log10` of the chance that the next answer comes this late, the gaps
 * between answers taken as normal; threshold 8, deviation at least 6 s and a pause of one more heartbeat allowed, which is Akka's
 * setting stretched to one heartbeat a minute.
 */
export const phiAccrual: Peer = {
  name: 'Phi accrual 8, 60 s',
  start(means) {
    const gaps: number[] = [];
    let lastAt: number | undefined;
    const suspectAt = (): number => {
      if (lastAt === undefined || gaps.length < 5) return Infinity;
      const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
      const spread = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
      const deviation = Math.max(6 * SECOND_MS, spread);
      return lastAt + mean + MINUTE_MS + Z_OF_8 * deviation;
    };
    return (at) => {
      const suspected = suspectAt();
      if (suspected <= at) means.down(Math.max(suspected, lastAt!));
      const { isGood, endAt } = means.ask(at, 10 * SECOND_MS);
      if (isGood) {
        if (lastAt !== undefined && suspected > at) gaps.push(endAt - lastAt);
        if (gaps.length > 100) gaps.shift();
        lastAt = endAt;
        means.up(endAt);
      }
      return at + MINUTE_MS;
    };
  },
};

/** Where the tail of the normal distribution is 10^-8. */
const Z_OF_8 = ((): number => {
  let [low, high] = [3, 8];
  for (let turn = 0; turn < 60; turn += 1) {
    const middle = (low + high) / 2;
    if (tail(middle) > 1e-8) low = middle;
    else high = middle;
  }
  return low;
})();

/**
 * Page's CUSUM over the same outcomes, one a minute and nothing else: 60 % of requests fail in the outage it looks for, 2 % while all
 * is well (what a realistic line loses, bursts and all); the threshold is one false alarm in a user year, ln(175 200).
 */
export const cusum: Peer = {
  name: 'CUSUM, 60 s, no follow-ups',
  start(means) {
    const threshold = Math.log(175_200);
    let sum = 0;
    return (at) => {
      const { isGood, endAt } = means.ask(at, 10 * SECOND_MS);
      sum = Math.min(2 * threshold, Math.max(0, sum + Math.log(isGood ? 0.4 / 0.98 : 0.6 / 0.02)));
      if (sum >= threshold) means.down(endAt);
      else if (sum === 0) means.up(endAt);
      return at + MINUTE_MS;
    };
  },
};
