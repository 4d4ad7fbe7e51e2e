/**
 * How the settings are read and written: by everybody, and field by field, for they are what a person has chosen. One line for
 * each key: how it is read and, where an older version kept it elsewhere, how it is found there. Its default stands in
 * `defaultSettings`.
 */
import type { OwnService, QuietHours, ServiceChoice, Settings } from '../core/model/settings.ts';
import { ASKED_KINDS } from '../core/model/opinion.ts';
import { SETTINGS } from '../core/storage/keys.ts';
import {
  flagValue,
  listValue,
  momentValue,
  number,
  object,
  readKeys,
  textValue,
  word,
  type Keys,
  type Loss,
  type Read,
} from '../core/storage/read-value.ts';
import { defaultSettings } from './catalogue.ts';
import { countries } from './countries.ts';
import { isAskable } from './custom.ts';

/** The version that this program writes; of a later one it reads what it knows. */
const VERSION = defaultSettings.version;

const choice = object<ServiceChoice>(
  {
    id: textValue,
    isPaused: flagValue,
    isOnlyWhenAsked: flagValue,
    quietUntilAt: momentValue,
    quietUntilBackAt: momentValue,
    isMuted: flagValue,
    isLeftOut: flagValue,
    name: textValue,
    fallback: textValue,
    wantsDetailed: flagValue,
  },
  ['id'],
);

const minuteOfDay = number(0, 1439);
const quietHours = object<QuietHours>(
  { days: listValue(number(0, 6)), fromMinute: minuteOfDay, untilMinute: minuteOfDay },
  ['days', 'fromMinute', 'untilMinute'],
);

const anyOwn = object<OwnService>(
  { id: textValue, name: textValue, kind: textValue, url: textValue, openUrl: textValue },
  ['id', 'name', 'kind', 'url', 'openUrl'],
);

/** Its addresses can be asked, and it takes nobody's place. */
const ownService: Read<OwnService> = (stored, lose) => {
  const own = anyOwn(stored, lose);
  if (!own || isAskable(own)) return own;
  lose('word');
  return undefined;
};

const KEYS: Keys<Settings> = {
  version: { read: number(VERSION, Infinity) },
  isStarted: { read: flagValue },
  startedAt: { read: momentValue },
  declined: { read: listValue(textValue) },
  services: { read: listValue(choice) },
  pausedAt: { read: momentValue },
  pausedUntilAt: { read: momentValue },
  preset: { read: word('saver', 'normal', 'watchful') },
  // From twice a minute, which is all that browsers allow, to once a day.
  everyMs: { read: number(30_000, 86_400_000) },
  alerts: {
    read: object(
      {
        outage: flagValue,
        recovery: flagValue,
        connection: flagValue,
        namesServices: flagValue,
        reported: flagValue,
      },
      [],
      defaultSettings.alerts,
    ),
  },
  quietHours: { read: quietHours },
  custom: { read: listValue(ownService) },
  language: { read: textValue },
  digits: { read: textValue },
  capBytes: { read: number(0, Number.MAX_SAFE_INTEGER) },
  country: { read: word(...countries) },
  sparesDomestic: { read: flagValue },
  sources: { read: listValue(word(...ASKED_KINDS)) },
  asksByItself: { read: listValue(word(...ASKED_KINDS)) },
  watchesOperators: { read: flagValue },
  // Numbers of autonomous systems have 32 bits (RFC 6793).
  provider: { read: number(1, 4_294_967_295) },
  keep: { read: word('day', 'month') },
};

/** A later version of Wasl has written them: what of them is known holds, and nothing is written over them. */
export const isNewer = ({ version }: Settings): boolean => version > VERSION;

/**
 * The settings in a document of any age and in any state; of what could not be read, where it was. Where the services themselves
 * cannot be read, the choice has to be confirmed anew: nobody is asked whom the user has not chosen.
 */
export function settingsFrom(stored: unknown): { settings: Settings; lost: readonly Loss[] } {
  if (stored === undefined) return { settings: defaultSettings, lost: [] };
  const { value, lost } = readKeys(KEYS, defaultSettings, stored);
  const { services } = Object(stored) as Partial<Settings>;
  return { settings: Array.isArray(services) ? value : { ...value, isStarted: false }, lost };
}

/**
 * What a write of the settings has to carry.
 * @throws RangeError where one of them could not be read again, and for those of a later version
 */
export function settingsEntries(settings: Settings): Readonly<Record<string, Settings>> {
  if (isNewer(settings)) throw new RangeError('A later version of Wasl has written the settings.');
  const { settings: read, lost } = settingsFrom(settings);
  const [loss] = lost;
  if (loss) throw new RangeError(`${loss.place.join('.')} is no ${loss.wanted} that could be read again.`);
  return { [SETTINGS]: read };
}
