/** The user's browser in a world: it keeps connections open, waits no longer than told, and counts bytes by the cost model. */
import { cost, KEPT_OPEN_MS } from '../../src/core/traffic/cost.ts';
import type { Air } from './air.ts';
import { seededRandom } from './chance.ts';
import type { Surroundings } from './device.ts';
import type { Span } from './spans.ts';
import { nameLook, places, type Place } from './users.ts';
import type { Observation, Order } from '../../src/core/model/observation.ts';

/** 2026-11-22 00:00 UTC. */
const BEGAN_AT = 1_795_305_600_000;

/** Kinds that read what the messaging protocol says; the others prove that HTTP answered. */
const PLAIN_KINDS = new Set(['http', 'opaque', 'websocket', 'captive', 'doh', 'graph-error']);

export class Browser implements Surroundings {
  /** By host; connections that were opened on purpose are kept apart. */
  private readonly keptSince = new Map<string, number>();
  readonly chance: () => number;

  private readonly air: Air;

  constructor(air: Air) {
    this.air = air;
    this.chance = seededRandom(air.seed, 'device');
  }

  wallClock(elapsed: number): number {
    return BEGAN_AT + elapsed;
  }

  nap(elapsed: number): Span {
    return this.air.sleeps.next(elapsed);
  }

  attempt(order: Order, elapsed: number, wallClock: number): Observation {
    const look = nameLook(order.endpoint);
    const place = places.get(order.endpoint) ?? look!.place;
    const met = this.air.attempt(place, elapsed);
    const isDenied = look !== undefined && this.air.areNamesGone(look.service, elapsed);
    const failure = met.failure ?? (met.afterMs > order.limitMs ? 'timeout' : isDenied ? 'dns' : undefined);
    const { url } = order.probe;
    const isWarm = this.reuse(place, order.isFresh === true, failure === undefined, elapsed);
    const answered = failure === undefined;
    return {
      endpoint: order.endpoint,
      kind: order.kind,
      tier: order.tier,
      at: wallClock,
      latencyMs: Math.min(order.limitMs, met.afterMs),
      answered,
      ...(failure && { failure }),
      ...(met.detail && { detail: met.detail }),
      grade: failure ? 0 : PLAIN_KINDS.has(order.kind) ? 1 : 2,
      ...(met.status > 0 && failure !== 'timeout' && { status: met.status }),
      isWarm,
      ...(order.isFresh && { isFresh: true }),
      ...(order.pair && { pair: order.pair }),
      ...cost({
        kind: order.kind,
        url,
        isWarm,
        sinceAnswerMs: order.sinceAnswerMs,
        answered,
        failure,
        browser: 'chromium',
      }),
    };
  }

  /** Whether an open connection is reused, and whether it stays open. A socket is always new; plain http is not kept. */
  private reuse(place: Place, isFresh: boolean, isAnswered: boolean, elapsed: number): boolean {
    if (place.isPlain || place.url.startsWith('wss:')) return false;
    const set = `${place.host} ${isFresh}`;
    const kept = this.keptSince.get(set);
    if (isAnswered) this.keptSince.set(set, elapsed);
    else this.keptSince.delete(set);
    return kept !== undefined && elapsed - kept < KEPT_OPEN_MS;
  }
}
