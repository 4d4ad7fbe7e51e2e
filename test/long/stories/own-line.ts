import { expect } from 'vitest';
import { until } from '../../drive/await.ts';
import { allUp, checkNow, waitForPopup, type ShownPopup } from '../../drive/popup.ts';
import { CALM } from '../../lab/lab.ts';
import { night } from '../../browser/stage.ts';
import { watch, type Story } from '../story.ts';
import { SERVICES } from './outage.ts';

export const allUnjudged = ({ services }: ShownPopup): boolean =>
  services.length > 0 &&
  services.every(({ status, cause }) => status === 'unknown' && cause === 'connection');

export const ownLine: Story = {
  name: 'the own line explains it when nothing at all answers: no story is told about a service',
  async play(scene) {
    const { rig, show, badge, told } = scene;
    await watch(scene, SERVICES);
    const popup = await show('popup/popup.html');
    await waitForPopup(popup, allUp, 'all to be well');

    await rig.lab.play(night([{ from: 0, hosts: ['*'], fault: 'refused' }]));
    await checkNow(popup);
    const cut = await waitForPopup(
      popup,
      ({ connection }) => connection === 'offline',
      'the line to be lost',
    );
    expect(allUnjudged(cut)).toBe(true);
    expect(cut.answer).toMatch(/^Nothing we tried answers: your line/);
    await until(async () => (await badge()).text === '?', { what: 'a badge of ?' });

    await rig.lab.play(CALM);
    await checkNow(popup);
    await waitForPopup(
      popup,
      (shown) => shown.connection === 'online' && allUp(shown),
      'the line to be back',
    );
    await until(async () => (await badge()).text === '', { what: 'an empty badge' });
    expect(await told()).toEqual([]);
    expect((await rig.state()).incidents).toEqual([]);
  },
};
