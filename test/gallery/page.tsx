/** The page that the gallery photographs: it draws whatever `show` is asked for. */
import { render } from 'preact';
import type { ComponentProps } from 'preact';
import type { Actions as ReportActions } from '../../src/report/report.tsx';
import type { FriendPanel } from '../../src/popup/ask-friend.tsx';
import { OnlyMeOffer, unheardOf } from '../../src/popup/ask-others.tsx';
import { linksOut } from '../../src/popup/links-out.tsx';
import { onlyMeLine } from '../../src/popup/only-me.ts';
import { askedOthers, opinionsOf } from '../../src/core/view/others.ts';
import { FirstRun, type Actions as FirstSteps } from '../../src/popup/first-run.tsx';
import { Offers, type Offer } from '../../src/popup/offers.tsx';
import { ChooseServices, Next } from '../../src/popup/next.tsx';
import { hasNote, NextNote, Tries } from '../../src/popup/next-words.tsx';
import { NotWorking } from '../../src/popup/quiet-day.tsx';
import { Notes, Proven } from '../../src/popup/proven.tsx';
import { ManagedNote } from '../../src/popup/managed-note.tsx';
import type { Managed } from '../../src/services/managed-document.ts';
import { Paused } from '../../src/popup/paused.tsx';
import { Ways, type WaysActions } from '../../src/popup/ways.tsx';
import { Popup, type Props as PopupProps } from '../../src/popup/popup.tsx';
import { lateLine } from '../../src/popup/troubles.ts';
import { RowDetails } from '../../src/popup/row-details.tsx';
import type { CheckUpActions } from '../../src/check-up/page.ts';
import type { RowActions } from '../../src/popup/page.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import type { Quiet } from '../../src/core/view/quiet.ts';
import type { Trouble } from '../../src/core/view/trouble.ts';
import { watch } from '../../src/services/index.ts';
import type { UserReport } from '../../src/core/view/user-report.ts';
import type { View } from '../../src/core/view/types.ts';
import { languageFor, words, type Catalogue, type Words } from '../../src/words/index.ts';
import type { Actions as DrillActions } from '../../src/drill/drill.tsx';
import { SCENES } from '../../src/drill/night.ts';
import { DrillPage } from './drill-page.tsx';
import { CheckUpPage } from './check-up-page.tsx';
import { OptionsPage } from './options-page.tsx';
import { ReportPage } from './report-page.tsx';
import { NOW } from '../moment.ts';
import { settings } from '../ui/fixtures/settings.ts';
import { lost } from '../ui/fixtures/lost.ts';
import { othersSay, watched, type OthersSay } from '../ui/fixtures/others.ts';
import { views } from '../ui/fixtures/views.ts';
import type { FullRow } from '../ui/fixtures/rows.ts';

export interface Shot {
  /** A state of the popup, `first-run`, `options`, `options-busy`, `report`, `month`, or one of the check-up or the drill. */
  state: string;
  language: string;
  digits?: string;
  open?: string[];
  picked?: { id: string; index: number };
  askedAt?: number;
  /** How far the check is that was asked for. */
  progress?: { count: number; total: number };
  /** What became of the mark of an open row. */
  doubt?: UserReport;
  offer?: Offer;
  /** Why nothing is saved. */
  unsaved?: 'no-room' | 'held-back';
  /** Something could not be read. */
  isLost?: boolean;
  /** The next check is late. */
  late?: boolean;
  /** What others say. */
  others?: OthersSay;
  isAsking?: boolean;
  /** What is open to ask a friend, and to tell others. */
  friend?: FriendPanel;
  isTelling?: boolean;
  /** What an organisation's policy has set, and whether results go to its collector. */
  managed?: Managed;
  /** The alerts of the services are quiet. */
  quiet?: Quiet;
  /** Since when everything is paused, and until when. */
  paused?: Pick<Settings, 'pausedAt' | 'pausedUntilAt'>;
  /** What the browser refuses. */
  troubles?: Trouble[];
}

/** Nothing happens in a picture. */
const actions = new Proxy({}, { get: () => () => undefined }) as PopupProps['actions'] &
  RowActions &
  WaysActions &
  FirstSteps &
  ReportActions &
  CheckUpActions &
  DrillActions &
  ComponentProps<typeof OptionsPage>['actions'];

const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;

/** What stands beside the check. */
const aside = ({ next }: View, spoken: Words) =>
  hasNote(next) ? (
    <NextNote next={next} words={spoken} />
  ) : (
    <NotWorking isOpen={false} words={spoken} onToggle={actions.checkNow} />
  );

