/** What earlier attempts have left behind: an open connection, a TLS session. Both belong to an origin, not to an endpoint. */
import { isWarm, KEPT_OPEN_MS } from './cost.ts';
import type { State, EndpointBelief } from '../model/state.ts';
import type { Order, Observation } from '../model/observation.ts';
import type { Watch } from '../model/watch.ts';

export type Warmth = Pick<Order, 'isWarm' | 'sinceAnswerMs'>;

const originOf = (url: string): string => /^[a-z]+:\/\/[^/?#]*/.exec(url)?.[0] ?? url;

/** For an address, what is supposed to be left of the latest attempt on its origin, if that was answered. */
export function warmth(state: State, watch: Watch, now: number): (url: string) => Warmth {
  const endpoints = [...watch.services.flatMap((service) => service.endpoints), ...watch.controls];
  const latest = new Map<string, { askedAt: number; answeredAt: number | undefined }>();
  for (const { id, probe } of endpoints) {
    const known = state.endpoints[id];
    const origin = originOf(probe.url);
    if (!known || probe.needsLayers || known.askedAt < (latest.get(origin)?.askedAt ?? 0)) continue;
    latest.set(origin, {
      askedAt: known.askedAt,
      answeredAt: known.answersInARow > 0 ? known.answeredAt : undefined,
    });
  }
  return (url) => {
    const answeredAt = latest.get(originOf(url))?.answeredAt;
    if (answeredAt === undefined || answeredAt > now) return { isWarm: false };
    return { isWarm: isWarm(answeredAt, now, { url }), sinceAnswerMs: now - answeredAt };
  };
}

/** So many answers in a row: a change of network closes everything once. */
const ENOUGH = 4;

/** Answers in a row that needed a new connection, although one had been open a moment before; nothing once one was reused. */
export function learnReopened(before: EndpointBelief, seen: Observation): number | undefined {
  if (seen.isWarm) return undefined;
  const { answersInARow, askedAt, answeredAt = -Infinity, reopened = 0, run, fullNats } = before;
  // Where all were cut at once nobody answered beside it, and the failure was held against nobody.
  const failedWhenReused = run ? run.failuresInARow === 1 && fullNats === 0 : askedAt > answeredAt;
  const wasOpen = (answersInARow > 0 || failedWhenReused) && seen.at - answeredAt < KEPT_OPEN_MS;
  return wasOpen ? Math.min(ENOUGH, reopened + 1) : reopened || undefined;
}

/** Whether its connections do not last from one round to the next. */
export function isReopened(known: Pick<EndpointBelief, 'reopened'> | undefined): boolean {
  return (known?.reopened ?? 0) >= ENOUGH;
}
