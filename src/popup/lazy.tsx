/** What the answer does not need: the insides of the rows, offers, the first run. Loaded once the answer is shown. */
import type { ServiceId } from '../core/model/terms.ts';
import type { Watched } from '../core/model/watch.ts';
import { askedOthers } from '../core/view/others.ts';
import type { View } from '../core/view/types.ts';
import { calm } from '../core/view/calm.ts';
import { morning } from '../core/view/morning.ts';
import { isLate } from '../core/view/late.ts';
import { watch } from '../services/index.ts';
import type { Said } from '../words/load.ts';
import { firstSettings, whereabouts } from '../services/first-settings.ts';
import { isNewer, settingsFrom } from '../services/settings.ts';
import type { Settings } from '../core/model/settings.ts';
import type { LateActions } from './actions.ts';
import { quietOf } from '../core/view/quiet.ts';
import { OnlyMeOffer, unheardOf } from './ask-others.tsx';
import { FirstRun } from './first-run.tsx';
import { ManagedNote } from './managed-note.tsx';
import { liveRows } from './live-rows.ts';
import { Morning } from './morning.tsx';
import { OfferNote, Offers, offerOf } from './offers.tsx';
import { OpenRow } from './open-row.tsx';
import { onlyMeLine } from './only-me.ts';
import type { Here, Known } from './page.ts';
import { FULL, type Props as PopupProps } from './popup.tsx';
import { ChooseServices, Next } from './next.tsx';
import { hasNote, NextNote, Tries } from './next-words.tsx';
import { Paused } from './paused.tsx';
import { progressLine } from './progress-line.ts';
import { Notes, Proven } from './proven.tsx';
import { Calm, NotWorking, Which } from './quiet-day.tsx';
import { lateLine, undeliveredAt, withTroubles } from './troubles.ts';
import { Ways } from './ways.tsx';

export { chosen } from '../services/catalogue.ts';
export { laterStyle } from './later-style.ts';
export { actionsOf } from './actions.ts';
export { onlyMeLine };
export { follow } from './follow.ts';
export { possible, telling } from './possible.ts';
export { showUnread } from './unread.tsx';

/** The settings in what is stored; where nothing is, those of a first run here. */
export const settingsOf = (stored: unknown): Settings =>
  stored === undefined ? firstSettings(whereabouts()) : settingsFrom(stored).settings;

/** What this script says. */
export const speaker: Said = '/words/popup/lazy';

interface Seen {
  known: Known;
  here: Here;
  watched: Watched;
  now: number;
  view: View;
  /** The order in which the rows stand. */
  order: readonly ServiceId[];
}

/** Minutes since midnight, by the clock where the user is. */
function dayMinute(now: number): number {
  const clock = new Date(now);
  return clock.getHours() * 60 + clock.getMinutes();
}

/** The popup, with all that it shows beside its answer. */
export function beside(
  { known, here, watched, now, view, order }: Seen,
  actions: LateActions,
): Pick<
  PopupProps,
  | 'view'
  | 'ways'
  | 'asking'
  | 'next'
  | 'below'
  | 'aside'
  | 'proven'
  | 'notes'
  | 'inside'
  | 'offers'
  | 'progress'
> {
  const { settings, state, sight, words } = known;
  const { isHidden, unsaved, lost, troubles, seenAt, endedAt, isDoubting = false } = here;
  const clock = { now, dayMinute: dayMinute(now) };
  const past = seenAt === undefined ? undefined : morning(state, watched, { seenAt, ...clock });
  const unheard = unheardOf(view, onlyMeLine(state, watched, now, words) !== '');
  const troubled = view.rows.find(({ status, isOwn }) => status === 'down' && !isOwn);
  const isQuiet = view.badge.icon === 'calm';
  const since = isQuiet && endedAt !== undefined ? calm(state, settings, endedAt, now) : undefined;
  const canDoubt = view.rows.some(({ status }) => status !== 'paused');
  const isEmpty = view.rows.length === 0;
  const areAllPaused = !isEmpty && !canDoubt;
  const canPause = canDoubt && !isNewer(settings);
  // An outage leaves no room for anything else.
  const offer = !isQuiet
    ? undefined
    : offerOf({
        settings,
        state,
        canGrant: here.canGrant === true && sight.granted.length === 0,
        isHidden,
        alerts: here.alerts,
        now,
      });
  // Below the rows of many there is no room: it stands where the quiet days are told.
  const above =
    offer && view.rows.length > FULL && !past ? (
      <OfferNote {...{ offer, words }} alerts={here.alerts} {...actions.offers} />
    ) : undefined;
  return {
    view: withTroubles(liveRows(view, here, order), troubles),
    ways: <Ways {...{ words, now }} canPause={canPause} actions={actions.ways} />,
    below: past ? (
      <Morning told={past} words={words} onSeen={() => actions.seen(past.untilAt)} />
    ) : (
      (above ?? (since && <Calm sentence={since} words={words} />))
    ),
    aside: hasNote(view.next) ? (
      <NextNote next={view.next} words={words} />
    ) : (
      canDoubt && <NotWorking isOpen={isDoubting} words={words} onToggle={actions.doubt} />
    ),
    proven: (alternative) => <Proven {...{ alternative, words }} />,
    notes: (row) => <Notes {...{ row, words }} quiet={quietOf(state, watched, row.id, now)} />,
    inside: (row, isOffered) => (
      <OpenRow {...{ row, known, here, watched, now, isOffered }} actions={actions.row} />
    ),
    asking: unheard && (
      <OnlyMeOffer
        service={unheard}
        asked={askedOthers(state, unheard, now)}
        isAsking={here.asking.includes(unheard)}
        words={words}
        onAsk={actions.row.others.askOthers}
      />
    ),
    next: isEmpty ? (
      <ChooseServices words={words} onChoose={actions.ways.openSettings} />
    ) : areAllPaused ? (
      <Paused {...{ settings, words, now }} onResume={actions.ways.resume} />
    ) : (
      <Next
        {...{ words, next: view.next }}
        refused={here.alerts === 'refused' ? words.t('alerts_refused') : undefined}
        onTellMe={actions.tellMe}
      >
        <Tries words={words} onAskFriend={troubled && (() => actions.row.others.askFriend(troubled.id))} />
      </Next>
    ),
    offers: (
      <>
        {isDoubting && <Which rows={view.rows} words={words} onMark={actions.doubtOne} />}
        <Offers
          {...{ unsaved, lost, troubles, words, now }}
          offer={above ? undefined : offer}
          alerts={here.alerts}
          undeliveredAt={undeliveredAt(state, now)}
          isNewer={isNewer(settings)}
          {...actions.offers}
        />
        {here.managed && <ManagedNote managed={here.managed} isReporting={here.isReporting} words={words} />}
      </>
    ),
    progress:
      here.askedAt !== undefined
        ? progressLine(here.progress, settings, words)
        : isLate(state, watched, now)
          ? lateLine(view, words, now)
          : undefined,
  };
}

/** What stands there until the first run is done. `browser`: the browser's own language tag. */
export function start({ settings, sight, words }: Known, here: Here, browser: string, actions: LateActions) {
  return (
    <FirstRun
      {...{ browser, words }}
      watch={watch(settings, sight)}
      where={whereabouts()}
      canAlert={here.alerts !== 'never'}
      managed={here.managed}
      isPhone={here.isPhone}
      actions={actions.firstRun}
    />
  );
}
