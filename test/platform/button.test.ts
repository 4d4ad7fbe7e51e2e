import { describe, expect, it } from 'vitest';
import { fake, world } from './fake-browser.ts';
import { onMenuClicked, showMenu } from '../../src/platform/action-menu.ts';
import { showBadge } from '../../src/platform/badge.ts';
import { askCheckNow, onMessage } from '../../src/platform/messages.ts';

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
