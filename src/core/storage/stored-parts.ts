/** What of all that is stored belongs where, as a person would ask: how much is the history, and how far back does it reach? */
import { MANAGED, SETTINGS, type Documents } from './keys.ts';
import { COPY_KEYS } from './set-aside.ts';

export const STORED_PARTS = ['history', 'state', 'settings', 'aside'] as const;

export type StoredPart = (typeof STORED_PARTS)[number];

const OF_HISTORY = /^(?:marks$|(?:history|notes|raw|rolled|sum|incident|testimony):)/;

function partOf(key: string): StoredPart {
  if (key === SETTINGS || key === MANAGED) return 'settings';
  if (COPY_KEYS.includes(key)) return 'aside';
  // What is believed now, and whatever is noted beside it.
  return OF_HISTORY.test(key) ? 'history' : 'state';
}

export interface StoredParts {
  keys: Readonly<Record<StoredPart, readonly string[]>>;
  incidents: number;
  /** The earliest day of which anything is kept (`YYYY-MM-DD`, UTC); left out: there is none. */
  sinceDay?: string;
}

export function storedParts(documents: Documents): StoredParts {
  const all = Object.keys(documents);
  const of = (part: StoredPart): string[] => all.filter((key) => partOf(key) === part);
  const days = all
    .flatMap((key): unknown[] => {
      const { [key]: document } = documents;
      if (key.startsWith('history:')) return [key.slice('history:'.length)];
      return /^(?:rolled|sum):/.test(key) ? [(Object(document) as { day?: unknown }).day] : [];
    })
    .filter((day): day is string => typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day))
    .sort();
  return {
    keys: { history: of('history'), state: of('state'), settings: of('settings'), aside: of('aside') },
    incidents: all.filter((key) => key.startsWith('incident:')).length,
    ...(days[0] !== undefined && { sinceDay: days[0] }),
  };
}
