/**
 * The user's own line, judged from controls of unrelated operators; the user's other services count as further
 * witnesses. One dead or filtered operator changes nothing.
 */
import { CONTROL, tierOf } from './asking.ts';
import { hasVoice } from './evidence.ts';
import { isDropped } from './line-quality.ts';
import type { Connection, Endpoint, EndpointId, Observation, Round, Watch } from './model.ts';
import { isReopened } from './reopening.ts';
import type { EndpointBelief, Line } from './state.ts';

/**
 * A control that last answered longer ago than this has lost its voice. No sooner: on a weekend nobody is asked, and who wakes up
 * behind a sign-in page that lets a few through must not take those for all.
 */
const SILENT_FOR_GOOD_MS = 7 * 86_400_000;

/** Two looks, and silence for this long, before the line is held to be lost: a shorter hitch is no news. */
const LOST_AFTER_MS = 7_500;

/** A sign-in page may miss a question: it is held to be there until it has been silent for this long. */
const PORTAL_GONE_AFTER_MS = 25_000;

/** Where a sign-in page lets some through, all controls are asked again after this long: the page may be all that is left. */
const GARDEN_LOOK_MS = 5 * 60_000;

type Beliefs = Readonly<Record<EndpointId, EndpointBelief>>;

/** What one step shows about the line. */
export interface LineSeen {
  /** Operators that answered over https or by socket in this step. */
  operators: ReadonlySet<string>;
  /** Https controls with a voice: how many were asked, how many answered. */
  asked: number;
  answered: number;
  /** Enough controls were asked to conclude anything from their silence. */
  isThorough: boolean;
  portal: 'right' | 'wrong' | 'answers' | 'silent' | 'not-asked';
  /** Every control was refused for its certificate: the clock is wrong, or somebody is in between. */
  areCertificatesRefused: boolean;
  /** Nobody was asked, but over connections that are always cut while they idle. */
  isVain: boolean;
}

function portalOf(seen: Observation | undefined): LineSeen['portal'] {
  if (!seen) return 'not-asked';
  if (seen.failure === 'captive') return 'wrong';
  if (!seen.answered) return 'silent';
  return seen.kind === 'opaque' ? 'answers' : 'right';
}

/** The plain-http control, which alone can be answered by a sign-in page. */
export function isPlain(url: string): boolean {
  return url.startsWith('http:');
}

export function controlsWithVoice(watch: Watch, endpoints: Beliefs, at: number): EndpointId[] {
  const tier = tierOf(CONTROL, watch.sight);
  return watch.controls
    .filter((control) => !isPlain(control.probe.url))
    .map((control) => control.id)
    .filter((id) => {
      const belief = endpoints[id];
      return hasVoice(belief) && belief.tier === tier && at - belief.answeredAt! < SILENT_FOR_GOOD_MS;
    });
}

export function look(round: Round, watch: Watch, endpoints: Beliefs): LineSeen {
  const tried = round.observations.filter((observation) => !isDropped(observation));
  const seen = new Map(tried.map((observation) => [observation.endpoint, observation]));
  const operators = new Set<string>();
  // Whoever stands in between can give an answer of grade 0.
  const speaks = ({ id }: Endpoint): boolean => (seen.get(id)?.grade ?? 0) > 0;
  for (const service of watch.services) if (service.endpoints.some(speaks)) operators.add(service.operator);
  for (const control of watch.controls)
    if (!isPlain(control.probe.url) && seen.get(control.id)?.answered) operators.add(control.operator);
  const voiced = controlsWithVoice(watch, endpoints, round.at);
  const asked = voiced.filter((id) => seen.has(id));
  const plain = watch.controls.find((control) => isPlain(control.probe.url));
  // Before anything ever answered every control has to speak for itself.
  const all = watch.controls.filter((control) => !isPlain(control.probe.url));
  const askedAtAll = all.filter((control) => seen.has(control.id)).length;
  return {
    isVain: tried.length === 0 && round.observations.every(({ endpoint }) => isReopened(endpoints[endpoint])),
    operators,
    asked: voiced.length ? asked.length : askedAtAll,
    answered: all.filter((control) => seen.get(control.id)?.answered).length,
    isThorough: voiced.length ? asked.length === voiced.length : askedAtAll === all.length,
    portal: portalOf(plain && seen.get(plain.id)),
    areCertificatesRefused:
      askedAtAll > 1 && all.every(({ id }) => (seen.get(id)?.failure ?? 'certificate') === 'certificate'),
  };
}

