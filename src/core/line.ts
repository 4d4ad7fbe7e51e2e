/**
 * The user's own line, judged from controls of unrelated operators; the user's other services count as further
 * witnesses. One dead or filtered operator changes nothing.
 */
import { CONTROL, tierOf } from './asking.ts';
import { hasVoice } from './evidence.ts';
import type { Connection, EndpointId, Observation, Round, Watch } from './model.ts';
import type { EndpointBelief, Line } from './state.ts';

/** A control that last answered longer ago than this, while services answer, has lost its voice. */
const SILENT_FOR_GOOD_MS = 86_400_000;

/** Two looks, and silence for this long, before the line is held to be lost: a shorter hitch is no news. */
const LOST_AFTER_MS = 7_500;

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
  const seen = new Map(round.observations.map((observation) => [observation.endpoint, observation]));
  const operators = new Set<string>();
  for (const service of watch.services)
    if (service.endpoints.some((endpoint) => seen.get(endpoint.id)?.answered))
      operators.add(service.operator);
  for (const control of watch.controls)
    if (!isPlain(control.probe.url) && seen.get(control.id)?.answered) operators.add(control.operator);
  const voiced = controlsWithVoice(watch, endpoints, round.at);
  const asked = voiced.filter((id) => seen.has(id));
  const plain = watch.controls.find((control) => isPlain(control.probe.url));
  // Before anything ever answered every control has to speak for itself.
  const all = watch.controls.filter((control) => !isPlain(control.probe.url));
  const askedAtAll = all.filter((control) => seen.has(control.id)).length;
  return {
    operators,
    asked: voiced.length ? asked.length : askedAtAll,
    answered: all.filter((control) => seen.get(control.id)?.answered).length,
    isThorough: voiced.length ? asked.length === voiced.length : askedAtAll === all.length,
    portal: portalOf(plain && seen.get(plain.id)),
    areCertificatesRefused:
      askedAtAll > 1 && all.every(({ id }) => (seen.get(id)?.failure ?? 'certificate') === 'certificate'),
  };
}

/** The connection that a thorough look shows. */
function thorough(seen: LineSeen): Connection {
  if (seen.answered >= 2 || (seen.answered >= 1 && seen.asked <= 2)) return 'online';
  if (seen.answered === 1) return 'partial';
  if (seen.portal === 'wrong') return 'captive';
  if (seen.operators.size > 0) return seen.asked === 0 ? 'online' : 'partial';
  if (seen.portal === 'answers') return 'captive';
  // The portal check itself answers rightly: names, routes and plain http work, encrypted connections do not.
  return seen.portal === 'right' ? 'partial' : 'offline';
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
  if (round.observations.length === 0 && !round.isSystemOffline) return line;
  if (round.isSystemOffline && seen.operators.size === 0) return become('offline');
  const silent = {
    ...line,
    silentLooks: line.silentLooks + 1,
    silentSinceAt: line.silentSinceAt ?? round.startedAt,
  };
  if (!seen.isThorough) {
    // Services answer, yet two controls and more do not: all controls are asked next.
    if (seen.asked >= 2 && seen.answered === 0 && line.status === 'online') return silent;
    if (seen.operators.size >= 2 && line.status !== 'partial') return become('online');
    // Somebody answers on a line that was dead: all are asked next.
    if (seen.operators.size > 0)
      return line.status === 'offline' || line.status === 'captive' ? silent : line;
    if (seen.portal === 'wrong') return become('captive');
    // Nobody answered: all controls are asked next.
    return line.status === 'online' && line.silentLooks === 0 ? silent : line;
  }
  const status = thorough(seen);
  if (status === 'online' || status === line.status || seen.portal === 'wrong') return become(status);
  const isLost = silent.silentLooks >= 2 && round.at - silent.silentSinceAt >= LOST_AFTER_MS;
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
