/** What is offered once, below the rows: the button in sight, detailed checks after calm days. Loaded after the answer. */
import { DAY_MS } from '../core/model/time.ts';
import type { Settings } from '../core/model/settings.ts';
import { troubleSentence, type Trouble } from '../core/view/trouble.ts';
import type { State } from '../core/model/state.ts';
import type { Lost } from '../core/storage/set-aside.ts';
import { LostNote } from '../ui/lost-note.tsx';
import type { Words } from '../words/index.ts';

/** Days without trouble after which detailed checks are offered. */
const CALM_DAYS = 3;
/** Addresses move: an older list may call a service down that has only moved. */
const CATALOGUE_AT = Date.UTC(2026, 10, 22);
const CATALOGUE_DAYS = 365;

export type Offer = 'pin' | 'detailed';

interface Facts {
  settings: Settings;
  state: Pick<State, 'incidents'>;
  /** No service has detailed checks, and they can be had. */
  canGrant: boolean;
  /** The browser hides the button. */
  isHidden: boolean;
  now: number;
}

/** The one offer that is made now, if any. */
export function offerOf({ settings, state, canGrant, isHidden, now }: Facts): Offer | undefined {
  const isOpen = (offer: Offer) => !settings.declined?.includes(offer);
  if (isHidden && isOpen('pin')) return 'pin';
  const calmSinceAt = Math.max(settings.startedAt ?? now, ...state.incidents.map(({ openedAt }) => openedAt));
  const isCalm = now - calmSinceAt >= CALM_DAYS * DAY_MS;
  return isCalm && canGrant && isOpen('detailed') ? 'detailed' : undefined;
}

export interface OfferActions {
  /** Asks the browser: has to be called directly from the click. */
  onDetailed(): void;
  onDecline(offer: Offer): void;
  /** The user has seen what was lost. */
  onSeen(): void;
}

interface Props extends OfferActions {
  offer?: Offer | undefined;
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
  const { offer, unsaved, lost, isNewer, words, now } = props;
  const { troubles = [], undeliveredAt, onDetailed, onDecline, onSeen } = props;
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
      {offer && (
        <details class="note" data-offer={offer}>
          <summary>{words.t(offer === 'pin' ? 'pin_title' : 'detailed_title')}</summary>
          <p class="quiet">{words.t(offer === 'pin' ? 'pin_text' : 'start_detailed_text')}</p>
          <p class="actions">
            {offer === 'detailed' && (
              <button type="button" data-action="detailed" onClick={onDetailed}>
                {words.t('start_detailed_allow')}
              </button>
            )}
            <button type="button" data-action="decline" onClick={() => onDecline(offer)}>
              {words.t('not_now')}
            </button>
          </p>
        </details>
      )}
    </>
  );
}
