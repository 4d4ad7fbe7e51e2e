/** The popup as the tests draw it. */
import { Offers } from '../../src/popup/offers.tsx';
import { Morning } from '../../src/popup/morning.tsx';
import { ChooseServices, Next } from '../../src/popup/next.tsx';
import { hasNote, NextNote, Tries } from '../../src/popup/next-words.tsx';
import { Notes, Proven } from '../../src/popup/proven.tsx';
import { Popup, type Props } from '../../src/popup/popup.tsx';
import { RowDetails, type Props as DetailsProps } from '../../src/popup/row-details.tsx';
import type { RowActions } from '../../src/popup/page.ts';
import type { Morning as Told } from '../../src/core/view/morning.ts';
import { Ways, type WaysActions } from '../../src/popup/ways.tsx';
import { NOW } from '../moment.ts';
import { views } from '../ui/fixtures/views.ts';
import type { FullRow } from '../ui/fixtures/rows.ts';
import type { FullView } from '../ui/fixtures/view.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';
import type { Alternative, Row } from '../../src/core/view/types.ts';

interface More extends Partial<Omit<Props, 'view' | 'inside'>> {
  tag?: string;
  view?: FullView;
  inside?: Partial<DetailsProps>;
  /** An outage that is over. */
  morning?: Told;
  /** What is said once the browser has refused to show alerts. */
  refused?: string;
}

/** The popup with a view of a name, and what the user did to it, in order. */
export function draw(state: string, more: More = {}) {
  const { tag = 'en', inside: within, morning, refused, view = views[state]!, ...props } = more;
  const words = wordsFor(tag);
  // A small document has no layer above the page: what would lie there lies in it.
  HTMLElement.prototype.hidePopover ??= () => undefined;
  const done: string[] = [];
  const note =
    (name: string) =>
    (...values: unknown[]) =>
      void done.push([name, ...values].join(' '));
  const actions: Props['actions'] = {
    checkNow: note('check-now'),
    toggle: note('toggle'),
  };
  const rowActions: RowActions = {
    pick: note('pick'),
    pin: note('pin'),
    mark: note('mark'),
    others: {
      askOthers: note('ask-others'),
      askFriend: note('ask-friend'),
      friend: {
        change: (what) => void done.push(`change ${JSON.stringify(what)}`),
        copy: note('copy'),
        keep: note('keep'),
      },
      tell: note('tell'),
      copyTelling: note('copy'),
    },
    range: note('range'),
    pause: note('pause'),
    quiet: note('quiet'),
    detailed: note('detailed'),
  };
  const waysActions: WaysActions = {
    pauseAll: note('pause-all'),
    resume: note('resume'),
    openSettings: () => void done.push('settings'),
    openTab: () => void done.push('tab'),
  };
  const ways = <Ways canPause words={words} now={NOW} actions={waysActions} />;
  const inside = (row: Row, isOffered: boolean) => (
    <RowDetails
      {...{ row, words, isOffered, now: NOW }}
      details={row as FullRow}
      actions={rowActions}
      {...within}
    />
  );
  const offers = (
    <Offers
      {...{ words, now: NOW }}
      onAlerts={note('alerts')}
      onDetailed={note('detailed')}
      onDecline={note('decline')}
      onSeen={note('seen')}
    />
  );
  const below = morning && (
    <Morning told={morning} words={words} onSeen={() => void done.push(`seen ${morning.untilAt}`)} />
  );
  const aside = hasNote(view.next) && <NextNote next={view.next} words={words} />;
  const next =
    view.rows.length === 0 ? (
      <ChooseServices words={words} onChoose={waysActions.openSettings} />
    ) : (
      <Next {...{ words, refused, next: view.next }} onTellMe={note('tell-me')}>
        <Tries words={words} />
      </Next>
    );
  const proven = (alternative: Alternative) => <Proven {...{ alternative, words }} />;
  const notes = (row: Row) => <Notes {...{ row, words, quiet: within?.quiet }} />;
  const shown = {
    view,
    ways,
    below,
    aside,
    next,
    proven,
    notes,
    words,
    now: NOW,
    open: [],
    inside,
    offers,
    isNews: true,
    actions,
    ...props,
  };
  const page = <Popup {...shown} />;
  return { ...render(page), done };
}
