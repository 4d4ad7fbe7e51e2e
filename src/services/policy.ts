/**
 * What the policy of an organisation says: read key by key, so that one that is wrong takes no other with it. It comes from outside, and
 * may say anything. It chooses whom Wasl asks and what of that the person cannot change; it grants nothing.
 */
import type { OwnService, Preset, QuietHours } from '../core/model/settings.ts';
import { hostOf } from '../core/model/service.ts';
import { ASKED_KINDS, type AskedKind } from '../core/model/opinion.ts';
import type { ServiceId } from '../core/model/terms.ts';
import {
  anyObject,
  below,
  leftOut,
  listValue,
  number,
  entire,
  object,
  one,
  readKeys,
  recordOf,
  textValue,
  word,
  type Keys,
  type Loss,
  type Lose,
  type Read,
} from '../core/storage/read-value.ts';
import { allServices } from './catalogue.ts';
import { isAskable } from './custom.ts';
import { takenFor } from './look-alike.ts';
import { managedId } from './managed-id.ts';

/** What may be locked: the person sees it and cannot change it. What is not is only what they begin with. */
export const LOCKABLE = ['services', 'ownServices', 'preset', 'quietHours', 'fallbacks', 'sources'] as const;
export type Lockable = (typeof LOCKABLE)[number];

/** Where what was found goes, in the organisation's own hands. */
export interface Collector {
  url: string;
  /** What is not named here is not sent. */
  services: readonly ServiceId[];
  /** Names this installation; left out: nothing does. */
  instance?: string;
  /** Sent along, for a collector that wants to know who may speak. */
  headers?: Readonly<Record<string, string>>;
}

export interface Policy {
  /** Its name, as it is shown. */
  organisation?: string;
  services?: readonly ServiceId[];
  ownServices?: readonly OwnService[];
  preset?: Preset;
  quietHours?: QuietHours;
  fallbacks?: Readonly<Record<ServiceId, ServiceId>>;
  sources?: readonly AskedKind[];
  locked?: readonly Lockable[];
  collector?: Collector;
}

const known: readonly ServiceId[] = allServices.map(({ id }) => id);
const knownService = word(...known);

/** Short texts: whoever shows them has little room. */
const shortText: Read<string> = (stored, lose) => {
  const text = textValue(stored, lose)?.trim();
  if (text === undefined || (text.length > 0 && text.length <= 200)) return text;
  lose(text.length > 0 ? 'short-text' : 'missing');
  return undefined;
};

/** Each of them once, at least one and no more than anybody needs. */
const someOf =
  <T>(read: Read<T>, most = 100): Read<readonly T[]> =>
  (stored, lose) => {
    const found = listValue(read)(stored, lose);
    if (found === undefined) return undefined;
    const each = [...new Set(found)];
    if (each.length > 0 && each.length <= most) return each;
    lose(each.length > most ? 'short-list' : 'missing');
    return undefined;
  };

/** `22:00`, as minutes since midnight. */
const clock: Read<number> = (stored, lose) => {
  const found = typeof stored === 'string' ? /^([01]\d|2[0-3]):([0-5]\d)$/.exec(stored) : undefined;
  if (found) return Number(found[1]) * 60 + Number(found[2]);
  lose('word');
  return undefined;
};

const WEEK = [0, 1, 2, 3, 4, 5, 6];
const hours: Read<QuietHours> = (stored, lose) => {
  const parts = { days: leftOut(someOf(number(0, 6))), from: clock, until: clock };
  const found = entire<{ days?: readonly number[]; from: number; until: number }>(parts)(stored, lose);
  return found && { days: found.days ?? WEEK, fromMinute: found.from, untilMinute: found.until };
};

interface Written {
  name: string;
  url: string;
  kind?: string;
  openUrl?: string;
}

const written = entire<Written>({
  name: shortText,
  url: shortText,
  kind: leftOut(textValue),
  openUrl: leftOut(shortText),
});

/** The page of the host, where a person opens it. */
function pageOf(url: string): string {
  try {
    return `https://${new URL(url).host}/`;
  } catch {
    return url;
  }
}

/** Its addresses are of the kind that a person may type. */
const ownService: Read<OwnService> = (stored, lose) => {
  const found = written(stored, lose);
  if (!found) return undefined;
  const { name, url, kind = 'http' } = found;
  const own = { id: managedId(name), name, kind, url, openUrl: found.openUrl ?? pageOf(url) };
  // Nobody's service is called as another one.
  if (isAskable(own)) return takenFor(name) ? { ...own, name: hostOf(own.openUrl) } : own;
  lose('word');
  return undefined;
};

