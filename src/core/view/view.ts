/** What is shown, computed from the state whenever someone looks: plain data without language. */
import { alternatives } from './alternatives.ts';
import { headline } from './headline.ts';
import { badge } from './badge.ts';
import { nextStep } from './next-step.ts';
import { bareRows, withStrip } from './rows.ts';
import type { State } from '../model/state.ts';
import { isWell, type ServiceId } from '../model/terms.ts';
import type { Watched } from '../model/watch.ts';
import { isAhead, isStale } from '../model/time.ts';
import type { Alternative, Badge, BareRow, View } from './types.ts';

/** So many rows are low, and yet all in view: what can be turned to is found where it stands, and nothing moves under a finger. */
const LOW_ROWS = { least: 5, most: 10 };

/** What does not answer, then what the user can turn to, best first, then the rest. */
function offeredFirst(rows: readonly BareRow[], answering: readonly Alternative[]): readonly BareRow[] {
  const place = ({ id, status }: BareRow): number => {
    if (status === 'paused') return answering.length;
    if (!isWell(status)) return -1;
    const at = answering.findIndex((one) => one.id === id);
    return at < 0 ? answering.length : at;
  };
  return rows.toSorted((a, b) => place(a) - place(b));
}

/** The answer, what follows from it, and the button speak of these; the rows show all. */
const isToldOf = ({ isLeftOut }: BareRow): boolean => !isLeftOut;

/** Between two rounds some are asked alone: what is said of all that answer is as old as the oldest of them. */
const oldest = ({ steppedAt }: State, rows: readonly BareRow[]): number =>
  Math.min(steppedAt, ...rows.flatMap(({ status, checkedAt }) => (status === 'up' ? checkedAt! : [])));

/** All that the popup and the toolbar show at this moment. */
export function view(state: State, watch: Watched, now: number): View {
  const list = bareRows(state, watch, now);
  const answering = alternatives(list, watch);
  const told = list.filter(isToldOf);
  const said = headline(state, watch, list, now);
  const { alerts } = watch.settings;
  const { cannotNotify = false } = watch.circumstances ?? {};
  const areAlertsOff = cannotNotify !== 'ever' && (!alerts.outage || !alerts.recovery || cannotNotify);
  const isMute = (id: ServiceId): boolean => {
    const { confidence, usualSinceAt } = state.services[id] ?? {};
    return areAlertsOff && confidence === 'told' && usualSinceAt === undefined;
  };
  // What answers is offered where something fails, or the line lets little through.
  const isAnyDown =
    state.line.status === 'captive' || told.some(({ status }) => status === 'down' || status === 'degraded');
  const mayMove = list.length < LOW_ROWS.least || list.length > LOW_ROWS.most;
  const shown = isAnyDown && mayMove ? offeredFirst(list, answering) : list;
  const connection = isStale(state.steppedAt, now) ? 'unknown' : state.line.status;
  return {
    connection,
    ...(state.line.reach && !isStale(state.steppedAt, now) && { reach: state.line.reach }),
    answer: said,
    rows: shown.map((row) => withStrip(row, state, now, watch.settings.startedAt)),
    alternatives: isAnyDown ? answering : [],
    next: nextStep(told, {
      ...{ connection, answering, isMute },
      doubtsClock: connection === 'partial' && state.line.doubtsClock,
    }),
    badge: badge(state, watch, told, said, now),
    ...(state.steppedAt > 0 && !isAhead(state.steppedAt, now) && { checkedAt: oldest(state, list) }),
    isStarted: watch.settings.isStarted,
  };
}

/** What the toolbar shows at this moment; no strip is drawn for it. */
export function toolbar(state: State, watch: Watched, now: number): Badge {
  const list = bareRows(state, watch, now);
  return badge(state, watch, list.filter(isToldOf), headline(state, watch, list, now), now);
}
