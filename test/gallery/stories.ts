/** States of the pages as they lie in storage: nights that the simulator played, and that end now. */
import type { AskedKind } from '../../src/core/model/opinion.ts';
import type { OwnService, Settings } from '../../src/core/model/settings.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { defaultSettings, services } from '../../src/services/index.ts';
import { play, scenarioOf } from '../history/night.ts';

export type Documents = Readonly<Record<string, unknown>>;

interface Story {
  /** Settings apart from the usual ones. */
  settings?: Partial<Settings>;
  hours?: number;
  /** Ends so long ago. */
  agoMs?: number;
  permissions?: 'exact';
  /** Faults, in minutes before the end. */
  faults?: readonly ({ since: number; until?: number; fault: string } & Record<string, unknown>)[];
  /** Who else is asked, and what they say, in minutes before the end. */
  others?: { sources: readonly AskedKind[]; says: readonly ({ since: number } & Record<string, unknown>)[] };
}

const STOPPED = [{ since: 25, services: ['whatsapp'], fault: 'refused' }] as const;

/** The first of the catalogue. */
const firstOf = (count: number): Pick<Story, 'settings'> => ({
  settings: { services: services.slice(0, count).map(({ id }) => ({ id })) },
});

const HOUR_MS = 3_600_000;
const CHOSEN = ['whatsapp', 'telegram', 'signal', 'messenger'];

/** So many that with the catalogue there are forty. */
const own: readonly OwnService[] = Array.from({ length: 40 - services.length }, (_, index) => ({
  id: `own-chat-${index}`,
  name: `chat-${index}.example.org`,
  kind: 'mattermost',
  url: `https://chat-${index}.example.org`,
  openUrl: `https://chat-${index}.example.org`,
}));

/** Every state that looks or reads differently; `first-run` has nothing stored. */
const STORIES = {
  calm: {},
  // An outage that is over, a quarter of an hour without a line, and an outage that goes on.
  outage: {
    hours: 2,
    faults: [
      { since: 110, until: 80, services: ['whatsapp'], fault: 'refused' },
      { since: 60, until: 50, hosts: ['*'], fault: 'timeout' },
      { since: 25, services: ['whatsapp'], fault: 'refused' },
    ],
  },
  // The same, while others are asked by themselves.
  others: {
    settings: { sources: ['operator', 'crowd', 'resolver'], country: 'IQ' },
    faults: [{ since: 25, services: ['whatsapp'], fault: 'refused' }],
    others: {
      sources: ['operator', 'crowd', 'resolver'],
      says: [{ since: 40, service: 'whatsapp', source: 'crowd', says: 'trouble', count: 212 }],
    },
  },
  blocked: {
    permissions: 'exact',
    faults: [{ since: 20, services: ['whatsapp'], fault: 'dns' }],
  },
  degraded: {
    settings: { services: ['discord', 'telegram', 'signal'].map((id) => ({ id })) },
    faults: [{ since: 30, services: ['discord'], fault: 'status', status: 500, probability: 0.8 }],
  },
  offline: { faults: [{ since: 10, hosts: ['*'], fault: 'timeout' }] },
  captive: { faults: [{ since: 10, hosts: ['*'], fault: 'captive' }] },
  stale: { agoMs: 8 * HOUR_MS },
  paused: { settings: { services: CHOSEN.map((id) => ({ id, isPaused: true })) } },
  forty: {
    settings: { custom: own, services: [...services, ...own].map(({ id }) => ({ id })) },
    faults: [{ since: 20, services: ['whatsapp', 'discord'], fault: 'refused' }],
  },
  'nothing-chosen': { settings: { services: [] } },
} satisfies Record<string, Story>;

/** Told beside those where it is measured what a state costs, and what moves between two of them. */
const MEASURED = {
  // As many as are watched at most without services of one's own, amid an outage.
  twenty: { ...firstOf(20), faults: STOPPED },
  ten: firstOf(10),
  five: { ...firstOf(5), faults: STOPPED },
  six: { ...firstOf(6), faults: STOPPED },
  tenStopped: { ...firstOf(10), faults: STOPPED },
  // The outage of `others`, of which nobody was asked, just begun, and over.
  alone: { faults: [{ since: 25, services: ['whatsapp'], fault: 'refused' }] },
  doubted: { faults: [{ since: 0.15, services: ['whatsapp'], fault: 'refused' }] },
  over: { faults: [{ since: 35, until: 10, services: ['whatsapp'], fault: 'refused' }] },
} satisfies Record<string, Story>;

export type StoryName = keyof typeof STORIES | keyof typeof MEASURED | 'first-run';

export const measuredNames = Object.keys(MEASURED) as readonly StoryName[];

export const storyNames = ['first-run', ...Object.keys(STORIES)] as readonly StoryName[];

/** Nights that were played: some stories differ by their settings alone. */
const nights = new Map<string, Promise<Documents>>();

/** What lies in storage of a story, its last look a minute before `now`. */
export async function tell(name: StoryName, now: number): Promise<Documents> {
  if (name === 'first-run') return {};
  const { settings = {}, agoMs = 60_000, ...night }: Story = { ...STORIES, ...MEASURED }[name];
  const endAt = Math.floor((now - agoMs) / 1000) * 1000;
  const chosen = (settings.services ?? []).map(({ id }) => id).filter((id) => !id.startsWith('own-'));
  const watched = chosen.length > 0 ? chosen : CHOSEN;
  const key = JSON.stringify([endAt, night, watched]);
  if (!nights.has(key)) nights.set(key, playUntil(endAt, night, watched));
  return {
    ...(await nights.get(key)),
    [SETTINGS]: { ...defaultSettings, isStarted: true, startedAt: endAt - 9 * 24 * HOUR_MS, ...settings },
  };
}

async function playUntil(
  endAt: number,
  { hours = 1, permissions, faults = [], others }: Story,
  chosen: readonly string[],
): Promise<Documents> {
  const duration = hours * 3600;
  const { stored } = await play(
    scenarioOf({
      name: 'a story',
      seed: 7,
      startAt: new Date(endAt - duration * 1000).toISOString().replace('.000', ''),
      duration,
      services: chosen,
      ...(permissions && { permissions }),
      ...(others && {
        sources: others.sources,
        opinions: others.says.map(({ since, ...said }) => ({ from: duration - since * 60, ...said })),
      }),
      baseline: { loss: 0, latencyMs: [40, 160] },
      events: faults.map(({ since, until, ...fault }) => ({
        from: duration - since * 60,
        ...(until !== undefined && { to: duration - until * 60 }),
        ...fault,
      })),
    }),
  );
  return Object.fromEntries(stored);
}
