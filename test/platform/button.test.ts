import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fake, world } from './fake-browser.ts';
import { onMenuClicked, showMenu } from '../../src/platform/action-menu.ts';
import { showBadge } from '../../src/platform/badge.ts';
import { askCheckNow, onMessage } from '../../src/platform/messages.ts';
import { unawaited } from '../../src/platform/unawaited.ts';

/** The same in a script that the browser has just started. */
async function beginAnew(): Promise<{ showBadge: typeof showBadge }> {
  vi.resetModules();
  return import('../../src/platform/badge.ts');
}

describe('the button', () => {
  it('shows text, shape and sentence', async () => {
    await showBadge({ text: '1', icon: 'alarm', title: [] }, 'WhatsApp can’t be reached');
    expect(world.badge).toEqual({
      text: '1',
      colour: '#c4271b',
      icon: '/icons/alarm-16.png',
      title: 'WhatsApp can’t be reached',
    });
  });

  it('is drawn again where the browser has refused a part of the same', async () => {
    const badge = { text: '2', icon: 'warning', title: [] } as const;
    const { setTitle } = fake.action;
    fake.action.setTitle = () => Promise.reject(new Error('Refused.'));
    await expect(showBadge(badge, 'Two are slow')).rejects.toThrow('Refused.');
    fake.action.setTitle = setTitle;
    await showBadge(badge, 'Two are slow');
    expect(world.badge).toMatchObject({ text: '2', icon: '/icons/warning-16.png', title: 'Two are slow' });
  });

  it('is drawn again where something older was drawn over it late', async () => {
    const { setIcon } = fake.action;
    let decode = (): void => undefined;
    fake.action.setIcon = (icon) => new Promise<void>((done) => (decode = done)).then(() => setIcon(icon));
    const old = showBadge({ text: '1', icon: 'alarm', title: [] }, 'WhatsApp can’t be reached');
    fake.action.setIcon = setIcon;
    await showBadge({ text: '', icon: 'calm', title: [] }, 'All answer');
    decode();
    await old;
    await showBadge({ text: '1', icon: 'alarm', title: [] }, 'WhatsApp can’t be reached');
    expect(world.badge).toMatchObject({ text: '1', icon: '/icons/alarm-16.png' });
    await showBadge({ text: '', icon: 'calm', title: [] }, 'All answer');
    expect(world.badge).toMatchObject({ text: '', icon: '/icons/calm-16.png' });
  });

  it('is not drawn again by a script that begins while it stands', async () => {
    await showBadge({ text: '1', icon: 'alarm', title: [] }, 'WhatsApp can’t be reached');
    const { setIcon } = fake.action;
    onTestFinished(() => void (fake.action.setIcon = setIcon));
    fake.action.setIcon = () => Promise.reject(new Error('Refused.'));
    const next = await beginAnew();
    await next.showBadge({ text: '1', icon: 'alarm', title: [] }, 'WhatsApp can’t be reached');
    const other = next.showBadge({ text: '2', icon: 'alarm', title: [] }, 'Two can’t be reached');
    await expect(other).rejects.toThrow('Refused.');
  });

  it('is drawn again by a script that begins after one that ended while it drew', async () => {
    await showBadge({ text: '', icon: 'calm', title: [] }, 'All answer');
    const { setTitle } = fake.action;
    onTestFinished(() => void (fake.action.setTitle = setTitle));
    fake.action.setTitle = () => new Promise(() => {});
    unawaited(showBadge({ text: '1', icon: 'alarm', title: [] }, 'WhatsApp can’t be reached'));
    fake.action.setTitle = setTitle;
    const next = await beginAnew();
    await next.showBadge({ text: '', icon: 'calm', title: [] }, 'All answer');
    expect(world.badge).toMatchObject({ text: '', icon: '/icons/calm-16.png', title: 'All answer' });
  });

  it('has one menu, however often it is shown', async () => {
    await showMenu([{ id: 'check-now', title: 'Check now' }]);
    await showMenu([
      { id: 'check-now', title: 'تحقّق الآن' },
      { id: 'pause', title: 'Pause', isHidden: true, items: [{ id: 'pause-1', title: 'For 1 h' }] },
    ]);
    const contexts = ['action'];
    expect(world.menu).toEqual([
      { id: 'check-now', title: 'تحقّق الآن', visible: true, contexts },
      { id: 'pause', title: 'Pause', visible: false, contexts },
      { id: 'pause-1', title: 'For 1 h', visible: true, parentId: 'pause', contexts },
    ]);
  });

  it('says which item was chosen', () => {
    const chosen: string[] = [];
    onMenuClicked((id) => chosen.push(id));
    fake.contextMenus.onClicked.fire({ menuItemId: 'check-now' });
    expect(chosen).toEqual(['check-now']);
  });

  it('asks the background, and waits until it is done', async () => {
    const heard: unknown[] = [];
    onMessage(async (message) => void heard.push(message));
    await askCheckNow();
    expect(heard).toEqual(['check-now']);
  });
});
