/**
 * The first run, in two breaths: who is watched, and what that costs and shows. What the browser has to be asked for comes after the first
 * result. Nothing is contacted before Start.
 */
import type { Settings } from '../core/model/settings.ts';
import { presetCosts } from '../core/schedule/budget.ts';
import { services } from '../services/index.ts';
import { likelyFirst } from '../services/likely.ts';
import type { Managed } from '../services/managed-document.ts';
import { known } from '../services/catalogue.ts';
import { DRILL_PAGE, TryOutage } from '../ui/try-outage.tsx';
import { choiceOf, tick } from '../ui/choose.ts';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { PresetList } from '../ui/preset-choice.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { Tile } from '../ui/tile.tsx';
import { ManagedNote } from './managed-note.tsx';
import type { Words } from '../words/index.ts';
import type { Watch } from '../core/model/watch.ts';
import { hostOf } from '../core/model/service.ts';
import { blockedWhere, type Whereabouts } from '../services/first-settings.ts';
import { hidesErrors } from '../core/model/capability.ts';

/** Services shown before "More services" is opened; ticked ones always are. */
const SHOWN_AT_ONCE = 8;

export interface Actions {
  change(settings: Settings): void;
  start(): void;
  /** Leaves it for another time. */
  later(): void;
}

export interface Props {
  watch: Watch;
  /** The browser's own language tag: what is likely there comes first. */
  browser: string;
  /** Services known to be blocked here are not ticked at first, and named. */
  where: Whereabouts;
  /** Whether the browser can show alerts at all. */
  canAlert?: boolean | undefined;
  isPhone?: boolean | undefined;
  /** What an organisation's policy has set. */
  managed?: Managed | undefined;
  words: Words;
  actions: Actions;
}

export function FirstRun({
  watch,
  browser,
  where,
  canAlert = true,
  isPhone,
  managed,
  words,
  actions,
}: Props) {
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
      <Blocked {...{ settings, where, words }} />
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
        {!canAlert && <p class="quiet">{words.t('alerts_never')}</p>}
        {managed && <ManagedNote managed={managed} words={words} />}
        <p>{words.t('start_visible')}</p>
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
      <More {...{ watch, words }} />
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- a page of Wasl's own, which reads the language from what is stored */}
      <iframe
        class="sample"
        key={words.language.tag}
        src={DRILL_PAGE}
        title={words.t('drill_title')}
        loading="lazy"
      />
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
        <Tile id={id} name={words.called(name)} />
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

/** What would be ticked elsewhere. */
function Blocked({ settings, where, words }: Pick<Props, 'where' | 'words'> & { settings: Settings }) {
  const blocked = blockedWhere(where);
  const unticked = services.filter(({ id }) => blocked.includes(id) && choiceOf(settings, id) === undefined);
  if (unticked.length === 0) return null;
  const list = unticked.map(({ name }) => words.called(name));
  return <p class="quiet">{words.t('start_blocked', { services: { list, isWhole: true } })}</p>;
}

/** What only some want to read before they start. */
function More({ watch, words }: Pick<Props, 'watch' | 'words'>) {
  const sites = [...new Set(watch.controls.map(({ probe }) => hostOf(probe.url)))];
  return (
    <div class="more">
      <details>
        <summary>{words.t('start_risk_title')}</summary>
        <p class="quiet">{words.t('start_risk_text')}</p>
        <p class="quiet" data-sites>
          {words.t('start_neutral', { sites: { list: sites, isWhole: true } })}
        </p>
        <p class="quiet">{words.t('start_running')}</p>
      </details>
      <p>
        <TryOutage words={words} />
      </p>
    </div>
  );
}
