import { beforeEach, describe, expect, it } from 'vitest';
import { fake, world } from './fake-browser.ts';
import {
  clearNotification,
  clearNotifications,
  notify,
  onNotificationClicked,
} from '../../src/platform/notifications.ts';

const outage = {
  id: 'incident-1',
  title: 'WhatsApp',
  message: 'does not answer from here',
  icon: 'alarm',
} as const;

beforeEach(() => {
  world.notifications = {};
  world.granted.permissions = ['notifications'];
});

describe('notifications', () => {
  it('carry only what Firefox takes too', async () => {
    await notify(outage);
    expect(world.notifications['incident-1']).toEqual({
      type: 'basic',
      iconUrl: 'chrome-extension://own-id/icons/alarm-128.png',
      title: 'WhatsApp',
      message: 'does not answer from here',
    });
  });

  it('replace the one of the same id, and can be taken away', async () => {
    await notify(outage);
    await notify({ ...outage, message: 'answers again' });
    expect(Object.keys(world.notifications)).toEqual(['incident-1']);
    await clearNotification('incident-1');
    expect(world.notifications).toEqual({});
  });

  it('are taken away together where they are still shown', async () => {
    await notify(outage);
    await notify({ ...outage, id: 'incident-2' });
    await clearNotifications(['incident-1', 'incident-3']);
    expect(Object.keys(world.notifications)).toEqual(['incident-2']);
  });

  it('do quietly nothing without the permission', async () => {
    world.granted.permissions = [];
    await notify(outage);
    await clearNotification('incident-1');
    await clearNotifications(['incident-1']);
    onNotificationClicked(() => {});
    expect(world.notifications).toEqual({});
  });

  it('hear a click once, however often the listener is added', () => {
    const clicked: string[] = [];
    const listener = (id: string) => clicked.push(id);
    onNotificationClicked(listener);
    onNotificationClicked(listener);
    fake.notifications!.onClicked.fire('incident-1');
    expect(clicked).toEqual(['incident-1']);
  });
});