function show(shot: Shot): void {
  const {
    state,
    language,
    digits,
    open = [],
    picked,
    askedAt,
    progress,
    doubt,
    offer,
    unsaved,
    isLost,
    late,
    troubles = [],
    others,
    isAsking = false,
    friend,
    isTelling = false,
    quiet,
    paused,
    managed,
  } = shot;
  const chosen = languageFor(language);
  const whatsapp = watched.services.find(({ id }) => id === 'whatsapp')!;
  const spoken = words({
    language: chosen,
    catalogue: (globalThis as unknown as { catalogues: Record<string, Catalogue> }).catalogues[chosen.tag]!,
    now: () => NOW,
    timeZone: 'UTC',
    ...(digits ? { digits } : {}),
  });
  const onlyMe = others && onlyMeLine(othersSay[others], watched, NOW, spoken);
  const asked = askedOthers(othersSay[others ?? 'unasked'], 'whatsapp', NOW);
  const unheard = views[state] && unheardOf(views[state], onlyMe !== undefined && onlyMe !== '');
  document.documentElement.lang = chosen.tag;
  document.documentElement.dir = chosen.dir;
  const isReport = state === 'report' || state === 'month';
  const isCheckUp = state.startsWith('check-up');
  const scene = SCENES.find((name) => state === `drill-${name}`);
  const page = isReport
    ? 'report'
    : isCheckUp
      ? 'check-up'
      : scene
        ? 'drill'
        : state.startsWith('options')
          ? 'options'
          : '';
  const styles = page ? [page] : ['popup', 'later'];
  for (const sheet of document.styleSheets)
    sheet.disabled = !styles.some((style) => sheet.href?.endsWith(`/${style}.css`));
  render(undefined, document.body);
  if (state === 'first-run')
    render(
      <FirstRun
        watch={watch(settings, sight)}
        browser={language}
        where={{ zone: 'UTC', languages: [] }}
        words={spoken}
        actions={actions}
      />,
      document.body,
    );
  else if (scene) render(<DrillPage {...{ scene, actions }} words={spoken} now={NOW} />, document.body);
  else if (isCheckUp) render(<CheckUpPage {...{ state, actions }} words={spoken} />, document.body);
  else if (isReport) render(<ReportPage {...{ state, actions }} words={spoken} now={NOW} />, document.body);
  else if (state.startsWith('options'))
    render(<OptionsPage isBusy={state === 'options-busy'} words={spoken} actions={actions} />, document.body);
  else
    render(
      <Popup
        {...{ view: views[state]!, words: spoken, now: NOW, open, askedAt, actions }}
        progress={
          late ? lateLine(views[state]!, spoken, NOW) : progress && spoken.t('checking_progress', progress)
        }
        onlyMe={onlyMe}
        next={
          views[state]!.rows.length === 0 ? (
            <ChooseServices words={spoken} onChoose={actions.checkNow} />
          ) : paused ? (
            <Paused settings={paused} words={spoken} now={NOW} onResume={actions.checkNow} />
          ) : (
            <Next words={spoken} next={views[state]!.next} onTellMe={actions.checkNow}>
              <Tries words={spoken} />
            </Next>
          )
        }
        proven={(alternative) => <Proven {...{ alternative }} words={spoken} />}
        notes={(row) => (
          <Notes
            {...{ row }}
            quiet={open.length === 0 || open.includes(row.id) ? quiet : undefined}
            words={spoken}
          />
        )}
        ways={<Ways canPause={!paused} words={spoken} now={NOW} actions={actions} />}
        aside={aside(views[state]!, spoken)}
        asking={
          unheard && (
            <OnlyMeOffer
              service={unheard}
              asked={asked}
              words={spoken}
              isAsking={isAsking}
              onAsk={actions.checkNow}
            />
          )
        }
        offers={
          <>
            <Offers
              lost={isLost ? lost : undefined}
              onSeen={actions.checkNow}
              {...{ offer, unsaved, troubles, words: spoken, now: NOW }}
              onAlerts={actions.checkNow}
              onDetailed={actions.checkNow}
              onDecline={actions.checkNow}
            />
            {managed && <ManagedNote managed={managed} isReporting words={spoken} />}
          </>
        }
        inside={(row, isOffered) => (
          <RowDetails
            {...{
              row: isTelling ? { ...row, cause: 'service' as const } : row,
              words: spoken,
              now: NOW,
              doubt,
              ...{ isOffered, quiet },
              actions,
            }}
            details={row as FullRow}
            others={
              others && {
                opinions: opinionsOf(othersSay[others], whatsapp, NOW),
                ...{ asked, isAsking, links: linksOut(whatsapp, 'IQ', NOW, spoken) },
                ...{ country: 'IQ', names: { whatsapp: 'WhatsApp', telegram: 'Telegram' } },
                ...{ friend, telling: isTelling ? { service: 'whatsapp' } : undefined },
              }
            }
            picked={picked?.id === row.id ? picked.index : undefined}
          />
        )}
        isNews={false}
      />,
      document.body,
    );
}

Object.assign(globalThis, { show });
