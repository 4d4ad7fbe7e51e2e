/**
 * Results that are computed once: states, settings and services never change, so what follows from one is known by its identity.
 * A step asks the same dozens of times, and the simulator plays thousands of steps.
 */

/** What is computed of one thing, for as long as that thing lives. */
export function once<K extends object, R>(compute: (of: K) => R): (of: K) => R {
  const known = new WeakMap<K, R>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found;
    const result = compute(of);
    known.set(of, result);
    return result;
  };
}

/** What is computed of two things, until it is asked of others. */
export function latest<A extends object, B extends object, R>(
  compute: (one: A, other: B) => R,
): (one: A, other: B) => R {
  let known: { one: A; other: B; result: R } | undefined;
  return (one, other) => {
    if (known?.one !== one || known.other !== other) known = { one, other, result: compute(one, other) };
    return known.result;
  };
}

/** What is computed of one thing, until it is asked of another: for things that are made anew all the time. */
export function lastOf<K extends object, R>(compute: (of: K) => R): (of: K) => R {
  let known: { of: K; result: R } | undefined;
  return (of) => (known?.of === of ? known : (known = { of, result: compute(of) })).result;
}
