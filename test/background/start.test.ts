/** A start of the background script that comes with no event at all: the button stands by what is stored, and nobody is asked. */
import { afterEach, expect, it, vi } from 'vitest';
import type { Settings } from '../../src/core/model/settings.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { draw } from '../nights/draw.ts';
import { fake, world } from '../platform/fake-browser.ts';
import { settingsOf } from '../simulate/device.ts';
import { storeAfter } from '../simulate/memory-store.ts';
import { contacted, emptied, WAIT } from './whole-script.ts';

const MINUTE_MS = 60_000;

/** WhatsApp has not answered for ten minutes. */
const scenario = draw(`whatsapp ${'.'.repeat(20)}${'t'.repeat(10)}\nsignal ${'.'.repeat(30)}`);
const endsAt = scenario.startAt + scenario.duration * 1000;
const atTheEnd = Object.fromEntries((await storeAfter(scenario)).stored);

afterEach(() => vi.useRealTimers());

/** What the button of a script says that begins so long after that night's end, over a browser that has forgotten what it said. */
async function startedAfter(ms: number, settings: Partial<Settings> = {}, stored: object = atTheEnd) {
  emptied();
  vi.useFakeTimers({ toFake: ['Date'], now: endsAt + ms });
  world.stored = structuredClone({ ...stored, [SETTINGS]: { ...settingsOf(scenario), ...settings } });
  world.badge = {};
  vi.resetModules();
  await import('../../src/background/index.ts');
  await vi.waitFor(() => expect(world.badge.title).toBeDefined(), WAIT);
  expect(contacted).toEqual([]);
  return world.badge;
}

it('counts what was down a moment ago', async () => {
  expect(await startedAfter(MINUTE_MS)).toMatchObject({
    text: '1',
    icon: '/icons/alarm-16.png',
    title: expect.stringMatching(/^Wasl: WhatsApp hasn't answered here since .*\. Your connection works\.$/),
  });
});

it('cannot tell by what is too old to mean anything', async () => {
  expect(await startedAfter(60 * MINUTE_MS)).toMatchObject({
    text: '?',
    icon: '/icons/unsure-16.png',
    title: 'Wasl: Last checked 1 h ago. Checking again…',
  });
});

it('cannot tell before the first look', async () => {
  expect(await startedAfter(0, {}, {})).toMatchObject({ text: '?', title: 'Wasl: Nothing checked yet.' });
});

it('says that it is paused, or was never started', async () => {
  const paused = await startedAfter(MINUTE_MS, { services: [{ id: 'whatsapp', isPaused: true }] });
  expect(paused).toMatchObject({ text: 'off', title: 'Wasl is paused.' });
  expect(await startedAfter(MINUTE_MS, { isStarted: false }, {})).toMatchObject({
    text: '',
    title: 'Wasl: Nothing is checked until you press Start.',
  });
});

it('says so where nothing of it can be read', async () => {
  const { get } = fake.storage.local;
  fake.storage.local.get = () => Promise.reject(new Error('Refused.'));
  try {
    expect(await startedAfter(MINUTE_MS)).toMatchObject({
      text: '?',
      title: expect.stringMatching(/^Wasl can't check: .*Refused/),
    });
  } finally {
    fake.storage.local.get = get;
  }
});
