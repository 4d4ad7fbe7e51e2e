/**
 * A policy put into the settings: in one place, and before anybody reads them, so that every page and the background see the same. What
 * is locked stands there in place of what the person had, which is kept and comes back when the lock goes; what is a default is only
 * what they begin with. Pausing a service, and asking it only now and then, stay theirs: whom a network sees asked can matter where they live.
 */
import type { OwnService, ServiceChoice, Settings } from '../core/model/settings.ts';
import type { ServiceId } from '../core/model/terms.ts';
import { defaultSettings } from './catalogue.ts';
import { isManagedId } from './managed-id.ts';
import type { Lockable, Policy } from './policy.ts';

/** What a lock stands in place of. Everything else of the settings no policy can touch. */
const PLAIN = ['preset', 'everyMs', 'quietHours', 'sources'] as const;
type Plain = (typeof PLAIN)[number];

/** `null`: not set. */
type Kept<K extends keyof Settings> = { readonly [Name in K]?: Settings[Name] | null };

/** What has to be known to undo what a policy did, beside the settings. */
export interface Undo {
  /** What the person had where something is locked. */
  own: Kept<Plain | 'services' | 'isStarted' | 'startedAt'>;
  /** Whom they turned to, where that is locked. */
  fallbacks: Readonly<Record<ServiceId, ServiceId | null>>;
  /** What was given as a default: as long as it stands there unchanged, it is the policy's. */
  given: Kept<Plain | 'services'>;
  givenFallbacks: Readonly<Record<ServiceId, ServiceId>>;
}

export const NOTHING_DONE: Undo = { own: {}, fallbacks: {}, given: {}, givenFallbacks: {} };

/** Browsers give the keys of what is stored in orders of their own. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** Whether two values say the same; nothing says as much as `null`. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null, inOrder) === JSON.stringify(other ?? null, inOrder);

/** The settings with this key as it was; `null` takes it out. */
function put(settings: Settings, key: keyof Settings, value: unknown): Settings {
  const { [key]: _, ...rest } = settings;
  return (value ?? undefined) === undefined ? (rest as Settings) : ({ ...rest, [key]: value } as Settings);
}

function withFallback(
  { fallback: _, ...choice }: ServiceChoice,
  fallback: ServiceId | null | undefined,
): ServiceChoice {
  return (fallback ?? undefined) === undefined ? choice : { ...choice, fallback: fallback! };
}

const idsOf = (choices: readonly ServiceChoice[]): ServiceId[] => choices.map(({ id }) => id);

/** These services in this order, each with what was wished of it before. */
function listed(
  ids: readonly ServiceId[],
  ...before: readonly (readonly ServiceChoice[])[]
): ServiceChoice[] {
  const all = before.flat();
  return [...new Set(ids)].map((id) => all.find((choice) => choice.id === id) ?? { id });
}

/** The settings as the person has them: what a policy did is undone. */
function ownSettings(
  settings: Settings,
  { own, fallbacks, given, givenFallbacks }: Undo,
  first: readonly ServiceChoice[],
): Settings {
  let back = settings;
  for (const key of PLAIN) {
    if (key in own) back = put(back, key, own[key]);
    else if (key in given && isSame(back[key], given[key])) back = put(back, key, defaultSettings[key]);
  }
  if (own.services) {
    // What was wished of a service while the list was locked is the person's.
    back = { ...back, services: listed(idsOf(own.services), back.services, own.services) };
    back = put({ ...back, isStarted: own.isStarted ?? false }, 'startedAt', own.startedAt);
  } else if (given.services && !back.isStarted && isSame(idsOf(back.services), idsOf(given.services)))
    back = { ...back, services: first };
  const services = back.services.map((choice) => {
    if (choice.id in fallbacks) return withFallback(choice, fallbacks[choice.id]);
    const isGiven = choice.fallback !== undefined && givenFallbacks[choice.id] === choice.fallback;
    return isGiven ? withFallback(choice, undefined) : choice;
  });
  return { ...back, services };
}

/** The policy's own services in place of those that a policy brought before. */
function withOwnServices(settings: Settings, brought: readonly OwnService[]): Settings {
  const ids = brought.map(({ id }) => id);
  const was = [...(settings.custom ?? []), ...settings.services];
  if (ids.length === 0 && !was.some(({ id }) => isManagedId(id))) return settings;
  const custom = [...(settings.custom ?? []).filter(({ id }) => !isManagedId(id)), ...brought];
  const services = settings.services.filter(({ id }) => !isManagedId(id) || ids.includes(id));
  return put({ ...settings, services }, 'custom', custom.length > 0 ? custom : undefined);
}

/**
 * The settings that hold under this policy (left out: there is none), and how to undo it. `before` is what was given back last time.
 * `first`: what is ticked where nobody has chosen yet.
 * Under a locked list of services the organisation has chosen, so the first run is done.
 */
export function underPolicy(
  settings: Settings,
  policy: Policy,
  before: Undo,
  now: number,
  first = defaultSettings.services,
): { settings: Settings; undo: Undo } {
  const { services, ownServices = [], preset, quietHours, fallbacks, sources, locked = [] } = policy;
  const isLocked = (key: Lockable): boolean => locked.includes(key);
  const person = ownSettings(settings, before, first);
  let held = withOwnServices(person, ownServices);
  const own: Record<string, unknown> = {};
  const given: Record<string, unknown> = {};

  function set(key: Plain, value: unknown, lock: boolean, mayGive = true): void {
    if (lock) own[key] = person[key] ?? null;
    else if (!mayGive || !isSame(person[key], defaultSettings[key])) return;
    else given[key] = value;
    held = put(held, key, value);
  }
  if (preset) {
    set('preset', preset, isLocked('preset'));
    if (isLocked('preset')) set('everyMs', undefined, true);
  }
  if (quietHours) set('quietHours', quietHours, isLocked('quietHours'));
  // Nobody is asked because of a default once the person has chosen.
  if (sources) set('sources', sources, isLocked('sources'), !person.isStarted);

  const brought = ownServices.map(({ id }) => id);
  const isFresh =
    !person.isStarted && [first, defaultSettings.services].some((usual) => isSame(person.services, usual));
  if (services && isLocked('services')) {
    Object.assign(own, {
      services: person.services,
      isStarted: person.isStarted,
      startedAt: person.startedAt ?? null,
    });
    const chosen = listed([...services, ...brought], settings.services, person.services);
    held = { ...held, services: chosen, isStarted: true, startedAt: settings.startedAt ?? now };
  } else {
    if (isFresh && (services || brought.length > 0)) {
      const ids = [...(services ?? idsOf(person.services)), ...brought];
      held = { ...held, services: listed(ids, settings.services, person.services) };
      given['services'] = listed(ids);
    }
    if (isLocked('ownServices'))
      held = {
        ...held,
        services: listed([...idsOf(held.services), ...brought], held.services, settings.services),
      };
  }

  const undone: Record<ServiceId, ServiceId | null> = {};
  const givenFallbacks: Record<ServiceId, ServiceId> = {};
  const choices = held.services.map((choice) => {
    const wanted = fallbacks?.[choice.id];
    const { fallback } = listed([choice.id], person.services)[0]!;
    if (wanted === undefined || (!isLocked('fallbacks') && fallback !== undefined))
      return withFallback(choice, fallback);
    if (isLocked('fallbacks')) undone[choice.id] = fallback ?? null;
    else givenFallbacks[choice.id] = wanted;
    return withFallback(choice, wanted);
  });
  return {
    settings: { ...held, services: choices },
    undo: { own, given, fallbacks: undone, givenFallbacks },
  };
}
