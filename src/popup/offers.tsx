/** What is offered once, below the rows: the button in sight, detailed checks after calm days. Loaded after the answer. */
import { DAY_MS } from '../core/model/time.ts';
import type { Settings } from '../core/model/settings.ts';
import { troubleSentence, type Trouble } from '../core/view/trouble.ts';
import type { State } from '../core/model/state.ts';
import type { Lost } from '../core/storage/set-aside.ts';
import { LostNote } from '../ui/lost-note.tsx';
import type { Words } from '../words/index.ts';
import type { Here } from './page.ts';

/** Days without trouble after which detailed checks are offered. */
const CALM_DAYS = 3;
/** Addresses move: an older list may call a service down that has only moved. */
const CATALOGUE_AT = Date.UTC(2026, 10, 22);
const CATALOGUE_DAYS = 365;

export type Offer = 'pin' | 'alerts' | 'detailed';

interface Facts {
  settings: Settings;
  state: Pick<State, 'incidents' | 'steppedAt'>;
  /** No service has detailed checks, and they can be had. */
  canGrant: boolean;
  /** The browser hides the button. */
  isHidden: boolean;
  /** Whether the browser lets Wasl show alerts. */
  alerts: Here['alerts'];
  now: number;
}

/** The one offer that is made now, if any. */
export function offerOf({ settings, state, canGrant, isHidden, alerts, now }: Facts): Offer | undefined {
  const isOpen = (offer: Offer) => !settings.declined?.includes(offer);
  if (isHidden && isOpen('pin')) return 'pin';
  // Nobody decides about alerts before there is anything to be told.
  if (alerts !== 'on' && state.steppedAt > 0 && isOpen('alerts')) return 'alerts';
  const calmSinceAt = Math.max(settings.startedAt ?? now, ...state.incidents.map(({ openedAt }) => openedAt));
  const isCalm = now - calmSinceAt >= CALM_DAYS * DAY_MS;
  return isCalm && canGrant && isOpen('detailed') ? 'detailed' : undefined;
}

const OFFERED = {
  pin: { title: 'pin_title', text: 'pin_text' },
  alerts: { title: 'alerts_turn_on', text: 'alerts_why' },
  detailed: { title: 'detailed_title', text: 'start_detailed_text' },
} as const;

export interface OfferActions {
  /** These ask the browser: they have to be called directly from the click. */
  onAlerts(): void;
  onDetailed(): void;
  onDecline(offer: Offer): void;
  /** The user has seen what was lost. */
  onSeen(): void;
}

interface Props extends OfferActions {
  offer?: Offer | undefined;
  /** Some browsers tell only once they are asked that they have no alerts. */
  alerts?: Here['alerts'];
  /** Why nothing is saved: there is no room, or a later version of Wasl has stored what lies there. */
  unsaved?: 'no-room' | 'held-back' | undefined;
  /** What could not be read, and the user has not seen yet. */
  lost?: Lost | undefined;
  /** What the background cannot do now. */
  troubles?: readonly Trouble[];
  /** When an alert was that could not be shown. */
  undeliveredAt?: number | undefined;
  /** A later version of Wasl has written the settings. */
  isNewer?: boolean;
  words: Words;
  now: number;
}

export function Offers(props: Props) {
  const { offer, alerts, unsaved, lost, isNewer, words, now } = props;
  const { troubles = [], undeliveredAt, onAlerts, onDetailed, onDecline, onSeen } = props;
  const isOld = now - CATALOGUE_AT > CATALOGUE_DAYS * DAY_MS;
  return (
    <>
      {lost && <LostNote {...{ lost, words }} onSeen={onSeen} />}
      {unsaved === 'no-room' && <p class="note warning">{words.t('unsaved_text')}</p>}
      {unsaved === 'held-back' && <p class="note warning">{words.t('held_back_text')}</p>}
      {troubles
        .filter(({ what }) => what !== 'check')
        .map((trouble) => (
          <p key={trouble.what} class="note warning" data-trouble={trouble.what}>
            {words.say(troubleSentence(trouble))}
          </p>
        ))}
      {undeliveredAt !== undefined && (
        <p class="note warning" data-trouble="undelivered">
          {words.t('undelivered_text', { at: { time: undeliveredAt } })}
        </p>
      )}
      {isNewer && <p class="note warning">{words.t('newer_text')}</p>}
      {isOld && <p class="note warning">{words.t('catalogue_old', { at: { time: CATALOGUE_AT } })}</p>}
      {offer && <OfferNote {...{ offer, alerts, words, onAlerts, onDetailed, onDecline }} />}
    </>
  );
}

type OfferProps = Pick<Props, 'words' | 'onAlerts' | 'onDetailed' | 'onDecline'> & {
  offer: Offer;
  alerts: Props['alerts'];
};

/** One offer, closed until somebody wants to know more; where the browser has no alerts, that it has none. */
export function OfferNote({ offer, alerts, words, onAlerts, onDetailed, onDecline }: OfferProps) {
  if (offer === 'alerts' && alerts === 'never')
    return (
      <p class="note" data-offer={offer}>
        {words.t('alerts_never')}{' '}
        <button type="button" class="plain" data-action="decline" onClick={() => onDecline(offer)}>
          {words.t('lost_seen')}
        </button>
      </p>
    );
  const isRefused = offer === 'alerts' && alerts === 'refused';
  return (
    <details class="note" data-offer={offer}>
      <summary>{words.t(OFFERED[offer].title)}</summary>
      <p class="quiet">{words.t(isRefused ? 'alerts_refused' : OFFERED[offer].text)}</p>
      <p class="actions">
        {offer === 'detailed' && (
          <button type="button" data-action="detailed" onClick={onDetailed}>
            {words.t('start_detailed_allow')}
          </button>
        )}
        {offer === 'alerts' && (
          <button type="button" data-action="alerts" onClick={onAlerts}>
            {words.t('alerts_turn_on')}
          </button>
        )}
        <button type="button" data-action="decline" onClick={() => onDecline(offer)}>
          {words.t('not_now')}
        </button>
      </p>
    </details>
  );
}
