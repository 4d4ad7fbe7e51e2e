/** What the user chose. */
import type { AskedKind } from './opinion.ts';
import type { ServiceId } from './terms.ts';

export type Preset = 'saver' | 'normal' | 'watchful';

export interface ServiceChoice {
  id: ServiceId;
  isPaused?: boolean;
  /** Probed only when the user presses "check now". */
  isOnlyWhenAsked?: boolean;
  /** No notification about it before this moment. */
  quietUntilAt?: number;
  /** When the user wanted no more notifications of the trouble there was until it is over; later troubles are told. */
  quietUntilBackAt?: number;
  /** No notification about it. Nothing else follows: it is checked, shown and spoken of as before. */
  isMuted?: boolean;
  /** Neither the first line nor the badge speaks of it. It is checked, and told of in notifications, as before. */
  isLeftOut?: boolean;
  /** The user's own name for it. */
  name?: string;
  /** What the user wants to turn to when it fails: the first to be shown, where it answers then. */
  fallback?: ServiceId;
  /** The user gave the permission for detailed checks: where it is gone, that is said. */
  wantsDetailed?: boolean;
}

/** A service that the user added by its address. `src/services/custom.ts` makes a service of it. */
export interface OwnService {
  id: ServiceId;
  name: string;
  /** One of the kinds of `src/services/custom.ts`. */
  kind: string;
  /** What is probed. */
  url: string;
  /** Where a person opens it. */
  openUrl: string;
}

/** Hours without notifications, in the time of where the user is. */
export interface QuietHours {
  /** Days of the week on which they begin; 0 is Sunday. */
  days: readonly number[];
  /** Minutes since midnight. Hours that end before they begin reach into the next day; equal ones last a day. */
  fromMinute: number;
  untilMinute: number;
}

export interface Alerts {
  outage: boolean;
  recovery: boolean;
  /** Tell about the user's own connection; off by default. */
  connection: boolean;
  /** Name the services in notifications. */
  namesServices: boolean;
  /** Tell, once, that others report trouble with a service that answers here; left out: off. */
  reported?: boolean;
}

/** What the user chose. Written by the pages, read by everybody. */
export interface Settings {
  /** 1; any later one was written by a later version of Wasl, and is read only. */
  version: number;
  /** The first run is done: nothing is contacted before. */
  isStarted: boolean;
  /** When it was done. */
  startedAt?: number;
  /** Offers that the user does not want to see again. */
  declined?: readonly string[];
  services: readonly ServiceChoice[];
  /** Everything is paused until this moment: the last there is (`UNTIL_RESUMED_AT`) where only the user ends it. */
  pausedUntilAt?: number;
  /** Since when; left out: not known. */
  pausedAt?: number;
  preset: Preset;
  /** How often services are checked, in place of what the preset says. */
  everyMs?: number;
  alerts: Alerts;
  quietHours?: QuietHours;
  /** Services that the user added; those that are chosen stand in `services` too. */
  custom?: readonly OwnService[];
  /** A language tag of ours; left out: the browser's. */
  language?: string;
  /** `latn`, `arab`, … ; left out: what the language uses. */
  digits?: string;
  /** Bytes a month after which nothing is asked but what the user asks; left out: no cap. */
  capBytes?: number;
  /** ISO 3166-1 alpha-2 code of the country that the user said to be in; left out: not said. It is never looked up. */
  country?: string;
  /** Sites inside that country are not asked, even where nothing abroad answers. */
  sparesDomestic?: boolean;
  /** The kinds of outside sources that are switched on; left out: none. Nobody else is asked. */
  sources?: readonly AskedKind[];
  /** Those of them that may be asked without a click while a service fails; left out: none. */
  asksByItself?: readonly AskedKind[];
  /** What operators say of the chosen services is looked at now and then, though nothing fails. Takes the kind `operator`. */
  watchesOperators?: boolean;
  /** Number of the autonomous system of the user's provider, as the user says. It is never looked up. */
  provider?: number;
  /** How far back what was seen is kept: 24 hours or 30 days; left out: two years. */
  keep?: 'day' | 'month';
}
