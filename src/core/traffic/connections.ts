/**
 * What an earlier probe has left behind in the browser: an open connection or a TLS session. Both belong to an origin: after
 * `https://slack.com/api/api.test` was asked, `https://slack.com/robots.txt` costs no new handshake.
 */
import { isWarm, KEPT_OPEN_MS } from './cost.ts';
import { once } from '../model/remembered.ts';
import type { Probe, Service } from '../model/service.ts';
import type { State, EndpointBelief } from '../model/state.ts';
import type { Order, Observation } from '../model/observation.ts';
import type { Watch } from '../model/watch.ts';

export type Warmth = Pick<Order, 'isWarm' | 'sinceAnswerMs'>;

const originOf = once(({ url }: Pick<Probe, 'url'>): string => /^[a-z]+:\/\/[^/?#]*/.exec(url)?.[0] ?? url);

/** Everything whose connection is kept, with its origin. */
const connected = once(({ services, controls }: Watch) =>
  [...services.flatMap(({ endpoints }) => endpoints), ...controls]
    .filter(({ probe }) => !probe.needsLayers)
    .map(({ id, probe }) => ({ id, origin: originOf(probe) })),
);

/**
 * For an address: whether the cost model supposes an open connection to its origin, and how long ago that origin answered.
 * @param newSinceAt what was connected before is given up
 */
export function warmth(
  state: State,
  watch: Watch,
  now: number,
  newSinceAt = -Infinity,
): (probe: Pick<Probe, 'url'>) => Warmth {
  const latest = new Map<string, { askedAt: number; answeredAt: number | undefined }>();
  for (const { id, origin } of connected(watch)) {
    const known = state.endpoints[id];
    if (!known || known.askedAt < (latest.get(origin)?.askedAt ?? 0)) continue;
    latest.set(origin, {
      askedAt: known.askedAt,
      answeredAt: known.answersInARow > 0 ? known.answeredAt : undefined,
    });
  }
  return (probe) => {
    const answeredAt = latest.get(originOf(probe))?.answeredAt;
    if (answeredAt === undefined || answeredAt > now || answeredAt < newSinceAt) return { isWarm: false };
    return { isWarm: isWarm(answeredAt, now, probe), sinceAnswerMs: now - answeredAt };
  };
}

/**
 * The same of a fetch that is not to use those connections, where a browser can make one (`Sight.opensFetches`): it meets at most the
 * connection of the last such fetch.
 */
export function freshWarmth(known: EndpointBelief | undefined, now: number): Warmth {
  const { freshAt, openedAt } = known ?? {};
  if (openedAt === undefined || openedAt !== freshAt || openedAt > now) return { isWarm: false };
  return { isWarm: now - openedAt < KEPT_OPEN_MS, sinceAnswerMs: now - openedAt };
}

/** Whether anything of this service has ever answered on a connection that was opened on purpose. */
export function hasOpened({ endpoints }: Service, known: State['endpoints']): boolean {
  return endpoints.some(({ id }) => known[id]?.openedAt !== undefined);
}

/** So many answers in a row have to need a new connection before the server is held to close them early: a change of network closes all once. */
const ENOUGH = 4;

/** How many answers in a row needed a new connection although one had been open a moment before. Nothing once one was reused. */
export function learnReopened(before: EndpointBelief, seen: Observation): number | undefined {
  if (seen.isFresh) return before.reopened;
  if (seen.isWarm) return undefined;
  const { answersInARow, askedAt, answeredAt = -Infinity, reopened = 0, run, fullNats } = before;
  // Where all connections were cut at once, as at a change of network, the failure was held against nobody and does not count here.
  const failedWhenReused = run ? run.failuresInARow === 1 && fullNats === 0 : askedAt > answeredAt;
  const wasOpen = (answersInARow > 0 || failedWhenReused) && seen.at - answeredAt < KEPT_OPEN_MS;
  return wasOpen ? Math.min(ENOUGH, reopened + 1) : reopened || undefined;
}

/** Whether this endpoint's server closes its connections before the next round, so that each look opens a new one. */
export function isReopened(known: Pick<EndpointBelief, 'reopened'> | undefined): boolean {
  return (known?.reopened ?? 0) >= ENOUGH;
}
