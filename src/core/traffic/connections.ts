/** What earlier attempts have left behind: an open connection, a TLS session. Both belong to an origin, not to an endpoint. */
import { isWarm } from './cost.ts';
import type { Order, Watch } from '../model/service.ts';
import type { State } from '../model/state.ts';

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
      answeredAt: known.goods > 0 ? known.answeredAt : undefined,
    });
  }
  return (url) => {
    const answeredAt = latest.get(originOf(url))?.answeredAt;
    if (answeredAt === undefined || answeredAt > now) return { isWarm: false };
    return { isWarm: isWarm(answeredAt, now, { url }), sinceAnswerMs: now - answeredAt };
  };
}
