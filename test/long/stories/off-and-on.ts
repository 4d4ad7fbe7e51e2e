import { watch, type Story } from '../story.ts';
import { fall, isTold, recovers, SERVICES } from './outage.ts';

export const offAndOn: Story = {
  name: 'switched off and on right after an outage began, it is told, and its end',
  async play(scene) {
    await watch(scene, SERVICES);
    await fall(scene);
    await scene.switchOffAndOn();
    await isTold(scene);
    await recovers(scene);
  },
};
