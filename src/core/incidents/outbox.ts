/**
 * What there is still to tell: one notice a notification. An incident remembers that it was told as soon as its notice lies here, as
 * does what others report; where the notice is never shown that is taken back, so that nothing counts as told that nobody can have seen.
 */
import { isLately, withoutTold } from './reported.ts';
import type { Incident } from '../model/incident.ts';
import type { State } from '../model/state.ts';
import type { Notice } from '../model/sentence.ts';
import { isStale } from '../model/time.ts';

/** A notice that could not be shown so often is given up. */
const MOST_TRIES = 5;

type Remembering = Pick<State, 'incidents' | 'others'>;
type Told = Remembering & Pick<State, 'outbox'>;

/** It could not be shown and is not tried again; it stays as long as what it tells of, so that this is known. */
export const isGivenUp = ({ tries = 0 }: Notice): boolean => tries >= MOST_TRIES;

/** It tells the end of what an earlier one told. */
const isEnd = ({ kind, replaces }: Notice): boolean =>
  kind === 'recovery' || (kind === 'connection' && replaces);

/** The incident as if this notice had never been. */
function asIfNever(incident: Incident, { kind, replaces }: Notice): Incident {
  const { toldAt, toldServices, unstableToldAt, recoveryToldAt, ...rest } = incident;
  const isFirst = kind !== 'recovery' && !replaces;
  return {
    ...rest,
    ...(toldAt !== undefined && !isFirst && { toldAt }),
    ...(toldServices && kind !== 'outage' && { toldServices }),
    ...(unstableToldAt !== undefined && kind !== 'unstable' && { unstableToldAt }),
    ...(recoveryToldAt !== undefined && kind !== 'recovery' && { recoveryToldAt }),
  };
}

const takenBack = ({ incidents, others }: Remembering, notice: Notice): Remembering => ({
  incidents: incidents.map((one) => (one.id === notice.notification ? asIfNever(one, notice) : one)),
  others: withoutTold(others, notice),
});

/** With one notice more. The end of what nobody was told is not told either. */
function post(told: Told, notice: Notice): Told {
  const { outbox } = told;
  const earlier = outbox.find(({ notification }) => notification === notice.notification);
  if (!earlier) return { ...told, outbox: [...outbox, notice] };
  const rest = outbox.filter((one) => one !== earlier);
  if (isEnd(notice) && !earlier.replaces)
    return { ...takenBack(takenBack(told, earlier), notice), outbox: rest };
  return { ...told, outbox: [...rest, { ...notice, replaces: earlier.replaces }] };
}

export const posted = (told: Told, notices: readonly Notice[]): Told => notices.reduce(post, told);

/**
 * With what has lain here too long taken back: the script was killed before it could tell it, or the device slept. What of it is still so
 * is told anew.
 */
export function swept(told: Told, at: number): Told {
  const { incidents, outbox } = told;
  const isOld = (notice: Notice): boolean => !isGivenUp(notice) && isStale(notice.at, at);
  const isOver = (notice: Notice): boolean =>
    notice.kind === 'reported'
      ? !isLately(notice, at)
      : !incidents.some(({ id }) => id === notice.notification);
  const isKept = (notice: Notice): boolean => (isGivenUp(notice) ? !isOver(notice) : !isOld(notice));
  return {
    ...outbox.filter(isOld).reduce(takenBack, told),
    outbox: outbox.every(isKept) ? outbox : outbox.filter(isKept),
  };
}

/** After a notice was shown, or could not be. */
export function afterTry(state: State, notice: Notice, isShown: boolean): State {
  if (isShown) return { ...state, outbox: state.outbox.filter((one) => one !== notice) };
  const tried = { ...notice, tries: (notice.tries ?? 0) + 1 };
  const outbox = state.outbox.map((one) => (one === notice ? tried : one));
  if (!isGivenUp(tried)) return { ...state, outbox };
  // Whom it would have named stays, so that only more of them are news.
  const giveUp = (incident: Incident): Incident => {
    const { toldServices } = incident;
    return { ...asIfNever(incident, tried), ...(toldServices && { toldServices }) };
  };
  const incidents = state.incidents.map((one) => (one.id === notice.notification ? giveUp(one) : one));
  return { ...state, outbox, incidents, others: withoutTold(state.others, tried) };
}

/** Whether word of this incident was given up, so that the same is not told again. */
export const isUnheard = (outbox: State['outbox'], { id }: Incident, kind?: Notice['kind']): boolean =>
  outbox.some((one) => one.notification === id && isGivenUp(one) && (!kind || one.kind === kind));
