/** Intervals that hold the truth in 95 of 100 benchmarks. */

export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** Chance of at most `count` events where so many are `expected`. */
function poissonAtMost(count: number, expected: number): number {
  let term = Math.exp(-expected);
  let sum = term;
  for (let events = 1; events <= count; events += 1) {
    term *= expected / events;
    sum += term;
  }
  return sum;
}

/** Where a falling function crosses `target`, between 0 and `most`. */
function crossing(falling: (x: number) => number, target: number, most: number): number {
  let [low, high] = [0, most];
  for (let turn = 0; turn < 80; turn += 1) {
    const middle = (low + high) / 2;
    if (falling(middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Events per unit of exposure: the exact interval of Garwood (1936) for few, its normal approximation from 100 on. */
export function rate(count: number, exposure: number): Estimate {
  if (exposure === 0) return { value: NaN, low: NaN, high: NaN };
  if (count > 100) {
    const half = 1.96 * Math.sqrt(count);
    return { value: count / exposure, low: (count - half) / exposure, high: (count + half) / exposure };
  }
  const most = count + 20 + 10 * Math.sqrt(count + 1);
  const low = count === 0 ? 0 : crossing((expected) => poissonAtMost(count - 1, expected), 0.975, most);
  const high = crossing((expected) => poissonAtMost(count, expected), 0.025, most);
  return { value: count / exposure, low: low / exposure, high: high / exposure };
}

/** A share: the interval of Wilson (1927). */
export function share(count: number, of: number): Estimate {
  if (of === 0) return { value: NaN, low: NaN, high: NaN };
  const z = 1.96;
  const p = count / of;
  const middle = (p + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z / (1 + z ** 2 / of)) * Math.sqrt((p * (1 - p)) / of + z ** 2 / (4 * of ** 2));
  return { value: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * A quantile of values of which some were never reached (`of` counts those too): the order statistics between which the true one lies,
 * whatever the distribution. `Infinity` where too few were reached.
 */
export function quantile(values: readonly number[], of: number, q: number): Estimate {
  if (of === 0) return { value: NaN, low: NaN, high: NaN };
  const sorted = [...values].sort((a, b) => a - b);
  const at = (rank: number): number =>
    sorted[Math.max(0, Math.round(rank))] ?? (rank < 0 ? sorted[0]! : Infinity);
  const half = 1.96 * Math.sqrt(of * q * (1 - q));
  return { value: at(q * of - 0.5), low: at(q * of - half - 0.5), high: at(q * of + half - 0.5) };
}

/** A mean, by its standard error. */
export function mean(values: readonly number[]): Estimate {
  const count = values.length;
  if (count === 0) return { value: NaN, low: NaN, high: NaN };
  const value = values.reduce((sum, one) => sum + one, 0) / count;
  const variance = values.reduce((sum, one) => sum + (one - value) ** 2, 0) / Math.max(1, count - 1);
  const half = 1.96 * Math.sqrt(variance / count);
  return { value, low: Math.max(0, value - half), high: value + half };
}
