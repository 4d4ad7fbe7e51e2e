/** What an attempt meets in a world: first the user's own line, then the path, then the service. */
import { draws, exponential, seededRandom } from './chance.ts';
import type { Incident, Met } from './incidents.ts';
import { after, recurring, sleeps, type Span, type Spans } from './spans.ts';
import { watched, type Place } from './users.ts';
import { MINUTE_MS, type World } from './world.ts';
import type { Failure } from '../../src/core/model/terms.ts';

/** A spell of the user's own line. */
export interface Spell extends Span {
  kind: 'own outage' | 'portal';
}

export interface Attempted {
  failure?: Failure;
  detail?: string;
  status: number;
  /** When an answer or a quick failure is there; `Infinity` where nothing ever comes. */
  afterMs: number;
}

/** How soon a name that does not resolve, a closed port or a cut connection is known. */
const AT_ONCE_MS = 40;

/** One playing of a world, the same for the same seed whoever asks. Moments must not go back. */
export class Air {
  readonly sleeps: Spans;
  private readonly unready: Spans;
  private readonly linkBursts: Spans;
  private readonly lateLinkBursts: Spans;
  private readonly ownOutages: Spans;
  private readonly portals: Spans;
  private readonly paths: readonly Spans[];
  private readonly blips: readonly Spans[];

  readonly world: World;
  readonly seed: number;
  private readonly incident: Incident | undefined;

  constructor(world: World, seed: number, incident?: Incident) {
    this.world = world;
    this.seed = seed;
    this.incident = incident;
    const stream = (key: string): (() => number) => seededRandom(seed, key);
    this.sleeps = sleeps(world.sleepEveryMs, stream('sleep'));
    // Its own copy: the cursor of a span only goes forward, and a device looks ahead.
    const naps = sleeps(world.sleepEveryMs, stream('sleep'));
    this.unready = after(naps, world.unreadyMs, stream('unready'));
    this.linkBursts = recurring(world.linkBurst, stream('link'));
    this.lateLinkBursts = recurring(world.linkBurst, stream('link'));
    this.ownOutages = recurring(world.ownOutage, stream('outage'));
    this.portals = recurring(world.portal, stream('portal'));
    this.paths = watched.map(({ id }) => recurring(world.pathBurst, stream(`path ${id}`)));
    this.blips = watched.map(({ id }) => recurring(world.blip, stream(`blip ${id}`)));
  }

  /** Whether the line itself was swallowing everything at some time in the minute before. */
  wasLineBusy(at: number): boolean {
    return this.lateLinkBursts.next(at - MINUTE_MS).from <= at;
  }

  /** Whether a second resolver finds no address of this service at this moment. */
  areNamesGone(service: number, at: number): boolean {
    return this.incident?.areNamesGone(service, at) ?? false;
  }

  /** Whether the user's own line is the trouble at this moment, and since when. */
  spell(at: number): Spell | undefined {
    const outage = this.ownOutages.during(at);
    if (outage) return { ...outage, kind: 'own outage' };
    const portal = this.portals.during(at);
    return portal && { ...portal, kind: 'portal' };
  }

  attempt(place: Place, at: number): Attempted {
    const [lost, met, speed] = draws(this.seed, place.host, at);
    return this.onTheLine(place, at) ?? this.onTheWay(place, at, lost) ?? this.atHome(place, at, met, speed);
  }

  private onTheLine({ isPlain }: Place, at: number): Attempted | undefined {
    if (this.unready.during(at)) return failed('dns');
    const outage = this.ownOutages.during(at);
    if (outage) return Math.floor(outage.from) % 2 ? failed('dns') : silent();
    if (this.portals.during(at)) return isPlain ? failed('captive') : failed('certificate');
    return this.linkBursts.during(at) ? silent() : undefined;
  }

  private onTheWay({ service }: Place, at: number, chance: number): Attempted | undefined {
    if (chance < this.world.loss) return silent();
    return service >= 0 && this.paths[service]!.during(at) ? silent() : undefined;
  }

  private atHome(place: Place, at: number, chance: number, speed: number): Attempted {
    const { world, incident } = this;
    const { service } = place;
    const isSlow = speed < world.slowTail;
    const afterMs = isSlow
      ? Math.round(1000 + exponential(() => speed / world.slowTail, 2500))
      : Math.round(60 + 120 * speed);
    const met = incident?.meets(place, at, chance);
    if (met) return come(met, afterMs);
    const isBlip = service >= 0 && this.blips[service]!.during(at) !== undefined;
    const isHiccup = service >= 0 && chance >= 1 - world.hiccup;
    return isBlip || isHiccup
      ? come({ failure: 'http-error', status: 503 }, afterMs)
      : { status: 200, afterMs };
  }
}

const failed = (failure: Failure): Attempted => ({ failure, status: 0, afterMs: AT_ONCE_MS });
const silent = (): Attempted => ({ failure: 'timeout', status: 0, afterMs: Infinity });

function come({ failure, status = 0, detail }: Met, afterMs: number): Attempted {
  if (failure === 'timeout') return silent();
  const isQuick = failure !== undefined && failure !== 'http-error' && failure !== 'certificate';
  return {
    status,
    afterMs: isQuick ? AT_ONCE_MS : afterMs,
    ...(failure && { failure }),
    ...(detail && { detail }),
  };
}
