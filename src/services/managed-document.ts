/** What an organisation's policy does to the settings, as it is stored: the background writes it, and pages say what of it holds. */
import { anyObject, unheard, type Loss } from '../core/storage/read-value.ts';
import { isSame, NOTHING_DONE, type Undo } from './managed.ts';
import { LOCKABLE, type Collector, type Lockable, type Policy } from './policy.ts';
import { settingsFrom } from './settings.ts';

export interface Managed {
  /** As the organisation calls itself. */
  organisation?: string;
  /** What the person cannot change. */
  locked: readonly Lockable[];
  /** What of the policy is wrong, and was left out. */
  problems: readonly Loss[];
  /** Who receives what, without what only the two of them know. */
  collector?: Pick<Collector, 'url' | 'services' | 'instance'>;
  undo: Undo;
}

/** What stands there once a policy has gone and left nothing. It is not removed: whoever writes it anew meanwhile would lose it. */
export const UNMANAGED: Managed = { locked: [], problems: [], undo: NOTHING_DONE };

export function managedDocument(policy: Policy, problems: readonly Loss[], undo: Undo): Managed {
  const { organisation, locked = [], collector } = policy;
  const { url, services, instance } = collector ?? {};
  return {
    ...(organisation !== undefined && { organisation }),
    locked,
    problems: problems.slice(0, 50),
    ...(url !== undefined && services && { collector: { url, services, ...(instance && { instance }) } }),
    undo,
  };
}

const group = (stored: unknown): Readonly<Record<string, unknown>> => anyObject(stored, unheard) ?? {};
const list = (stored: unknown): readonly unknown[] => (Array.isArray(stored) ? stored : []);
const isText = (stored: unknown): stored is string => typeof stored === 'string';

/** Of settings that were kept those that can be read still. */
function keptFrom(stored: unknown): Undo['own'] {
  const entries = Object.entries(group(stored));
  const whole = { services: [], ...Object.fromEntries(entries.filter(([, value]) => value !== null)) };
  const { settings, lost } = settingsFrom(whole);
  const isLost = (key: string): boolean => lost.some(({ place }) => place[0] === key);
  const read = entries.flatMap(([key, value]): [string, unknown][] => {
    if (value === null) return [[key, null]];
    return key in settings && !isLost(key) ? [[key, settings[key as keyof typeof settings]]] : [];
  });
  return Object.fromEntries(read) as Undo['own'];
}

const textsIn = <T>(stored: unknown, isFit: (value: unknown) => value is T): Record<string, T> =>
  Object.fromEntries(Object.entries(group(stored)).filter((entry): entry is [string, T] => isFit(entry[1])));

function undoFrom(stored: unknown): Undo {
  const { own, given, fallbacks, givenFallbacks } = group(stored);
  return {
    own: keptFrom(own),
    fallbacks: textsIn(fallbacks, (value): value is string | null => value === null || isText(value)),
    given: keptFrom(given),
    givenFallbacks: textsIn(givenFallbacks, isText),
  };
}

const isProblem = (stored: unknown): stored is Loss =>
  isText(group(stored)['wanted']) && Array.isArray(group(stored)['place']);

/** In any state; `undefined` where there is none, or none that does anything. */
export function managedFrom(stored: unknown): Managed | undefined {
  if (stored === undefined) return undefined;
  const { organisation, locked, problems, collector, undo } = group(stored);
  const { url, services, instance } = group(collector);
  const read: Managed = {
    ...(isText(organisation) && { organisation }),
    locked: LOCKABLE.filter((key) => list(locked).includes(key)),
    problems: list(problems).filter(isProblem),
    ...(isText(url) && {
      collector: { url, services: list(services).filter(isText), ...(isText(instance) && { instance }) },
    }),
    undo: undoFrom(undo),
  };
  return isSame(read, UNMANAGED) ? undefined : read;
}
