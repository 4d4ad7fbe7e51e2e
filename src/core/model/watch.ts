/** All that the core is told about the world: what is watched, what this browser can see of it, what the device is doing. */
import type { Browser, ServiceId } from './terms.ts';
import type { Settings } from './settings.ts';
import type { Service, Control, Resolver } from './service.ts';
import type { About } from './vantage.ts';

/**
 * Kinds of personal data whose sending Firefox asks its user about, by its names, as far as an outside source may learn them
 * (`src/vantages/consent.ts`).
 */
export type DataCategory = 'browsingActivity' | 'locationInfo';

/** What the browser has to allow before outside sources are asked. */
export interface SourceGrant {
  /** Match patterns of hosts. */
  origins: readonly string[];
  /** Firefox alone asks about these. */
  categories: readonly DataCategory[];
}

/** What this browser and the granted permissions let us see now. */
export interface Sight {
  browser: Browser;
  /** Services whose hosts are granted; `control` stands for the controls' hosts. */
  granted: readonly ServiceId[];
  /** `webRequest` is granted, so a failure carries its layer. */
  seesLayers: boolean;
  /** Firefox strips its identifying Origin from our sockets on granted hosts. Always true in Chromium, whose Origin names no installation; never in Safari, where no rule can be held to our own requests. */
  socketsAreAnonymous: boolean;
  /** What the user lets be sent to outside sources; left out where the browser does not ask about that. */
  mayTell?: readonly DataCategory[];
  /**
   * A fetch can be made on a connection of its own. In no browser so far: the one way that was found let an answer wipe the user's own
   * cookies (docs/decisions/017-no-fetch-of-its-own-connection.md).
   */
  opensFetches?: boolean;
}

/** What the device and the user are doing, as far as the browser says. */
export interface Circumstances {
  isPopupOpen?: boolean;
  /** Idle for minutes, or locked. */
  isAway?: boolean;
  /** The user asked the browser to save data, or the line is metered. */
  savesData?: boolean;
  /** Nothing is asked more often than this, so that the month's cap lasts. */
  sparseMs?: number;
  /** Minutes since the last Sunday's midnight, where the user is. */
  weekMinute?: number;
  /** The permission for notifications is not granted: what happens cannot be told. `ever`: nor could it be granted here. */
  cannotNotify?: boolean | 'ever';
}

/** Settings resolved against the catalogue and the permissions of this moment: enough to say what is. */
export interface Watched {
  settings: Settings;
  /** The chosen services, in the user's order. */
  services: readonly Service[];
  sight: Sight;
  /** What bends the pace at this moment; left out: nothing. */
  circumstances?: Circumstances;
}

/** With all that is ever asked beside them: enough to ask, to judge, and to say what that costs. */
export interface Watch extends Watched {
  controls: readonly Control[];
  /** Sites inside the country that the user has confirmed; left out: there are none to ask. */
  domestic?: readonly Control[];
  resolvers: readonly Resolver[];
  /** The outside sources that are switched on and can be read; left out: none. */
  vantages?: readonly About[];
}
