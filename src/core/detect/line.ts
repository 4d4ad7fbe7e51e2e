/**
 * The user's own line, judged from controls of unrelated operators; answers of the user's services count for it as well. One
 * operator that is dead or filtered changes nothing: with four of five controls answering the line is `online`.
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
 * A control that last answered longer ago than this has lost its voice. A shorter time would be wrong after a weekend in which the
 * browser was closed: behind a sign-in page that lets two controls through, only those two would still count, and all would seem well.
 */
const SILENT_FOR_GOOD_MS = 7 * 86_400_000;

/** The line is held to be lost after two steps without any answer that lie at least this far apart: a shorter hitch is no news. */
const LOST_AFTER_MS = 7_500;

/** A sign-in page may leave a request without an answer: it is held to be there until nothing was seen of it for this long. */
const PORTAL_GONE_AFTER_MS = 25_000;

/** Behind a sign-in page that lets some operators through, all controls are asked again after this long: it may since let none through. */
const GARDEN_LOOK_MS = 5 * 60_000;

/** Wrong answers of this many unrelated operators that began within this time come from somebody between them and the user. */
const TOGETHER = { operators: 2, ms: 3 * 60_000 };

/** When nobody has answered wrongly for this long, nobody stands in between any more. */
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
      // An answer with a grade proved the protocol, so it is the operator's own.
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
  // An answer of grade 0 proves nothing: whoever stands in between can give it too.
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
  // As long as no control has ever answered, every one counts, though none has a voice.
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

/** Whether most controls answer. A sign-in page, or a tariff that is used up, may let a few operators through. */
function doMostAnswer({ asked, answered }: LineSeen): boolean {
  return asked <= 2 ? answered > 0 : 2 * answered > asked;
}

const areManyWrong = ({ wrong }: LineSeen): boolean => wrong.size >= TOGETHER.operators;

/** Operators whose wrong answers are held to come from somebody in between after this step, until one of them proves its protocol again. */
function misledAfter({ misled }: Line, seen: LineSeen, at: number): Line['misled'] {
  if (areManyWrong(seen)) return { at, operators: [...seen.wrong] };
  const isOver =
    misled === undefined ||
    at - misled.at >= MISLED_FOR_MS ||
    misled.operators.some((operator) => seen.proven.has(operator));
  if (isOver) return undefined;
  return seen.wrong.size > 0 ? { ...misled, at } : misled;
}

/** Whether a wrong answer is new and no other operator was asked since: asking one shows whether it meets the same. */
function isOdd(seen: LineSeen, { status, silentLooks, askedAt, misled }: Line): boolean {
  const isNew = seen.wrong.size > 0 && askedAt < seen.wrongSinceAt && seen.proven.size === 0;
  return isNew && !misled && status === 'online' && silentLooks === 0;
}

/** The connection that a step with all controls shows. */
function thorough(seen: LineSeen, { status, misled }: Pick<Line, 'status' | 'misled'>): Connection {
  if (doMostAnswer(seen) && misled)
    return seen.portal === 'wrong' || status === 'captive' ? 'captive' : 'partial';
  if (doMostAnswer(seen)) return 'online';
  if (seen.portal === 'wrong') return 'captive';
  if (seen.answered > 0) return 'partial';
  if (seen.operators.size > 0) return seen.asked === 0 ? 'online' : 'partial';
  if (seen.portal === 'answers') return 'captive';
  // The plain-http check is answered rightly, so names, routes and plain http work, and only encrypted connections do not.
  return seen.portal === 'right' ? 'partial' : 'offline';
}

/** What a step with few controls shows beside what is held already; `doubtful` means that all controls are asked next. */
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
  // Services answer, but neither of two controls does, or too few of more than two.
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
  const misled = misledAfter(before, seen, round.at);
  const line: Line = { ...before };
  if (misled) line.misled = misled;
  else delete line.misled;
  const become = (status: Connection): Line => {
    const beganAt = status === 'online' ? round.startedAt : (line.silentSinceAt ?? round.startedAt);
    const known: Line = {
      ...line,
      status,
      sinceAt: status === line.status ? line.sinceAt : beganAt,
      silentLooks: 0,
      doubtsClock: status === 'partial' && seen.portal === 'right' && seen.areCertificatesRefused,
    };
    delete known.silentSinceAt;
    return seen.isThorough
      ? { ...known, answered: seen.answered, asked: seen.asked, askedAt: round.at }
      : known;
  };
  if (seen.isVain && !round.isSystemOffline) return line;
  if (round.isSystemOffline && seen.operators.size === 0) return become('offline');
  const silentSinceAt = line.silentSinceAt ?? round.startedAt;
  const silentLooks = line.silentLooks + 1;
  const silent = (): Line => ({ ...line, silentLooks, silentSinceAt });
  if (isOdd(seen, line)) return silent();
  if (!seen.isThorough) {
    const status = hasty(seen, line, round.at);
    if (status === 'doubtful') return silent();
    const isProven = status === 'online' && seen.operators.size >= 2;
    return status === line.status && !isProven ? line : become(status);
  }
  const status = thorough(seen, line);
  if (status === 'online' || status === line.status || seen.portal === 'wrong') return become(status);
  const goneAfterMs =
    line.status === 'captive' && status === 'offline' ? PORTAL_GONE_AFTER_MS : LOST_AFTER_MS;
  const isLost = silentLooks >= 2 && round.at - silentSinceAt >= goneAfterMs;
  return isLost ? become(status) : silent();
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
