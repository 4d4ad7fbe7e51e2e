import { expect } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { until } from '../../drive/await.ts';
import { CALM } from '../../lab/lab.ts';
import { night } from '../../browser/stage.ts';
import { checkUntil, statusOf, watch, type Scene, type Story } from '../story.ts';
import { fall, isTold, recovers, SERVICES } from './outage.ts';

declare const chrome: Api;

const FAILS = { from: 0, services: ['whatsapp'], fault: 'refused' };
const WAITS = { from: 0, hosts: ['signal.org', 'updates.signal.org'], fault: 'hang' };

/** Ends the background while somebody who was asked has not answered yet. */
async function endInMidRound({ rig, endBackground }: Scene, events: readonly object[]): Promise<void> {
  await rig.lab.play(night(events));
  const before = rig.lab.seen.length;
  const isAsked = () => rig.lab.seen.slice(before).some(({ host }) => WAITS.hosts.includes(host));
  await until(
    async () => {
      await rig.evaluate(() => void chrome.runtime.sendMessage('check-now').catch(() => undefined));
      return isAsked();
    },
    { what: 'somebody to be asked who does not answer' },
  );
  await endBackground();
}

export const endedInMidRound: Story = {
  name: 'the background is ended in mid-round, in good times and in bad: nobody is blamed for it, and nothing is told twice',
  async play(scene) {
    const { rig, told } = scene;
    await watch(scene, SERVICES);
    await endInMidRound(scene, [WAITS]);
    await rig.lab.play(CALM);
    const { steppedAt } = await rig.state();
    const isAnswering = async () =>
      (await rig.state()).steppedAt > steppedAt && /up|reached/.test((await statusOf(rig, 'signal')) ?? '');
    await checkUntil(rig, isAnswering, 'a round that is whole');
    expect([await told(), (await rig.state()).incidents]).toEqual([[], []]);

    await fall(scene);
    await endInMidRound(scene, [FAILS, WAITS]);
    await rig.lab.play(night([FAILS]));
    await isTold(scene);
    await endInMidRound(scene, [FAILS, WAITS]);
    await recovers(scene);
    expect(await rig.stored()).not.toHaveProperty('lost');
  },
};
