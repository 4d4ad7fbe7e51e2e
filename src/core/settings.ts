/** What the user chose. */
import type { ServiceId } from './model.ts';

export type Preset = 'saver' | 'normal' | 'watchful';

export interface ServiceChoice {
  id: ServiceId;
  isPaused?: boolean;
  /** Probed only when the user presses "check now". */
  isOnlyWhenAsked?: boolean;
  /** No notification about it before this moment. */
  quietUntilAt?: number;
  /** No notification about it until it has been up again. */
  isQuietUntilBack?: boolean;
}

export interface Alerts {
  outage: boolean;
  recovery: boolean;
  /** Tell about the user's own connection; off by default. */
  connection: boolean;
  /** Name the services in notifications. */
  namesServices: boolean;
}

/** What the user chose. Written by the pages, read by everybody. */
export interface Settings {
  version: 1;
  /** The first run is done: nothing is contacted before. */
  isStarted: boolean;
  services: readonly ServiceChoice[];
  preset: Preset;
  alerts: Alerts;
  /** A language tag of ours; left out: the browser's. */
  language?: string;
  /** `latn`, `arab`, … ; left out: what the language uses. */
  digits?: string;
  /** Bytes a month after which nothing is asked but what the user asks; left out: no cap. */
  capBytes?: number;
}
