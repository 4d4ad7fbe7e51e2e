/** The built background in each browser, without what that browser lacks: it goes as far as the browser does. */
import { describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../src/core/model/settings.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { built } from '../built.ts';
import { browserOf, eventsOf, startBackground } from './browser.ts';
import { COLUMNS, lacking, uses, type Column } from './table.ts';

const folder = built();

/** Far longer than a busy machine needs. */
const WAIT = { timeout: 30_000 };

const settings = { ...defaultSettings, isStarted: true, services: [{ id: 'signal' }] };

async function start(column: Column) {
  const browser = await browserOf(column, folder);
  const contacted = startBackground(column, browser.api, folder);
  const heard = eventsOf(browser.api)
    .filter(([, event]) => event.hasListeners())
    .map(([path]) => path);
  return { ...browser, contacted, heard };
}

describe('the table', () => {
  it('finds in the source what is used of the browser', () => {
    expect(uses()).toEqual(
      expect.arrayContaining([
        'alarms.onAlarm',
        'contextMenus.update',
        'dns.resolve',
        'notifications.create',
      ]),
    );
  });

  it('knows what was lacking where people met it', () => {
    const of = (name: string) => lacking(COLUMNS.find((column) => column.name === name)!);
    expect(of('Firefox Android')).toEqual(expect.arrayContaining(['commands', 'contextMenus', 'windows']));
    expect(of('Safari')).toEqual(
      expect.arrayContaining(['action.setBadgeTextColor', 'idle', 'notifications']),
    );
    expect(of('Firefox')).toEqual(['offscreen']);
  });
});

describe.each(COLUMNS)('in $name the background', (column) => {
  it('opens its first page when it is installed, and begins sparingly on a phone alone', async () => {
    const { fake, world, contacted } = await start(column);
    await Promise.all(fake.runtime.onInstalled.fire({ reason: 'install' }));
    expect(world.tabs).toEqual(['/popup/popup.html']);
    expect((world.stored['settings'] as Settings | undefined)?.preset).toBe(column.os && 'saver');
    expect(contacted).toEqual([]);
  });

  it('leaves the pace of who has chosen before', async () => {
    const { fake, world } = await start(column);
    world.stored = { settings };
    await Promise.all(fake.runtime.onInstalled.fire({ reason: 'install' }));
    await Promise.all(fake.runtime.onInstalled.fire({ reason: 'update' }));
    expect((world.stored['settings'] as Settings).preset).toBe('normal');
  });

  it('registers every listener that there is, and has its alarm', async () => {
    const { heard, world } = await start(column);
    // Nothing that the background listens to is missing in Firefox on a computer.
    const whole = await start(COLUMNS.find(({ name }) => name === 'Firefox')!);
    const gone = lacking(column);
    const isThere = (path: string) => !gone.some((one) => path === one || path.startsWith(`${one}.`));
    expect(whole.heard.length).toBeGreaterThanOrEqual(12);
    expect(heard.toSorted()).toEqual(whole.heard.filter(isThere).toSorted());
    await vi.waitFor(() => expect(Object.keys(world.alarms)).toEqual(['round']), WAIT);
  });

  it('asks what was chosen, stores what it saw, says it on the button, and asks for the next alarm', async () => {
    const { fake, world, contacted } = await start(column);
    world.stored = { settings };
    world.alarms = {};
    await Promise.all(fake.alarms.onAlarm.fire({ name: 'round' }));
    await vi.waitFor(() => expect(contacted).toContain('signal.org'), WAIT);
    await vi.waitFor(() => expect(world.stored).toHaveProperty('state'), WAIT);
    await vi.waitFor(() => expect(world.badge.title).toMatch(/^Wasl: Only websites could be checked/), WAIT);
    expect(Object.keys(world.alarms)).toEqual(['round']);
  });

  it('does what a page asks for', async () => {
    const { fake, world } = await start(column);
    world.stored = { settings };
    await Promise.all(fake.runtime.onMessage.fire('check-now'));
    await Promise.all(fake.runtime.onMessage.fire('test-notification'));
    expect(Object.keys(world.notifications)).toEqual(
      lacking(column).includes('notifications') ? [] : ['test'],
    );
  });
});
