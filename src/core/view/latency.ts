/** The endpoint by which it is said how quickly a service answers, beside that endpoint's own normal. */
import type { Witness } from '../judge/groups.ts';

/** Of the endpoints that answer with more than a connection that opens the one that proves most, and of those the quickest. */
export function quickestWitness(witnesses: readonly Witness[]): Witness | undefined {
  const [quickest] = witnesses
    .filter(({ endpoint, belief: { answersInARow, grade, latencyMs } }) => {
      return !endpoint.isContrast && answersInARow > 0 && grade > 0 && latencyMs !== undefined;
    })
    .sort(({ belief: a }, { belief: b }) => b.grade - a.grade || a.latencyMs! - b.latencyMs!);
  return quickest;
}