/** Each name once: it is what the others of the policy call it by. */
const ownServices: Read<readonly OwnService[]> = (stored, lose) => {
  const found = someOf(ownService, 50)(stored, lose);
  return found?.filter(({ id }, index) => {
    const isFirst = found.findIndex((other) => other.id === id) === index;
    if (!isFirst) lose('each-once', index);
    return isFirst;
  });
};

/** A service of the catalogue by its id, one of the policy's own by its name. */
const serviceName = one<string>('text', (stored) => typeof stored === 'string');

/** Nothing that says who asks, or pretends to be somebody. */
const headers: Read<Readonly<Record<string, string>>> = (stored, lose) => {
  const found = recordOf(shortText)(stored, lose);
  if (!found) return undefined;
  const isFit = ([name, value]: [string, string]): boolean => {
    const isAllowed = /^(authorization|x-[\w-]+)$/i.test(name) && /^[\x20-\x7e]*$/.test(value);
    if (!isAllowed) lose('word', name);
    return isAllowed;
  };
  return Object.fromEntries(Object.entries(found).filter(isFit));
};

/** Encrypted, and no password in it. */
const secureUrl: Read<string> = (stored, lose) => {
  try {
    const { protocol, username, password, hash, href } = new URL(String(stored));
    if (protocol === 'https:' && !username && !password && !hash) return href;
  } catch {
    // Said below.
  }
  lose('word');
  return undefined;
};

const collector = object<Collector>(
  { url: secureUrl, services: someOf(serviceName), instance: shortText, headers },
  ['url', 'services'],
);

const KEYS: Keys<Policy> = {
  organisation: { read: shortText },
  services: { read: someOf(knownService) },
  ownServices: { read: ownServices },
  preset: { read: word('saver', 'normal', 'watchful') },
  quietHours: { read: hours },
  fallbacks: { read: recordOf(serviceName) },
  sources: { read: listValue(word(...ASKED_KINDS)) },
  locked: { read: listValue(word(...LOCKABLE)) },
  collector: { read: collector },
};

/** The id behind what a policy calls a service, if it may. */
const idOf = (name: string, own: readonly OwnService[]): ServiceId | undefined =>
  known.find((id) => id === name) ?? own.find(({ id }) => id === managedId(name))?.id;

function namedFallbacks({ fallbacks, ownServices: own = [] }: Policy, lose: Lose): Policy['fallbacks'] {
  const found = Object.entries(fallbacks ?? {}).flatMap(([name, other]) => {
    const [id, fallback] = [idOf(name, own), idOf(other, own)];
    if (id !== undefined && fallback !== undefined && id !== fallback) return [[id, fallback] as const];
    lose('word', name);
    return [];
  });
  return Object.fromEntries(found);
}

function namedCollector(
  { collector: found, ownServices: own = [] }: Policy,
  lose: Lose,
): Collector | undefined {
  const services = found?.services.flatMap((name, index) => {
    const id = idOf(name, own);
    if (id === undefined) lose('word', 'services', index);
    return id ?? [];
  });
  return found && services && services.length > 0 ? { ...found, services } : undefined;
}

/** What it says, and what of it is wrong and was left out: where, and what there should be. */
export function policyFrom(stored: unknown): { policy: Policy; problems: readonly Loss[] } {
  const { value, lost } = readKeys<Policy>(KEYS, {}, stored);
  const problems = [...lost];
  const lose: Lose = (wanted, ...place) => {
    problems.push({ wanted, place });
  };
  for (const key of Object.keys(anyObject(stored, () => undefined) ?? {}))
    if (!(key in KEYS)) lose('word', key);
  const { fallbacks, collector: found, locked = [], ...policy } = value;
  if (fallbacks) Object.assign(policy, { fallbacks: namedFallbacks(value, below(lose, 'fallbacks')) });
  const named = namedCollector(value, below(lose, 'collector'));
  if (found && named) Object.assign(policy, { collector: named });
  const held = locked.filter((key) => key in policy);
  for (const key of locked) if (!(key in policy)) lose('missing', key);
  return { policy: { ...policy, ...(held.length > 0 && { locked: held }) }, problems };
}
