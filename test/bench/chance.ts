/** Chance of the benchmark: streams for what happens, and a number for each attempt that depends on nothing but seed, host and time. */
import { seededRandom } from '../scenario/random.ts';

export { seededRandom };

/** Exponentially distributed around `mean`. */
export function exponential(random: () => number, mean: number): number {
  return -mean * Math.log(1 - random());
}

/** Where in [0, 1) one of many lies, so that all of them together lie evenly (the golden ratio's sequence). */
export function spread(index: number): number {
  return (index * 0.618033988749895) % 1;
}

/** Three uniform numbers from [0, 1) for one attempt: whoever asks this host at this moment draws the same (the finalizer of MurmurHash3). */
export function draws(seed: number, host: number, at: number): [number, number, number] {
  const low = at >>> 0;
  const high = Math.floor(at / 2 ** 32);
  const first = mixed(mixed(Math.imul(seed, 0x9e3779b1) ^ low) ^ Math.imul(host + 1, 0x85ebca6b) ^ high);
  const second = mixed(first ^ 0x5bd1e995);
  return [first / 2 ** 32, second / 2 ** 32, mixed(second ^ 0x27d4eb2f) / 2 ** 32];
}

function mixed(value: number): number {
  let mix = value | 0;
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}
