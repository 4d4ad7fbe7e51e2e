/** The whole background script in a browser that refuses one of its calls: it goes on asking. */
import { beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../src/services/index.ts';
import { fake, world } from '../platform/fake-browser.ts';
import { answerWords } from '../words/catalogues.ts';

let contacted: string[] = [];

/** Gives out the extension's own files; everybody else answers at once. */
async function answerAll(input: string | URL): Promise<Response> {
  const url = String(input);
  if (url.startsWith('/')) return answerWords(url);
  contacted.push(new URL(url).hostname);
  return new Response(url.includes('detectportal') ? 'success\n' : '');
}

vi.stubGlobal('chrome', fake);
vi.stubGlobal('navigator', { onLine: true, locks: navigator.locks });
vi.stubGlobal('fetch', answerAll);
// Nobody is asked over one: in Firefox it needs a permission.
vi.stubGlobal('WebSocket', EventTarget);
vi.stubGlobal('addEventListener', () => undefined);
vi.stubGlobal('removeEventListener', () => undefined);
world.scheme = 'moz-extension:';
await import('../../src/background/index.ts');

const settings = { ...defaultSettings, isStarted: true, services: [{ id: 'signal' }] };

const settled = (returned: unknown[]) => Promise.all(returned);
const checkNow = () => settled(fake.runtime.onMessage.fire('check-now'));

type Call = (...asked: unknown[]) => unknown;
type Api = Record<string, Call>;

/** What a round of this script calls, and what it calls beside its rounds. */
const CALLS: readonly [string, () => unknown, string][] = [
  ...['get', 'create'].map((name): [string, () => unknown, string] => ['alarms', () => fake.alarms, name]),
  ...['setBadgeText', 'setBadgeBackgroundColor', 'setBadgeTextColor', 'setIcon', 'setTitle'].map(
    (name): [string, () => unknown, string] => ['action', () => fake.action, name],
  ),
  ['permissions', () => fake.permissions, 'getAll'],
  ['permissions', () => fake.permissions, 'contains'],
  ['idle', () => fake.idle, 'queryState'],
  ['storage.local', () => fake.storage.local, 'get'],
  ['storage.local', () => fake.storage.local, 'set'],
  ['storage.session', () => fake.storage.session, 'get'],
  ['storage.session', () => fake.storage.session, 'set'],
  ['declarativeNetRequest', () => fake.declarativeNetRequest, 'getSessionRules'],
  ['declarativeNetRequest', () => fake.declarativeNetRequest, 'updateSessionRules'],
  ['contextMenus', () => fake.contextMenus, 'update'],
  ['notifications', () => fake.notifications, 'create'],
  ['notifications', () => fake.notifications, 'getAll'],
  ['runtime', () => fake.runtime, 'sendMessage'],
];

beforeEach(async () => {
  contacted = [];
  Object.assign(world, { stored: { settings }, kept: {}, isFull: false, sessionRules: [] });
  world.granted = { permissions: ['notifications'], origins: [] };
  // Healthy, so that what the last case left is over.
  await settled(fake.storage.onChanged.fire({ settings: { newValue: settings } }, 'local'));
});

/** The call is refused, every time or every second time, while `live` lasts. */
async function whileRefused(api: () => unknown, name: string, every: number, live: () => Promise<void>) {
  const object = api() as Api;
  const before = object[name]!;
  let calls = 0;
  object[name] = (...asked) => {
    calls += 1;
    return calls % every === 0 ? Promise.reject(new Error('Refused.')) : before(...asked);
  };
  try {
    await live();
  } finally {
    object[name] = before;
  }
}

it.each(CALLS.flatMap(([area, api, name]) => [1, 2].map((every) => [area, name, every, api] as const)))(
  'is checked with: %s.%s, refused every time of %i',
  async (_, name, every, api) => {
    await whileRefused(api, name, every, async () => {
      for (let time = 0; time < 3; time += 1) {
        contacted = [];
        await settled(fake.alarms.onAlarm.fire({ name: 'round' }));
        await checkNow();
        expect(contacted).toContain('signal.org');
      }
    });
    contacted = [];
    await checkNow();
    expect(contacted).toContain('signal.org');
    expect(world.badge.title).toBe('Wasl: Only websites could be checked.');
    expect(world.stored['state']).toBeDefined();
  },
);

it('that says nothing of the settings, once they have changed, is not checked with, and the button says so', async () => {
  await checkNow();
  await whileRefused(
    () => fake.storage.local,
    'get',
    1,
    async () => {
      contacted = [];
      await settled(fake.storage.onChanged.fire({ settings: { newValue: settings } }, 'local'));
      await checkNow();
      expect(contacted).toEqual([]);
      expect(world.badge).toMatchObject({
        text: '?',
        title: expect.stringMatching(/^Wasl can't check: .*Refused/),
      });
      const [troubles] = await settled(fake.runtime.onMessage.fire('opened'));
      expect(troubles).toContainEqual({ what: 'check', reason: 'Refused' });
    },
  );
  await checkNow();
  expect(world.badge.text).toBe('');
  expect(await settled(fake.runtime.onMessage.fire('opened'))).toEqual([[]]);
});
