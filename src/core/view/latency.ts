/** How quickly a service answers, beside its own normal. */
import type { Details } from './types.ts';
import type { HeldEndpoint } from './rows.ts';

/** Of the endpoints that answer with more than a connection that opens the one that proves most, and of those the quickest. */
export function latency(held: readonly HeldEndpoint[]): Pick<Details, 'latencyMs' | 'normalLatencyMs'> {
  const [quickest] = held
    .map(({ belief }) => belief)
    .filter(({ answersInARow, grade }) => answersInARow > 0 && grade > 0)
    .sort((a, b) => b.grade - a.grade || a.latencyMs! - b.latencyMs!);
  if (quickest?.latencyMs === undefined) return {};
  const { latencyMs, normal } = quickest;
  return {
    latencyMs: Math.round(latencyMs),
    ...(normal && { normalLatencyMs: Math.round(normal.medianMs) }),
  };
}
