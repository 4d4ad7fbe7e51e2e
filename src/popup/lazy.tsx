/** What the answer does not need: the insides of the rows, offers, the first run. Loaded once the answer is shown. */
import type { ServiceId } from '../core/model/terms.ts';
import type { Watched } from '../core/model/watch.ts';
import { askedOthers } from '../core/view/others.ts';
import type { View } from '../core/view/types.ts';
import { morning } from '../core/view/morning.ts';
import { isLate } from '../core/view/late.ts';
import { watch } from '../services/index.ts';
import type { Said } from '../words/load.ts';
import { isNewer } from '../services/settings.ts';
import type { LateActions } from './actions.ts';
import { OnlyMeOffer, unheardOf } from './ask-others.tsx';
import { FirstRun } from './first-run.tsx';
import { liveRows } from './live-rows.ts';
import { Morning } from './morning.tsx';
import { Offers, offerOf } from './offers.tsx';
import { OpenRow } from './open-row.tsx';
import { onlyMeLine } from './only-me.ts';
import type { Here, Known } from './page.ts';
import type { Props as PopupProps } from './popup.tsx';
import { progressLine } from './progress-line.ts';
import { lateLine, undeliveredAt, withTroubles } from './troubles.ts';

export { chosen } from '../services/catalogue.ts';
export { laterStyle } from './later-style.ts';
export { actionsOf } from './actions.ts';
export { settingsFrom } from '../services/settings.ts';
export { onlyMeLine };
export { follow } from './follow.ts';
export { showUnread } from './unread.tsx';

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
): Pick<PopupProps, 'view' | 'asking' | 'tries' | 'below' | 'inside' | 'offers' | 'progress'> {
  const { settings, state, sight, words } = known;
  const { isHidden, unsaved, lost, troubles, seenAt } = here;
  const clock = { now, dayMinute: dayMinute(now) };
  const past = seenAt === undefined ? undefined : morning(state, watched, { seenAt, ...clock });
  const unheard = unheardOf(view, onlyMeLine(state, watched, now, words) !== '');
  const troubled = view.rows.find(({ status, isOwn }) => status === 'down' && !isOwn);
  const offer = offerOf({ settings, state, isDetailed: sight.granted.length > 0, isHidden, now });
  return {
    view: withTroubles(liveRows(view, here, order), troubles),
    below: past && <Morning told={past} words={words} onSeen={() => actions.seen(past.untilAt)} />,
    inside: (row) => <OpenRow {...{ row, known, here, watched, now }} actions={actions.row} />,
    asking: unheard && (
      <OnlyMeOffer
        service={unheard}
        asked={askedOthers(state, unheard, now)}
        isAsking={here.asking.includes(unheard)}
        words={words}
        onAsk={actions.row.others.askOthers}
      />
    ),
    tries: troubled && (
      <p>
        <button type="button" class="link" onClick={() => actions.row.others.askFriend(troubled.id)}>
          {words.t('friend_button')}
        </button>
      </p>
    ),
    offers: (
      <Offers
        {...{ offer, unsaved, lost, troubles, words, now }}
        undeliveredAt={undeliveredAt(state, now)}
        isEmpty={view.rows.length === 0}
        isNewer={isNewer(settings)}
        {...actions.offers}
        pausedUntilAt={settings.pausedUntilAt}
      />
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
      alerts={here.alerts}
      actions={actions.firstRun}
    />
  );
}
