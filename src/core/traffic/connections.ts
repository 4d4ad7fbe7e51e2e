/**
 * What an earlier probe has left behind in the browser: an open connection or a TLS session. Both belong to an origin: after
 * `https://slack.com/api/api.test` was asked, `https://slack.com/robots.txt` costs no new handshake.
 */
import { isWarm, KEPT_OPEN_MS } from './cost.ts';
import { beliefWith } from '../model/copies.ts';
import { once } from '../model/remembered.ts';
import { HOUR_MS } from '../model/time.ts';
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
 * For an address: whether the cost model supposes an open connection to its origin, and how long ago that origin answered. One whose
 * server is held to close them early is taken for closed.
 * @param newSinceAt what was connected before is given up
 */
export function warmth(
  state: State,
  watch: Watch,
  now: number,
  newSinceAt = -Infinity,
): (probe: Pick<Probe, 'url'>) => Warmth {
  const latest = new Map<string, { askedAt: number; answeredAt: number | undefined }>();
  const reopened = new Set<string>();
  for (const { id, origin } of connected(watch)) {
    const known = state.endpoints[id];
    if (isReopened(known)) reopened.add(origin);
    if (!known || known.askedAt < (latest.get(origin)?.askedAt ?? 0)) continue;
    latest.set(origin, {
      askedAt: known.askedAt,
      answeredAt: known.answersInARow > 0 ? known.answeredAt : undefined,
    });
  }
  return (probe) => {
    const origin = originOf(probe);
    const answeredAt = latest.get(origin)?.answeredAt;
    if (answeredAt === undefined || answeredAt > now || answeredAt < newSinceAt) return { isWarm: false };
    const isKept = !reopened.has(origin) && isWarm(answeredAt, now, probe);
    return { isWarm: isKept, sinceAnswerMs: now - answeredAt };
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

/** What was settled holds so long; to find it out again costs some new connections where a server closes them, and next to nothing elsewhere. */
const SETTLED_MS = { reopened: 6 * HOUR_MS, kept: 3 * HOUR_MS };

/**
 * Where a connection stood, two looks in a row take a round trip each. Where it had been closed the first takes three (TCP, TLS 1.3, the
 * request itself) and the other one: more than this share of the first it does not take.
 */
const SHORTER = 0.6;

/** What is held of whether a server keeps its connections. */
type Reopening = Pick<EndpointBelief, 'reopened' | 'reopenedAt'>;

/** Whether it is still to be asked a second time: where the browser does not tell, its latest look was the first of a pair. */
export function awaitsSecond(known: Pick<EndpointBelief, 'tier' | 'askedAt' | 'reopenedAt'>): boolean {
  return known.tier === 'basic' && known.reopenedAt === known.askedAt;
}

/** What is held once the second look did not come, or failed: nothing was settled. */
export function withoutHalfPair(known: EndpointBelief): EndpointBelief {
  return awaitsSecond(known) ? beliefWith(known, { reopenedAt: undefined }) : known;
}

/**
 * What is held after one more answer: how many in a row needed a new connection although one had been open a moment before, nothing once one
 * was reused. Only with permission the browser tells which it was. Without it what is supposed of an answer confirms nothing and takes back
 * nothing that pairs have counted; a failure on what had been open counts as well.
 */
export function learnReopened(before: EndpointBelief, seen: Observation): Reopening {
  const { answersInARow, askedAt, answeredAt = -Infinity, reopened = 0, reopenedAt, run, fullNats } = before;
  const asBefore = { reopened: before.reopened, reopenedAt };
  if (seen.isFresh) return asBefore;
  if (seen.pair === 'first') return { reopened: before.reopened, reopenedAt: seen.at };
  if (seen.isWarm && seen.tier === 'basic' && reopened < ENOUGH) return asBefore;
  if (seen.isWarm) return { reopened: undefined, reopenedAt };
  // Where all connections were cut at once, as at a change of network, the failure was held against nobody and does not count here.
  const failedWhenReused = run ? run.failuresInARow === 1 && fullNats === 0 : askedAt > answeredAt;
  const wasOpen = (answersInARow > 0 || failedWhenReused) && seen.at - answeredAt < KEPT_OPEN_MS;
  if (reopened < ENOUGH) return wasOpen ? oneMore(before, seen.at) : asBefore;
  return wasOpen && seen.tier === 'detailed' ? { reopened, reopenedAt: seen.at } : asBefore;
}

/**
 * What is held after the other of two looks in a row was answered, where the browser does not tell. A late answer can make either of them
 * look longer: so each pair counts for or against, and pairs follow one another until they agree.
 */
export function learnFromPair(before: EndpointBelief, { at, latencyMs, tier }: Observation): EndpointBelief {
  if (before.tier !== tier) return before;
  const { latencyMs: firstMs = 0, reopened = 0 } = before;
  const isShorter = latencyMs < firstMs && latencyMs <= SHORTER * firstMs;
  if (isShorter) return beliefWith(before, oneMore(before, at));
  // Once the others have been taken back one more has to agree.
  return beliefWith(before, {
    reopened: reopened - 1 > 0 ? reopened - 1 : undefined,
    reopenedAt: reopened > 0 ? undefined : at,
  });
}

function oneMore({ reopened = 0 }: Reopening, at: number): Reopening {
  const count = Math.min(ENOUGH, reopened + 1);
  // A pair is followed by the next one until it is settled.
  return { reopened: count, reopenedAt: count === ENOUGH ? at : undefined };
}

/** Whether it was found out lately. */
export function isSettled(known: EndpointBelief | undefined, now: number): boolean {
  if (!known || awaitsSecond(known)) return false;
  const { reopenedAt } = known;
  return reopenedAt !== undefined && now - reopenedAt < SETTLED_MS[isReopened(known) ? 'reopened' : 'kept'];
}

/** Whether this endpoint's server closes its connections before the next round, so that each look opens a new one. */
export function isReopened(known: Pick<EndpointBelief, 'reopened'> | undefined): boolean {
  return (known?.reopened ?? 0) >= ENOUGH;
}
