/** The first run: who is watched, how closely, and what a network can see of it. Nothing is contacted before Start. */
import type { Settings } from '../core/model.ts';
import type { PresetCost } from '../core/view.ts';
import { choiceOf, tick } from '../ui/choose.ts';
import { PresetList } from '../ui/preset-choice.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import type { Words } from '../words/index.ts';

/** Services shown before "More services" is opened; ticked ones always are. */
const SHOWN_AT_ONCE = 8;

export interface Offer {
  id: string;
  name: string;
}

export interface Props {
  /** The catalogue. */
  services: readonly Offer[];
  settings: Settings;
  costs: readonly PresetCost[];
  /** Whether the browser lets Wasl show alerts; `refused` once it has said no. */
  alerts: 'off' | 'on' | 'refused';
  words: Words;
  onChange(settings: Settings): void;
  onAlerts(): void;
  onStart(): void;
}

export function FirstRun({ services, settings, costs, alerts, words, onChange, onAlerts, onStart }: Props) {
  const isTicked = ({ id }: Offer) => choiceOf(settings, id) !== undefined;
  const first = services.filter((offer, index) => index < SHOWN_AT_ONCE || isTicked(offer));
  const more = services.filter((offer) => !first.includes(offer));
  const ticked = services.filter(isTicked);
  const boxes = (some: readonly Offer[]) =>
    some.map((offer) => (
      <label class="choice" key={offer.id}>
        <input
          type="checkbox"
          name={offer.id}
          checked={isTicked(offer)}
          onChange={() => onChange(tick(settings, offer.id, !isTicked(offer)))}
        />
        {offer.name}
      </label>
    ));
  return (
    <main class="start" data-connection="unknown">
      <p class="brand">
        <StatusMark mark="calm" />
        {words.t('extension_name')}
      </p>
      <h1>{words.t('start_title')}</h1>
      <p class="quiet">
        {words.t('start_intro')} <span role="status">{words.t('answer_not_started')}</span>
      </p>
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
      <p class="actions">
        {alerts === 'off' ? (
          <button type="button" data-action="alerts" onClick={onAlerts}>
            {words.t('alerts_turn_on')}
          </button>
        ) : (
          <b>{alerts === 'on' && words.t('alerts_are_on')}</b>
        )}
        <span class="quiet">{words.t(alerts === 'refused' ? 'alerts_refused' : 'alerts_why')}</span>
      </p>
      <section class="terms">
        <p>
          {ticked.length === 0
            ? words.t('start_none')
            : words.t('start_summary', { services: { list: ticked.map(({ name }) => name), isWhole: true } })}
        </p>
        <PresetList
          costs={costs}
          preset={settings.preset}
          words={words}
          onChoose={(preset) => onChange({ ...settings, preset })}
        />
        <p>{words.t('start_visible')}</p>
        <p class="quiet">{words.t('start_running')}</p>
        <button
          type="button"
          class="main"
          data-action="start"
          aria-disabled={ticked.length === 0}
          onClick={() => ticked.length > 0 && onStart()}
        >
          {words.t('start_button')}
        </button>
      </section>
    </main>
  );
}
