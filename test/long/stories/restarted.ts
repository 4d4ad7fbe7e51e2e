import { expect } from 'vitest';
import { checkUntil, statusOf, watch, type Story } from '../story.ts';
import { fall, isTold, recovers, SERVICES } from './outage.ts';

export const restarted: Story = {
  name: 'an outage outlives the browser: it is told once, and its end after the next start',
  options: { isKept: true },
  async play(scene) {
    const { rig, told, badge, restart } = scene;
    await watch(scene, SERVICES);
    await fall(scene);
    await isTold(scene);
    const titles = async () => [...new Set((await told()).map(({ title }) => title))];
    const before = await titles();
    const { openedAt } = (await rig.state()).incidents[0]!;
    await restart();
    // What was known is said before anybody is asked again.
    await checkUntil(rig, async () => (await badge()).text === '1', 'the badge of the outage');
    await checkUntil(
      rig,
      async () => (await statusOf(rig, 'whatsapp')) === 'down',
      'WhatsApp to be down still',
    );
    expect(await titles()).toEqual(before);
    expect((await rig.state()).incidents).toMatchObject([{ services: ['whatsapp'], openedAt }]);
    await recovers(scene);
  },
};
