/** The first run: who is watched, how closely, and what a network can see of it. Nothing is contacted before Start. */
import type { Settings } from '../core/model/settings.ts';
import { presetCosts } from '../core/schedule/budget.ts';
import { services } from '../services/index.ts';
import { likelyFirst } from '../services/likely.ts';
import type { Managed } from '../services/managed-document.ts';
import { known } from '../services/catalogue.ts';
import { TryOutage } from '../ui/try-outage.tsx';
import { choiceOf, tick } from '../ui/choose.ts';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { PresetList } from '../ui/preset-choice.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { ManagedNote } from './managed-note.tsx';
import type { Words } from '../words/index.ts';
import type { Watch } from '../core/model/watch.ts';
import { hidesErrors } from '../core/model/capability.ts';

/** What stands beside the button for alerts, or in its place. */
const ALERTS_TEXT = { off: 'alerts_why', refused: 'alerts_refused', never: 'alerts_never' } as const;

/** Services shown before "More services" is opened; ticked ones always are. */
const SHOWN_AT_ONCE = 8;

export interface Actions {
  change(settings: Settings): void;
  /** These ask the browser, and have to be called directly from the click. */
  allowAlerts(): void;
  allowDetailed(): void;
  start(): void;
  /** Leaves it for another time. */
  later(): void;
}

export interface Props {
  watch: Watch;
  /** The browser's own language tag: what is likely there comes first. */
  browser: string;
  /** Whether the browser lets Wasl show alerts; `refused` once it has said no, `never` where it has none. */
  alerts: 'off' | 'on' | 'refused' | 'never';
  /** Hosts can be granted in this browser. */
  canGrant?: boolean | undefined;
  isPhone?: boolean | undefined;
  /** What an organisation's policy has set. */
  managed?: Managed | undefined;
  words: Words;
  actions: Actions;
}

export function FirstRun({ watch, browser, alerts, canGrant, isPhone, managed, words, actions }: Props) {
  const { settings } = watch;
  const ticked = watch.services;
  return (
    <main class="start" data-connection="unknown">
      <div class="top">
        <p class="brand">
          <StatusMark mark="calm" />
          {words.t('extension_name')}
        </p>
        <LanguageChoice
          {...{ settings, words }}
          label={words.t('language')}
          onChange={(next) => actions.change(next)}
        />
      </div>
      <h1>{words.t('start_title')}</h1>
      <p class="quiet">
        {words.t('start_intro')} <span role="status">{words.t('answer_not_started')}</span>
      </p>
      <Boxes settings={settings} browser={browser} words={words} onChange={actions.change} />
      <p class="actions">
        {alerts === 'off' ? (
          <button type="button" data-action="alerts" onClick={actions.allowAlerts}>
            {words.t('alerts_turn_on')}
          </button>
        ) : (
          <b>{alerts === 'on' && words.t('alerts_are_on')}</b>
        )}
        {alerts !== 'on' && <span class="quiet">{words.t(ALERTS_TEXT[alerts])}</span>}
      </p>
      <p>
        <TryOutage words={words} />
      </p>
      <More {...{ watch, canGrant, words, actions }} />
      <section class="terms">
        <p>
          {ticked.length === 0
            ? words.t('start_none')
            : words.t('start_summary', { services: { list: ticked.map(({ name }) => name), isWhole: true } })}
        </p>
        <fieldset disabled={managed?.locked.includes('preset')}>
          <PresetList
            costs={presetCosts(watch)}
            preset={settings.preset}
            hidesErrors={hidesErrors(watch)}
            words={words}
            onChoose={(preset) => actions.change({ ...settings, preset })}
          />
        </fieldset>
        {isPhone && settings.preset === 'saver' && <p class="quiet">{words.t('start_phone')}</p>}
        {managed && <ManagedNote managed={managed} words={words} />}
        <p>{words.t('start_visible')}</p>
        <p class="quiet">{words.t('start_running')}</p>
        <p class="actions go">
          <button
            type="button"
            class="main"
            data-action="start"
            aria-disabled={ticked.length === 0}
            onClick={() => ticked.length > 0 && actions.start()}
          >
            {words.t('start_button')}
          </button>
          <button type="button" class="plain" data-action="later" onClick={actions.later}>
            {words.t('not_now')}
          </button>
        </p>
      </section>
    </main>
  );
}

interface BoxesProps extends Pick<Props, 'browser' | 'words'> {
  settings: Settings;
  onChange(settings: Settings): void;
}

function Boxes({ settings, browser, words, onChange }: BoxesProps) {
  const isTicked = ({ id }: { id: string }) => choiceOf(settings, id) !== undefined;
  const own = known(settings).filter(({ isOwn }) => isOwn);
  const offered = [...own, ...likelyFirst(services, browser)];
  const first = offered.filter((offer, index) => index < SHOWN_AT_ONCE || isTicked(offer));
  const more = offered.filter((offer) => !first.includes(offer));
  const boxes = (some: typeof offered) =>
    some.map(({ id, name }) => (
      <label class="choice" key={id}>
        <input
          type="checkbox"
          name={id}
          checked={isTicked({ id })}
          onChange={() => onChange(tick(settings, id, !isTicked({ id })))}
        />
        {words.called(name)}
      </label>
    ));
  return (
    <fieldset>
      <legend class="hidden">{words.t('start_services')}</legend>
      <div class="choices two">{boxes(first)}</div>
      {more.length > 0 && (
        <details>
          <summary>{words.t('start_more')}</summary>
          <div class="choices two">{boxes(more)}</div>
        </details>
      )}
    </fieldset>
  );
}

/** What only some want to read before they start. */
function More({
  watch,
  canGrant = true,
  words,
  actions,
}: Pick<Props, 'watch' | 'canGrant' | 'words' | 'actions'>) {
  const isDetailed = watch.services.every(({ id }) => watch.sight.granted.includes(id));
  return (
    <div class="more">
      {canGrant && (
        <details>
          <summary>{words.t('start_detailed_title')}</summary>
          <p class="quiet">{words.t('start_detailed_text')}</p>
          {isDetailed ? (
            <p>{words.t('detailed_on')}</p>
          ) : (
            <button type="button" data-action="detailed" onClick={actions.allowDetailed}>
              {words.t('start_detailed_allow')}
            </button>
          )}
        </details>
      )}
      <details>
        <summary>{words.t('start_risk_title')}</summary>
        <p class="quiet">{words.t('start_risk_text')}</p>
      </details>
    </div>
  );
}