/** A sign-in page, or a tariff that is used up, may let a few operators through: a line is well where most controls answer. */
function doMostAnswer({ asked, answered }: LineSeen): boolean {
  return asked <= 2 ? answered > 0 : 2 * answered > asked;
}

/** The connection that a thorough look shows. */
function thorough(seen: LineSeen): Connection {
  if (doMostAnswer(seen)) return 'online';
  if (seen.portal === 'wrong') return 'captive';
  if (seen.answered > 0) return 'partial';
  if (seen.operators.size > 0) return seen.asked === 0 ? 'online' : 'partial';
  if (seen.portal === 'answers') return 'captive';
  // The portal check itself answers rightly: names, routes and plain http work, encrypted connections do not.
  return seen.portal === 'right' ? 'partial' : 'offline';
}

/** What a look with few controls shows, seen from what is held; `doubtful`: all controls are asked next. */
function hasty(seen: LineSeen, { status, ...line }: Line, at: number): Connection | 'doubtful' {
  const { size } = seen.operators;
  const isPortal = seen.portal === 'wrong' || seen.portal === 'answers';
  if (status === 'captive') {
    if (size === 0) return isPortal ? status : 'doubtful';
    return seen.portal === 'wrong' && at - line.askedAt < GARDEN_LOOK_MS ? status : 'doubtful';
  }
  if (seen.portal === 'wrong') return size === 0 ? 'captive' : 'doubtful';
  if (status === 'partial') return size === 0 || seen.answered >= 2 ? 'doubtful' : status;
  // Services answer, yet of two controls none does, or too few of more.
  if (status === 'online' && seen.asked >= 2 && !doMostAnswer(seen)) return 'doubtful';
  if (size >= 2) return 'online';
  // Somebody answers on a line that was dead.
  if (status === 'offline') return size > 0 || isPortal || seen.portal === 'right' ? 'doubtful' : status;
  return status === 'online' && size === 0 && line.silentLooks === 0 ? 'doubtful' : status;
}

/**
 * What is held about the line after a step. Losing it takes more than one look, or the system's own word; getting it
 * back takes one.
 */
export function lineAfter(line: Line, seen: LineSeen, round: Round): Line {
  const become = (status: Connection): Line => {
    const { silentSinceAt, ...rest } = line;
    const beganAt = status === 'online' ? round.startedAt : (silentSinceAt ?? round.startedAt);
    return {
      ...rest,
      ...(seen.isThorough && { answered: seen.answered, asked: seen.asked, askedAt: round.at }),
      status,
      sinceAt: status === line.status ? line.sinceAt : beganAt,
      silentLooks: 0,
      doubtsClock: status === 'partial' && seen.portal === 'right' && seen.areCertificatesRefused,
    };
  };
  if (seen.isVain && !round.isSystemOffline) return line;
  if (round.isSystemOffline && seen.operators.size === 0) return become('offline');
  const silent = {
    ...line,
    silentLooks: line.silentLooks + 1,
    silentSinceAt: line.silentSinceAt ?? round.startedAt,
  };
  if (!seen.isThorough) {
    const status = hasty(seen, line, round.at);
    if (status === 'doubtful') return silent;
    const isProven = status === 'online' && seen.operators.size >= 2;
    return status === line.status && !isProven ? line : become(status);
  }
  const status = thorough(seen);
  if (status === 'online' || status === line.status || seen.portal === 'wrong') return become(status);
  const goneAfterMs =
    line.status === 'captive' && status === 'offline' ? PORTAL_GONE_AFTER_MS : LOST_AFTER_MS;
  const isLost = silent.silentLooks >= 2 && round.at - silent.silentSinceAt >= goneAfterMs;
  return isLost ? become(status) : silent;
}

/** Whether the failures of this step may count against this operator: somebody unrelated answered beside them. */
export function answersBeside(seen: LineSeen, line: Line, operator: string | undefined): boolean {
  if (line.status !== 'online') return false;
  if (seen.isThorough) return thorough(seen) === 'online';
  return [...seen.operators].some((other) => other !== operator);
}

/** More answers than failures teach more: the share of losses, remembered over about 400 probes. */
export function learnNoise(noise: number, hits: number, misses: number): number {
  let learned = noise;
  for (let hit = 0; hit < hits; hit++) learned += (1 - learned) / 400;
  for (let miss = 0; miss < misses; miss++) learned -= learned / 400;
  return Math.min(0.3, Math.max(0.0005, learned));
}
