/** The background script where an organisation has set a policy, has none, or where the browser will not say. */
import { beforeEach, expect, it, vi } from 'vitest';
import { managedFrom } from '../../src/services/managed-document.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { fake, world } from '../platform/fake-browser.ts';
import { contacted, emptied, settled } from './whole-script.ts';

await import('../../src/background/index.ts');

const LOCKED = { services: ['signal'], preset: 'saver', locked: ['services', 'preset'] };
const storage = fake.storage as unknown as { managed?: { get(): Promise<unknown> } };

/** The browser tells of a policy, as it does while it runs. */
async function set(get: (() => Promise<unknown>) | undefined): Promise<void> {
  if (get) storage.managed = { get };
  else delete storage.managed;
  await settled(fake.storage.onChanged.fire({ services: {} }, 'managed'));
}
const none = () => Promise.reject(new Error('Managed storage manifest not found'));

beforeEach(async () => {
  emptied();
  await set(undefined);
});

it.each([
  ['is missing', undefined],
  ['is empty', async () => ({})],
  ['rejects', none],
  ['fails', () => Promise.reject(new Error('out of order'))],
])('nothing is otherwise where it %s', async (_, get) => {
  await set(get);
  await settled(fake.runtime.onInstalled.fire({ reason: 'install' }));
  expect([world.tabs, contacted, world.stored['managed']]).toEqual([['/popup/popup.html'], [], undefined]);
});

it('an organisation that has chosen begins at once, and greets nobody', async () => {
  await set(async () => LOCKED);
  await settled(fake.runtime.onInstalled.fire({ reason: 'install' }));
  expect(world.tabs).toEqual([]);
  expect(world.stored['settings']).toMatchObject({
    isStarted: true,
    preset: 'saver',
    services: [{ id: 'signal' }],
  });
  expect(contacted.some((host) => host.includes('signal'))).toBe(true);
});

it('a default of it stores no service that is blocked where somebody seems to be', async () => {
  vi.stubGlobal('navigator', { languages: ['ru-RU'] });
  try {
    await set(async () => ({ preset: 'saver' }));
    await settled(fake.runtime.onInstalled.fire({ reason: 'install' }));
    expect(world.stored['settings']).toMatchObject({ isStarted: false, preset: 'saver', services: [] });
    await set(async () => ({ preset: 'saver', services: ['signal', 'matrix'] }));
    // What the organisation names is ticked.
    const named = [{ id: 'signal' }, { id: 'matrix' }];
    expect(world.stored['settings']).toMatchObject({ isStarted: false, services: named });
    // So it is beside what an earlier version ticked by itself.
    emptied();
    world.stored['settings'] = { ...defaultSettings, preset: 'saver' };
    await set(async () => ({ services: ['signal', 'matrix'] }));
    expect(world.stored['settings']).toMatchObject({ isStarted: false, services: named });
  } finally {
    vi.unstubAllGlobals();
  }
});

it('what it does stays while the browser cannot say, and goes when it says that there is none', async () => {
  await set(async () => LOCKED);
  await set(() => Promise.reject(new Error('out of order')));
  expect(world.stored['settings']).toMatchObject({ isStarted: true, preset: 'saver' });
  await set(none);
  expect(world.stored['settings']).toMatchObject({ isStarted: false, preset: 'normal' });
  expect(managedFrom(world.stored['managed'])).toBeUndefined();
});

it('a policy that comes while the settings are read under none is followed', async () => {
  const { get } = fake.storage.local;
  let go: () => void = () => undefined;
  const held = new Promise<void>((done) => (go = done));
  let isReached: () => void = () => undefined;
  const reached = new Promise<void>((done) => (isReached = done));
  fake.storage.local.get = async (keys) => {
    const found = await get(keys);
    if ([keys].flat().includes('managed')) {
      isReached();
      await held;
    }
    return found;
  };
  const before = set(async () => ({}));
  await reached;
  fake.storage.local.get = get;
  const after = set(async () => LOCKED);
  go();
  await Promise.all([before, after]);
  await settled(fake.runtime.onStartup.fire());
  expect(world.stored['settings']).toMatchObject({ isStarted: true, preset: 'saver' });
});
