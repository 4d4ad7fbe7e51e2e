/**
 * The user's own line, judged from controls of unrelated operators; the user's other services count as further
 * witnesses. One dead or filtered operator changes nothing.
 */
import { CONTROL, tierOf } from '../model/capability.ts';
import { hasVoice } from './endpoint.ts';
import { isDropped } from './line-loss.ts';
import type { Endpoint } from '../model/service.ts';
import type { EndpointBelief, Line } from '../model/state.ts';
import type { Connection, EndpointId } from '../model/terms.ts';
import type { Observation, Round } from '../model/observation.ts';
import type { Watch } from '../model/watch.ts';
import { isReopened } from '../traffic/connections.ts';

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

/** Wrong answers of so many operators that began within this time are those of somebody in between. */
const TOGETHER = { operators: 2, ms: 3 * 60_000 };

/** Nobody has answered wrongly for so long: it is over. */
const MISLED_FOR_MS = 10 * 60_000;

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
  /** Operators of services that gave wrong answers over connections that hold, all since about this time. */
  wrong: ReadonlySet<string>;
  wrongSinceAt: number;
  /** Operators that answered in their messaging protocol, which nobody in between can do. */
  proven: ReadonlySet<string>;
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

/** Services that answer, in this step, something that is not their protocol: whose, and since when; those that began to last. */
function wrongAnswers(
  seen: ReadonlyMap<EndpointId, Observation>,
  watch: Watch,
  endpoints: Beliefs,
): { operators: ReadonlySet<string>; sinceAt: number } {
  const wrong = watch.services.flatMap(({ operator, endpoints: all }) =>
    all.flatMap(({ id }) => {
      const one = seen.get(id);
      // With a grade it is the operator's own word.
      if (one?.failure !== 'no-protocol' || one.grade > 0) return [];
      const run = endpoints[id]?.run;
      return { operator, sinceAt: run?.failuresInARow ? run.inARowSinceAt : one.at };
    }),
  );
  const sinceAt = Math.max(...wrong.map((one) => one.sinceAt));
  const latest = wrong.filter((one) => sinceAt - one.sinceAt < TOGETHER.ms);
  return { operators: new Set(latest.map(({ operator }) => operator)), sinceAt };
}

export function lookAtLine(round: Round, watch: Watch, endpoints: Beliefs): LineSeen {
  const tried = round.observations.filter((observation) => !isDropped(observation));
  const seen = new Map(tried.map((observation) => [observation.endpoint, observation]));
  const operators = new Set<string>();
  // Whoever stands in between can give an answer of grade 0.
  const speaks = ({ id }: Endpoint): boolean => (seen.get(id)?.grade ?? 0) > 0;
  for (const service of watch.services) if (service.endpoints.some(speaks)) operators.add(service.operator);
  for (const control of watch.controls)
    if (!isPlain(control.probe.url) && seen.get(control.id)?.answered) operators.add(control.operator);
  const wrong = wrongAnswers(seen, watch, endpoints);
  const proves = ({ id }: Endpoint): boolean => (seen.get(id)?.grade ?? 0) > 1;
  const proving = watch.services.filter(({ endpoints: all }) => all.some(proves));
  const voiced = controlsWithVoice(watch, endpoints, round.at);
  const asked = voiced.filter((id) => seen.has(id));
  const plain = watch.controls.find((control) => isPlain(control.probe.url));
  // Before anything ever answered every control has to speak for itself.
  const all = watch.controls.filter((control) => !isPlain(control.probe.url));
  const askedAtAll = all.filter((control) => seen.has(control.id)).length;
  return {
    wrong: wrong.operators,
    wrongSinceAt: wrong.sinceAt,
    proven: new Set(proving.map(({ operator }) => operator)),
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

const areManyWrong = ({ wrong }: LineSeen): boolean => wrong.size >= TOGETHER.operators;

/** Whose wrong answers are held to be somebody else's after this look, until one of them proves to be itself. */
function misledAfter({ misled }: Line, seen: LineSeen, at: number): Line['misled'] {
  if (areManyWrong(seen)) return { at, operators: [...seen.wrong] };
  const isOver =
    misled === undefined ||
    at - misled.at >= MISLED_FOR_MS ||
    misled.operators.some((operator) => seen.proven.has(operator));
  if (isOver) return undefined;
  return seen.wrong.size > 0 ? { ...misled, at } : misled;
}

/** Whether a wrong answer is new, and nobody else was asked yet who could meet the same. */
function isOdd(seen: LineSeen, { status, silentLooks, askedAt, misled }: Line): boolean {
  const isNew = seen.wrong.size > 0 && askedAt < seen.wrongSinceAt && seen.proven.size === 0;
  return isNew && !misled && status === 'online' && silentLooks === 0;
}

/** The connection that a thorough look shows. */
function thorough(seen: LineSeen, { status, misled }: Pick<Line, 'status' | 'misled'>): Connection {
  if (doMostAnswer(seen) && misled)
    return seen.portal === 'wrong' || status === 'captive' ? 'captive' : 'partial';
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
  if (line.misled) return status === 'online' || size === 0 ? 'doubtful' : status;
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
export function lineAfter(before: Line, seen: LineSeen, round: Round): Line {
  const { misled: _misled, ...rest } = before;
  const misled = misledAfter(before, seen, round.at);
  const line: Line = { ...rest, ...(misled && { misled }) };
  const become = (status: Connection): Line => {
    const { silentSinceAt, ...kept } = line;
    const beganAt = status === 'online' ? round.startedAt : (silentSinceAt ?? round.startedAt);
    return {
      ...kept,
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
  if (isOdd(seen, line)) return silent;
  if (!seen.isThorough) {
    const status = hasty(seen, line, round.at);
    if (status === 'doubtful') return silent;
    const isProven = status === 'online' && seen.operators.size >= 2;
    return status === line.status && !isProven ? line : become(status);
  }
  const status = thorough(seen, line);
  if (status === 'online' || status === line.status || seen.portal === 'wrong') return become(status);
  const goneAfterMs =
    line.status === 'captive' && status === 'offline' ? PORTAL_GONE_AFTER_MS : LOST_AFTER_MS;
  const isLost = silent.silentLooks >= 2 && round.at - silent.silentSinceAt >= goneAfterMs;
  return isLost ? become(status) : silent;
}

/** Whether the failures of this step may count against this operator: somebody unrelated answered beside them. */
export function answersBeside(seen: LineSeen, line: Line, operator: string | undefined): boolean {
  if (line.status !== 'online') return false;
  if (areManyWrong(seen)) return false;
  if (seen.isThorough) return thorough(seen, line) === 'online';
  return [...seen.operators].some((other) => other !== operator);
}

/** More answers than failures teach more: the share of losses, remembered over about 400 probes. */
export function learnNoise(noise: number, hits: number, misses: number): number {
  let learned = noise;
  for (let hit = 0; hit < hits; hit++) learned += (1 - learned) / 400;
  for (let miss = 0; miss < misses; miss++) learned -= learned / 400;
  return Math.min(0.3, Math.max(0.0005, learned));
}
