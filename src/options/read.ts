/** All that the page of the settings shows, from storage and from the browser: nothing of it waits for what it does not need. */
import type { Settings } from '../core/model/settings.ts';
import type { ServiceId } from '../core/model/terms.ts';
import type { Sight } from '../core/model/watch.ts';
import type { LoadAll } from '../core/report/find-incident.ts';
import { LOST, MANAGED, OUTGOING, SETTINGS } from '../core/storage/keys.ts';
import { COPY_KEYS, lostFrom, SET_ASIDE_KEYS } from '../core/storage/set-aside.ts';
import { originsOf } from '../services/index.ts';
import { managedFrom } from '../services/managed-document.ts';
import { outgoingFrom } from '../services/outgoing-document.ts';
import { settingsFrom } from '../services/settings.ts';
import { readState } from '../ui/stored.ts';
import { originsByOwner } from '../vantages/consent.ts';
import { sources } from '../vantages/facts.data.ts';
import type { Words } from '../words/index.ts';

/** Of each service and source the match patterns of its hosts, as soon as it is known whose they are. */
export type Origins = Promise<Readonly<Record<ServiceId, readonly string[]>>>;

/** Where it is read from. */
export interface Source {
  load(key: string): Promise<unknown>;
  loadAll: LoadAll;
  mayNotify(): Promise<boolean | 'never'>;
  /** Whether this collector of an organisation may be sent to. */
  mayReport(url: string): Promise<boolean>;
  sight(origins: Origins): Promise<Sight>;
  wordsFor(settings: Settings): Promise<Words>;
}

export async function readAll({ load, loadAll, mayNotify, mayReport, sight, wordsFor }: Source) {
  const reading = load(SETTINGS).then((stored) => settingsFrom(stored).settings);
  const policy = load(MANAGED).then(managedFrom);
  const theirs = reading.then((settings) => ({ ...originsOf(settings), ...originsByOwner(sources) }));
  const collector = policy.then((managed) => managed?.collector);
  const [stored, asked] = await Promise.all([
    Promise.all([reading, readState(load), loadAll(SET_ASIDE_KEYS), policy, load(OUTGOING)]),
    Promise.all([
      mayNotify(),
      collector.then((one) => one !== undefined && mayReport(one.url)),
      sight(theirs),
      reading.then(wordsFor),
    ]),
  ]);
  const [settings, state, aside, managed, outgoing] = stored;
  const [isAlerting, isAllowed, seen, words] = asked;
  const { spent, endpoints } = state;
  return {
    ...{ settings, spent, endpoints, troubles: state, managed, isAlerting, seen, words },
    origins: originsOf(settings),
    outgoing: outgoingFrom(outgoing),
    mayReport: isAllowed,
    lost: lostFrom(aside[LOST]),
    hasCopies: COPY_KEYS.some((key) => key in aside),
  };
}
