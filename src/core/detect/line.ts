/**
 * The user's own line, judged from controls of unrelated operators; answers of the user's services count for it as well. One
 * operator that is dead or filtered changes nothing: with four of five controls answering the line is `online`.
 */
import { atHome, lineHeld, isAbroadSilent, type LineFound } from './domestic.ts';
import { copyOfLine } from '../model/copies.ts';
import type { Line } from '../model/state.ts';
import type { Step } from '../model/observation.ts';
import { WRONG_TOGETHER, type LineSeen } from './line-seen.ts';
import { MINUTE_MS } from '../model/time.ts';

/** The line is held to be lost after two steps without any answer that lie at least this far apart: a shorter hitch is no news. */
const LOST_AFTER_MS = 7_500;

/** A sign-in page may leave a request without an answer: it is held to be there until nothing was seen of it for this long. */
const PORTAL_GONE_AFTER_MS = 25_000;

/** Behind a sign-in page that lets some operators through, all controls are asked again after this long: it may since let none through. */
const GARDEN_LOOK_MS = 5 * MINUTE_MS;

/** When nobody has answered wrongly for this long, nobody stands in between any more. */
const MISLED_FOR_MS = 10 * MINUTE_MS;

/** Whether most controls answer. A sign-in page, or a tariff that is used up, may let a few operators through. */
function doMostAnswer({ asked, answered }: LineSeen): boolean {
  return asked <= 2 ? answered > 0 : 2 * answered > asked;
}

/** Controls were asked over https, and none of them answered. */
const isNoneAnswered = ({ asked, answered }: LineSeen): boolean => asked > 0 && answered === 0;

const areManyWrong = ({ wrong }: LineSeen): boolean => wrong.size >= WRONG_TOGETHER.operators;

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
function thorough(seen: LineSeen, line: Line): LineFound {
  const { status, misled } = line;
  if (doMostAnswer(seen) && misled)
    return seen.portal === 'wrong' || status === 'captive' ? 'captive' : 'partial';
  if (doMostAnswer(seen)) return 'online';
  if (seen.portal === 'wrong') return 'captive';
  if (seen.answered > 0) return 'partial';
  // A sign-in page that lets a service through: that is still what stands before everything else.
  if (seen.portal === 'answers' && (isNoneAnswered(seen) || seen.operators.size === 0)) return 'captive';
  if (seen.operators.size > 0) return seen.asked === 0 ? 'online' : 'partial';
  // The plain-http check is answered rightly, so names, routes and plain http work, and only encrypted connections do not.
  return seen.portal === 'right' ? 'partial' : atHome(seen.domestic, lineHeld(line));
}

/** What a step with few controls shows beside what is held already; `doubtful` means that all controls are asked next. */
function hasty(seen: LineSeen, line: Line, at: number): LineFound | 'doubtful' {
  const status = lineHeld(line);
  const { size } = seen.operators;
  const isPortal = seen.portal === 'wrong' || seen.portal === 'answers';
  if (line.misled) return status === 'online' || size === 0 ? 'doubtful' : status;
  if (status === 'captive') {
    if (size === 0) return isPortal ? status : 'doubtful';
    const isGarden = seen.portal === 'wrong' || (seen.portal === 'answers' && isNoneAnswered(seen));
    return isGarden && at - line.askedAt < GARDEN_LOOK_MS ? status : 'doubtful';
  }
  if (seen.portal === 'wrong') return size === 0 ? 'captive' : 'doubtful';
  if (status === 'partial') return size === 0 || seen.answered >= 2 ? 'doubtful' : status;
  // In a country that is cut off a few hosts abroad may be let through.
  if (status === 'domestic' && size > 0) return 'doubtful';
  // Services answer, but neither of two controls does, or too few of more than two.
  if (status === 'online' && seen.asked >= 2 && !doMostAnswer(seen)) return 'doubtful';
  if (size >= 2) return 'online';
  // Somebody answers on a line that was dead.
  if (isAbroadSilent(line))
    return size > 0 || isPortal || seen.portal === 'right' ? 'doubtful' : atHome(seen.domestic, status);
  return status === 'online' && size === 0 && line.silentLooks === 0 ? 'doubtful' : status;
}

