import { expect } from 'vitest';
import { detailedIn } from '../../drive/extension.ts';
import { waitForPopup } from '../../drive/popup.ts';
import { night } from '../../browser/stage.ts';
import { checkUntil, watch, type Story } from '../story.ts';
import { SERVICES } from './outage.ts';

export const blocked: Story = {
  name: 'connections that are cut for the name they carry are called a block, and by whom is not said',
  options: ({ browser }) => detailedIn(browser),
  async play(scene) {
    const { rig, show, told } = scene;
    await watch(scene, SERVICES);
    await rig.lab.play(night([{ from: 0, hosts: ['*.telegram.org'], fault: 'tls-reset' }]));
    const isBlocked = async () => (await rig.state()).services['telegram']?.cause === 'blocked';
    await checkUntil(rig, isBlocked, 'Telegram to be blocked');
    const popup = await show('popup/popup.html');
    const { connection, answer, services } = await waitForPopup(
      popup,
      (shown) => shown.services[0]?.cause === 'blocked',
      'the block',
    );
    expect(connection).toBe('online');
    expect(answer).toMatch(/^Telegram appears blocked on this network; your connection works\./);
    expect(services[0]).toMatchObject({ id: 'telegram', status: 'down' });
    expect(services[0]!.summary).toMatch(/^Appears blocked here since /);
    expect(services.slice(1).map(({ status }) => status)).not.toContain('down');
    await checkUntil(rig, async () => (await told()).length > 0, 'the block to be told');
    expect((await told()).map(({ title }) => title)).toEqual(['Telegram appears blocked on this network']);
  },
};
