/** What a page has the whole background script forget. */
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

beforeEach(emptied);

describe('the background script', () => {
  it('forgets the last hour when asked, with its alerts, and looks again', async () => {
    world.granted.permissions = ['notifications'];
    world.notifications = { test: {} };
    world.stored = { settings };
    await settled(fake.runtime.onMessage.fire('check-now'));
    const { state } = world.stored as { state: { steppedAt: number } };
    contacted.length = 0;
    await settled(fake.runtime.onMessage.fire({ forgetLast: 'last-hour' }));
    expect(world.notifications).toEqual({});
    expect(JSON.stringify(world.stored)).not.toContain(String(state.steppedAt));
    await vi.waitFor(() => expect(contacted).not.toEqual([]), WAIT);
    await settled(fake.runtime.onMessage.fire('check-now'));
  });

  it('says of what it cannot forget yet that it is not done, and does it with the next check', async () => {
    world.stored = { settings, marks: [{ at: Date.now(), service: 'signal' }] };
    const { get } = fake.storage.local;
    const reading = vi.spyOn(fake.storage.local, 'get');
    reading.mockImplementation((keys) => (keys === null ? Promise.reject(new Error('no')) : get(keys)));
    expect(await settled(fake.runtime.onMessage.fire({ forgetLast: 'last-hour' }))).toEqual([false]);
    expect(await settled(fake.runtime.onMessage.fire({ keepOnly: 'day' }))).toEqual([false]);
    expect(world.stored.marks).not.toEqual([]);
    reading.mockRestore();
    await settled(fake.runtime.onMessage.fire('check-now'));
    expect(world.stored.marks).toEqual([]);
    expect(await settled(fake.runtime.onMessage.fire({ forgetLast: 'last-hour' }))).toEqual([true]);
  });

  it('rejects where not even the wish can be noted down', async () => {
    world.stored = { settings };
    world.isFull = true;
    const asked = settled(fake.runtime.onMessage.fire({ forgetLast: 'last-hour' }));
    await expect(asked).rejects.toThrow('quota');
    world.isFull = false;
    expect(world.stored).not.toHaveProperty('forgetting');
  });

  it('keeps no more than is wanted, from when that is asked', async () => {
    world.stored = { settings: { ...settings, keep: 'day' }, marks: [{ at: 1, service: 'signal' }] };
    const would = await settled(fake.runtime.onMessage.fire({ wouldGo: 'day' }));
    expect(would).toEqual([[{ key: 'goes_marks', values: { count: 1 } }]]);
    await settled(fake.runtime.onMessage.fire({ keepOnly: 'day' }));
    expect(world.stored.marks).toEqual([]);
  });

  it('erases everything, and the alerts that are still shown', async () => {
    world.granted.permissions = ['notifications'];
    world.notifications = { test: {} };
    world.stored = { settings };
    world.kept = { unsaved: { marks: [] } };
    await settled(fake.runtime.onMessage.fire('erase'));
    expect([world.notifications, world.kept]).toEqual([{}, {}]);
    expect(JSON.stringify(world.stored)).not.toContain('signal');
  });
});
