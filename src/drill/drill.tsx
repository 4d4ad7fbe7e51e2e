/** The drill: the popup's own parts over an outage that never was, with "Drill" in all that a picture of it could show. */
import type { ComponentChildren } from 'preact';
import { report } from '../core/report/report.ts';
import type { Watch } from '../core/model/watch.ts';
import { morning } from '../core/view/morning.ts';
import { askedOthers } from '../core/view/others.ts';
import type { Alternative } from '../core/view/types.ts';
import { view } from '../core/view/view.ts';
import { OnlyMeOffer, unheardOf } from '../popup/ask-others.tsx';
import { Morning } from '../popup/morning.tsx';
import { Next } from '../popup/next.tsx';
import { hasNote, NextNote } from '../popup/next-words.tsx';
import { Popup, type Actions as PopupActions } from '../popup/popup.tsx';
import { Proven } from '../popup/proven.tsx';
import { NotWorking } from '../popup/quiet-day.tsx';
import { Ways, type WaysActions } from '../popup/ways.tsx';
import { datesOf, sayDated } from '../report/dated.ts';
import type { Words } from '../words/index.ts';
import { SCENES, type Scene } from './night.ts';
import { noticeOf } from './notice.ts';

export interface Actions {
  /** Goes on by itself, or stops doing so. */
  play(isPlaying: boolean): void;
  next(): void;
  notify(isWanted: boolean): void;
}

export interface Props {
  scene: Scene;
  watch: Watch;
  words: Words;
  isPlaying: boolean;
  /** Whether the browser lets Wasl show notifications, and whether those of the drill are wanted. */
  mayNotify: boolean;
  notifies: boolean;
  actions: Actions;
}

const nothing = (): void => undefined;

/** Nothing in it does anything. */
const NOTHING: PopupActions & WaysActions = {
  ...{ checkNow: nothing, toggle: nothing },
  ...{ pauseAll: nothing, resume: nothing, openSettings: nothing, openTab: nothing },
};

/** What is opened there would be no service at all. */
function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

export function Drill(props: Props) {
  const { scene, watch, words, isPlaying, mayNotify, notifies, actions } = props;
  const count = SCENES.indexOf(scene.name) + 1;
  const isLast = count === SCENES.length;
  return (
    <div class="drill" data-drill={scene.name}>
      <section class="drill-head" aria-label={words.t('drill_word')}>
        <p class="drill-banner">
          <b>{words.t('drill_word')}</b> {words.t('drill_says')}
        </p>
        <p class="drill-scene" role="status">
          <span class="quiet">{words.t('drill_count', { count, total: SCENES.length })}</span>{' '}
          {words.t(`drill_${scene.name}`)}
        </p>
        <p class="drill-ways">
          <button type="button" data-action="drill-next" onClick={actions.next}>
            {words.t(isLast ? 'drill_again' : 'drill_next')}
          </button>
          {!isLast && (
            <button type="button" data-action="drill-play" onClick={() => actions.play(!isPlaying)}>
              {words.t(isPlaying ? 'drill_pause' : 'drill_play')}
            </button>
          )}
        </p>
        {mayNotify && (
          <label class="choice">
            <input
              type="checkbox"
              name="drill-notify"
              checked={notifies}
              onChange={(event) => actions.notify(event.currentTarget.checked)}
            />
            <span>{words.t('drill_notify')}</span>
          </label>
        )}
      </section>
      <Stage word={words.t('drill_word')}>
        <Notification scene={scene} words={words} />
        <Played scene={scene} watch={watch} words={words} />
      </Stage>
    </div>
  );
}

/** Whatever part of it is photographed, the word lies over it. */
function Stage({ word, children }: { word: string; children: ComponentChildren }) {
  return (
    <div class="stage" onClickCapture={swallow}>
      {children}
      <span class="watermark" aria-hidden="true">
        {Array.from({ length: 12 }, (_, index) => (
          <span key={index} data-word={word} />
        ))}
      </span>
    </div>
  );
}

/** What the system would show, drawn. */
function Notification({ scene: { notice }, words }: Pick<Props, 'scene' | 'words'>) {
  if (!notice) return <></>;
  const { title, message } = noticeOf(notice, words);
  return (
    <section class="notification" aria-label={title}>
      <b>{title}</b>
      <p>{message}</p>
    </section>
  );
}

function Played({ scene: { name, state, at }, watch, words }: Pick<Props, 'scene' | 'watch' | 'words'>) {
  const clock = new Date(at);
  const dayMinute = clock.getHours() * 60 + clock.getMinutes();
  const shown = view(state, watch, at);
  const proven = (alternative: Alternative) => <Proven {...{ alternative, words }} />;
  const unheard = unheardOf(shown, false);
  const past = name === 'after' ? morning(state, watch, { now: at, dayMinute }) : undefined;
  return (
    <>
      <Popup
        view={shown}
        proven={proven}
        {...{ words, now: at, actions: NOTHING }}
        open={[]}
        isNews={false}
        ways={<Ways canPause words={words} now={at} actions={NOTHING} />}
        asking={
          unheard && (
            <OnlyMeOffer
              {...{ service: unheard, words }}
              asked={askedOthers(state, unheard, at)}
              isAsking={false}
              onAsk={nothing}
            />
          )
        }
        next={<Next {...{ words, next: shown.next }} onTellMe={nothing} />}
        aside={
          hasNote(shown.next) ? (
            <NextNote {...{ words, next: shown.next }} />
          ) : (
            <NotWorking isOpen={false} words={words} onToggle={nothing} />
          )
        }
        below={past && <Morning told={past} words={words} onSeen={nothing} />}
      />
      {name === 'after' && <Account scene={{ name, state, at }} words={words} />}
    </>
  );
}

function Account({ scene: { state, at }, words }: Pick<Props, 'scene' | 'words'>) {
  const incident = state.incidents[0]!;
  const testimony = state.testimonies.find((one) => one.incident === incident.id);
  const told = report({ incident, ...(testimony && { testimony }) }, [], at);
  const dates = datesOf(words);
  const services = { list: told.services.map(({ name }) => name) };
  const title = words.t('drill_notice', { title: words.t('report_title', { services }) });
  return (
    <section class="drill-account" aria-label={title}>
      <h2>{title}</h2>
      <p>{told.account.map((sentence) => sayDated(sentence, words, dates)).join(' ')}</p>
      <p class="quiet">{words.say(told.limits)}</p>
    </section>
  );
}