/**
 * What is held about the line after a step. Losing it takes more than one look, or the system's own word; getting it
 * back takes one.
 */
export function lineAfter(before: Line, seen: LineSeen, step: Step): Line {
  const line = copyOfLine(before);
  line.misled = misledAfter(before, seen, step.at);
  const held = lineHeld(line);
  const become = (found: LineFound): Line => {
    const status = found === 'domestic' ? 'partial' : found;
    const reach = found === 'domestic' ? found : undefined;
    const beganAt = status === 'online' ? step.startedAt : (line.silentSinceAt ?? step.startedAt);
    const known = copyOfLine(line);
    known.status = status;
    known.reach = reach;
    // The world is as far away as before, whatever answers at home.
    if (found !== held && !(isAbroadSilent(line) && isAbroadSilent(known))) known.sinceAt = beganAt;
    known.silentLooks = 0;
    known.silentSinceAt = undefined;
    known.isRefusedByProxy = status === 'offline' && seen.isRefusedByProxy;
    known.doubtsClock = status === 'partial' && seen.portal === 'right' && seen.areCertificatesRefused;
    if (!seen.isThorough) return known;
    known.answered = seen.answered;
    known.asked = seen.asked;
    known.askedAt = step.at;
    return known;
  };
  if (seen.onlyLostIdle && !step.isSystemOffline) return line;
  if (step.isSystemOffline && seen.operators.size === 0) return become('offline');
  const silentSinceAt = line.silentSinceAt ?? step.startedAt;
  const silentLooks = line.silentLooks + 1;
  const silent = (): Line => {
    const known = copyOfLine(line);
    known.silentLooks = silentLooks;
    known.silentSinceAt = silentSinceAt;
    return known;
  };
  if (isOdd(seen, line)) return silent();
  if (!seen.isThorough) {
    const found = hasty(seen, line, step.at);
    if (found === 'doubtful') return silent();
    const isProven = found === 'online' && seen.operators.size >= 2;
    return found === held && !isProven ? line : become(found);
  }
  const found = thorough(seen, line);
  if (found === 'online' || found === held || seen.portal === 'wrong') return become(found);
  // Those at home are asked once everybody abroad was: what they say is the end of a doubt, and not another beginning.
  if (found === 'domestic' || held === 'domestic') return become(found);
  if (found === 'offline' && seen.domestic === 'wanted') return silent();
  const goneAfterMs = line.status === 'captive' && found === 'offline' ? PORTAL_GONE_AFTER_MS : LOST_AFTER_MS;
  const isLost = silentLooks >= 2 && step.at - silentSinceAt >= goneAfterMs;
  return isLost ? become(found) : silent();
}

/**
 * Whether the failures of this step may count against this operator: somebody unrelated answered beside them. That a new connection
 * failed may be the line's doing as long as no other new one was answered.
 */
export function answersBeside(
  seen: LineSeen,
  line: Line,
  operator: string | undefined,
  isFresh = false,
): boolean {
  if (line.status !== 'online') return false;
  if (areManyWrong(seen)) return false;
  const others = isFresh ? seen.openers : seen.operators;
  const own = operator !== undefined && others.has(operator) ? 1 : 0;
  const isBeside = others.size > own;
  if (seen.isThorough) return thorough(seen, line) === 'online' && (isBeside || !isFresh);
  return isBeside;
}

/** More answers than failures teach more: the share of losses, remembered over about 400 probes. */
export function learnNoise(noise: number, hits: number, misses: number): number {
  let learned = noise;
  for (let hit = 0; hit < hits; hit++) learned += (1 - learned) / 400;
  for (let miss = 0; miss < misses; miss++) learned -= learned / 400;
  return Math.min(0.3, Math.max(0.0005, learned));
}
