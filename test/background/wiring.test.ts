/** The whole background script, in a browser and on a network as small as can be. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../src/core/model/settings.ts';
import { fake, world } from '../platform/fake-browser.ts';
import { contacted, emptied, settled, WAIT } from './whole-script.ts';

await import('../../src/background/index.ts');

const settings: Settings = {
  version: 1,
  isStarted: true,
  services: [{ id: 'signal' }],
  preset: 'normal',
  alerts: { outage: true, recovery: true, connection: false, namesServices: true },
};

/** Titles of what the button's menu shows. */
const menu = () => {
  const hidden = world.menu.filter(({ visible }) => !visible).map(({ id }) => id);
  const shown = world.menu.filter(({ id, parentId }) => ![id, parentId].some((one) => hidden.includes(one)));
  return shown.map(({ title }) => title);
};

beforeEach(emptied);

describe('the background script', () => {
  it('listens to everything it needs, from the first turn on', () => {
    const events = {
      alarm: fake.alarms.onAlarm,
      installed: fake.runtime.onInstalled,
      started: fake.runtime.onStartup,
      message: fake.runtime.onMessage,
      checkUp: fake.runtime.onConnect,
      command: fake.commands.onCommand,
      menu: fake.contextMenus.onClicked,
      stored: fake.storage.onChanged,
      granted: fake.permissions.onAdded,
      takenBack: fake.permissions.onRemoved,
      idle: fake.idle.onStateChanged,
    };
    const deaf = Object.entries(events).filter(([, event]) => !event.hasListeners());
    expect(deaf.map(([name]) => name)).toEqual([]);
  });

  it('makes sure of its alarm at every start', () => {
    expect(Object.keys(world.alarms)).toEqual(['round']);
  });

  it('shows the first page when installed, and contacts nobody', async () => {
    await settled(fake.runtime.onInstalled.fire({ reason: 'install' }));
    expect(world.tabs).toEqual(['/popup/popup.html']);
    expect(menu()).toEqual([
      'Check now',
      'Pause',
      'For 1 h',
      'For 4 h',
      'For 8 h',
      'Until I resume',
      'What happened here',
      'Settings',
    ]);
    expect(world.badge.title).toBe('Wasl: Nothing is checked until you press Start.');
    expect(contacted).toEqual([]);
  });

  it('opens nothing when it is updated', async () => {
    await settled(fake.runtime.onInstalled.fire({ reason: 'update' }));
    expect(world.tabs).toEqual([]);
  });

  it.each([
    ['an alarm', () => fake.alarms.onAlarm.fire({ name: 'round' })],
    ['the start of the browser', () => fake.runtime.onStartup.fire()],
    ['check now', () => fake.runtime.onMessage.fire('check-now')],
    ['the key', () => fake.commands.onCommand.fire('check-now')],
    ['a permission', () => fake.permissions.onAdded.fire({})],
  ])('contacts nobody at %s before the first run is done', async (_, fire) => {
    await settled(fire());
    expect(contacted).toEqual([]);
  });

  it('checks as soon as the first run is done, and then what was chosen alone', async () => {
    await fake.storage.local.set({ settings });
    await settled(fake.runtime.onMessage.fire('check-now'));
    expect(contacted).toEqual(expect.arrayContaining(['signal.org', 'detectportal.firefox.com']));
    expect(contacted.filter((host) => /whatsapp|telegram|facebook/.test(host))).toEqual([]);
    expect(Object.keys(world.stored)).toContain('state');
    expect(world.badge.title).toBe('Wasl: Only websites could be checked.');
  });

  it('answers no message that it does not know', () => {
    expect(fake.runtime.onMessage.fire('erase everything')).toEqual([undefined]);
    expect(fake.runtime.onMessage.fire({ kind: 'check-now' })).toEqual([undefined]);
  });

  it('shows a test notification, once it may', async () => {
    await settled(fake.runtime.onMessage.fire('test-notification'));
    expect(world.notifications).toEqual({});
    world.granted.permissions = ['notifications'];
    await settled(fake.runtime.onMessage.fire('test-notification'));
    expect(world.notifications.test).toMatchObject({ title: 'This is what an alert looks like' });
  });

  it('opens the report of its incident from a notification, and the popup, or its page, from others', async () => {
    world.granted.permissions = ['notifications'];
    await settled(fake.permissions.onAdded.fire({}));
    await settled(fake.notifications!.onClicked.fire('meta-1763770360'));
    await settled(fake.notifications!.onClicked.fire('connection'));
    await settled(fake.notifications!.onClicked.fire('reported/discord'));
    await settled(fake.notifications!.onClicked.fire('drill'));
    const popup = '/popup/popup.html';
    expect(world.tabs).toEqual(['/report/report.html?incident=meta-1763770360', popup, popup, popup]);
  });

  it('opens a window where the browser runs without one', async () => {
    world.hasWindow = false;
    await settled(fake.contextMenus.onClicked.fire({ menuItemId: 'report' }));
    expect(world.windows).toEqual(['/report/report.html']);
  });

  it('pauses and resumes all from the menu', async () => {
    const services = [{ id: 'signal' }, { id: 'wire', isPaused: true }];
    world.stored = { settings: { ...settings, services } };
    const stored = () => world.stored.settings as Settings;
    await settled(fake.contextMenus.onClicked.fire({ menuItemId: 'pause-0' }));
    expect(stored()).toMatchObject({ services, pausedAt: expect.any(Number) });
    await vi.waitFor(() => expect(menu()).toEqual(['Resume', 'What happened here', 'Settings']), WAIT);
    await settled(fake.contextMenus.onClicked.fire({ menuItemId: 'resume' }));
    expect(stored()).toEqual({ ...settings, services });
    // To resume asks at once, in a round that nobody waits for; the next one begins after its end.
    await vi.waitFor(() => expect(contacted).toContain('signal.org'), WAIT);
    await settled(fake.runtime.onMessage.fire('check-now'));
  });

  it('pauses for some hours, says until when, and goes on by itself', async () => {
    world.stored = {
      settings: { ...settings, services: [{ id: 'signal' }, { id: 'wire', isPaused: true }] },
    };
    const stored = () => world.stored.settings as Settings;
    const before = Date.now();
    await settled(fake.contextMenus.onClicked.fire({ menuItemId: 'pause-4' }));
    const until = stored().pausedUntilAt!;
    expect(until).toBeGreaterThanOrEqual(before + 4 * 3_600_000);
    await settled(fake.runtime.onMessage.fire('check-now'));
    expect(contacted).toEqual([]);
    expect(world.badge).toMatchObject({
      text: 'off',
      title: expect.stringMatching(/^Wasl is paused until /),
    });

    await fake.storage.local.set({ settings: { ...stored(), pausedUntilAt: Date.now() - 1 } });
    await settled(fake.alarms.onAlarm.fire({ name: 'round' }));
    await vi.waitFor(() => expect(stored()).not.toHaveProperty('pausedUntilAt'), WAIT);
    await settled(fake.runtime.onMessage.fire('check-now'));
    expect(contacted).toContain('signal.org');
    expect(world.badge.text).toBe('');
    expect(stored().services).toEqual([{ id: 'signal' }, { id: 'wire', isPaused: true }]);
  });

  it('goes on where a pause has ended while the browser was closed', async () => {
    const over = { pausedAt: Date.now() - 3_600_000, pausedUntilAt: Date.now() - 1 };
    world.stored = { settings: { ...settings, ...over } };
    await settled(fake.runtime.onStartup.fire());
    await vi.waitFor(() => expect(world.stored.settings).toEqual(settings), WAIT);
    await vi.waitFor(() => expect(menu()).toContain('Pause'), WAIT);
    await settled(fake.runtime.onMessage.fire('check-now'));
    expect(contacted).toContain('signal.org');
    expect(world.badge.text).toBe('');
  });

  it('takes a mark, keeps it, and asks that service alone', async () => {
    world.stored = { settings: { ...settings, services: [{ id: 'signal' }, { id: 'wire' }] } };
    await settled(fake.runtime.onMessage.fire('check-now'));
    contacted.length = 0;
    await settled(fake.runtime.onMessage.fire({ mark: 'signal' }));
    expect(world.stored.marks).toEqual([{ service: 'signal', at: expect.any(Number) }]);
    expect(contacted).toContain('signal.org');
    expect(contacted.filter((host) => host.includes('wire'))).toEqual([]);
  });

  it('speaks the language of the browser', async () => {
    world.language = 'ar';
    await settled(fake.runtime.onInstalled.fire({ reason: 'update' }));
    expect(world.badge.title).toMatch(/\p{Script=Arabic}/u);
    expect(world.menu[0]!.title).toMatch(/\p{Script=Arabic}/u);
  });
});
