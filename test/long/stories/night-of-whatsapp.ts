import { expect } from 'vitest';
import { readScenario } from '../../browser/both-ways.ts';
import { allUp, waitForPopup } from '../../drive/popup.ts';
import { statusOf, checkUntil, watch, type Story } from '../story.ts';
import { isTold, recovers, SERVICES } from './outage.ts';

export const nightOfWhatsapp: Story = {
  name: 'the night WhatsApp stopped (scenario 01): said, told once, and its end once',
  async play(scene) {
    const { rig, show, badge } = scene;
    const scenario = readScenario('nights/01-the-night-whatsapp-stopped');
    const { from, to } = scenario.network[0]!;
    await rig.lab.play(scenario);
    await watch(scene, SERVICES);
    // The hours in between are skipped.
    await rig.lab.play(scenario, from);
    await checkUntil(rig, async () => (await statusOf(rig, 'whatsapp')) === 'down', 'WhatsApp to be down');
    const popup = await show('popup/popup.html');
    const shown = await waitForPopup(
      popup,
      ({ services }) => services[0]?.status === 'down',
      'WhatsApp to be down',
    );
    expect(shown.answer).toMatch(/^WhatsApp hasn't answered here since .*Your connection works\./);
    expect(shown.services[0]).toMatchObject({ id: 'whatsapp', cause: 'unclear' });
    expect(shown.services.slice(1).map(({ status }) => status)).not.toContain('down');
    await isTold(scene);
    await recovers(scene, () => rig.lab.play(scenario, to));
    await waitForPopup(popup, allUp, 'all to be well again');
    await checkUntil(rig, async () => (await badge()).text === '', 'an empty badge');
  },
};
