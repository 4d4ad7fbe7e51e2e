import { watch, type Story } from '../story.ts';
import { fall, isTold, recovers, SERVICES } from './outage.ts';

export const endedAfterOutage: Story = {
  name: 'an outage right after which the background is ended is told, and its end',
  async play(scene) {
    await watch(scene, SERVICES);
    await fall(scene);
    await scene.endBackground();
    await isTold(scene);
    await recovers(scene);
  },
};
