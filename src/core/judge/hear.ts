/** What outside sources said becomes part of what is held: each thing once, bounded, and with the moment at which it may be asked anew. */
import type { HeldOpinion } from '../model/opinion.ts';
import type { State } from '../model/state.ts';
import type { Watched } from '../model/watch.ts';
import { hostOf } from '../model/service.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../model/time.ts';
import type { About, Hearing, Others, Questioned } from '../model/vantage.ts';
import { settledCrowd } from './crowd.ts';

/** What was heard longer ago tells nothing any more, nor does when it was asked. */
const HEARSAY_KEPT_MS = 2 * DAY_MS;
const MOST_OPINIONS = 60;
const MOST_ASKED = 100;
/** What was not asked within this after a cut-off is not asked any more. */
export const OWED_MS = HOUR_MS;

/** Nobody is asked at the same moment as everybody else: up to so much later than it would bear. */
const SOURCE_JITTER = 0.25;
/** A source that gives no answer is left alone twice as long each time, up to so many times. */
const MOST_PATIENCE = 8;
/** Of a source that is not known any more. */
const UNKNOWN_INTERVAL_MS = 10 * MINUTE_MS;

const isSame = (one: HeldOpinion, other: HeldOpinion): boolean =>
  one.source === other.source && one.service === other.service && one.host === other.host;

const saysSame = (one: HeldOpinion, other: HeldOpinion): boolean =>
  one.says === other.says && one.why === other.why && String(one.serves) === String(other.serves);

/** With one more: whoever says the same again is held once, with when it first did. */
function withOpinion(known: readonly HeldOpinion[], opinion: HeldOpinion): readonly HeldOpinion[] {
  const before = known.findLast((one) => isSame(one, opinion));
  if (!before || !saysSame(before, opinion)) return [...known, opinion];
  const { firstHeardAt = before.heardAt, toldAt } = before;
  const again = { ...opinion, firstHeardAt, ...(toldAt !== undefined && { toldAt }) };
  return [...known.filter((one) => one !== before), again];
}

/** No answer at all: what is about another time, or about nothing, is one. */
const isInVain = ({ says, why }: HeldOpinion): boolean =>
  says === 'unknown' && why !== 'nothing' && why !== 'stale' && why !== undefined;

function noted(
  { question, opinion, bytes }: Hearing,
  { asked }: Others,
  about: About | undefined,
  chance: number,
): Questioned {
  const { source, isInDoubt } = question;
  const { service, host = question.target && hostOf(question.target.url), heardAt: at } = opinion;
  const before = asked.findLast(
    (one) => one.source === source && one.service === service && one.host === host,
  );
  const inVain = isInVain(opinion) ? (before?.inVain ?? 0) + 1 : 0;
  const { leastIntervalMs = UNKNOWN_INTERVAL_MS } = about ?? {};
  const patience = Math.min(MOST_PATIENCE, 2 ** Math.max(0, inVain - 1));
  const againAt = Math.max(
    opinion.againAt ?? 0,
    Math.round(at + leastIntervalMs * patience * (1 + SOURCE_JITTER * chance)),
  );
  return {
    source,
    ...(service !== undefined && { service }),
    ...(host !== undefined && { host }),
    ...{ at, againAt, inVain, bytes, isInDoubt },
  };
}

/** All that is held after these answers. `chance` from [0, 1). */
export function withHeard(
  known: Others,
  heard: readonly Hearing[],
  vantages: readonly About[],
  chance: number,
): Others {
  let others = known;
  for (const hearing of heard) {
    const { question } = hearing;
    const about = vantages.find(({ id }) => id === question.source);
    const opinion = settledCrowd(hearing.opinion, question.isInDoubt);
    const { owedSinceAt, ...rest } = others;
    const isOwed = owedSinceAt !== undefined && !about?.isOfCountry;
    others = {
      ...rest,
      opinions: withOpinion(others.opinions, opinion),
      asked: [...others.asked, noted({ ...hearing, opinion }, others, about, chance)],
      ...(isOwed && { owedSinceAt }),
    };
  }
  return {
    ...others,
    opinions: others.opinions.slice(-MOST_OPINIONS),
    asked: latestAsked(others.asked),
  };
}

/** The latest questions. What earlier ones have moved still counts, as if the next one of their kind had moved it. */
function latestAsked(asked: readonly Questioned[]): readonly Questioned[] {
  const kept = asked.slice(-MOST_ASKED);
  for (const gone of asked.slice(0, -MOST_ASKED)) {
    const heir = kept.findIndex(
      ({ service, isInDoubt }) => service === gone.service && isInDoubt === gone.isInDoubt,
    );
    if (heir >= 0) kept[heir] = { ...kept[heir]!, bytes: kept[heir]!.bytes + gone.bytes };
  }
  return kept;
}

/** Without what is too old, what those said who have been switched off since, and what is owed no more. */
export function stillHeld(
  others: Others,
  { settings: { sources = [] } }: Watched,
  { line, steppedAt }: Pick<State, 'line' | 'steppedAt'>,
  at: number,
): Others {
  const isRecent = (moment: number): boolean => at - moment < HEARSAY_KEPT_MS;
  const counts = ({ kind, heardAt }: HeldOpinion): boolean =>
    isRecent(heardAt) && (kind === 'friend' || sources.includes(kind));
  const isLate = (line.status === 'online' && at - line.sinceAt >= OWED_MS) || at - steppedAt >= DAY_MS;
  const { owedSinceAt, ...rest } = others;
  const isOwed = owedSinceAt !== undefined && !isLate;
  const isAll =
    others.opinions.every(counts) &&
    others.asked.every((one) => isRecent(one.at)) &&
    isOwed === (owedSinceAt !== undefined);
  if (isAll) return others;
  return {
    ...rest,
    opinions: others.opinions.filter(counts),
    asked: others.asked.filter((one) => isRecent(one.at)),
    ...(isOwed && { owedSinceAt }),
  };
}
