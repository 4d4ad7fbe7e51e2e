import { expect } from 'vitest';
import { until } from '../../drive/await.ts';
import { allUp, checkNow, waitForPopup } from '../../drive/popup.ts';
import { night } from '../../browser/stage.ts';
import { notedOfSignInPage } from '../places.ts';
import { watch, type Story } from '../story.ts';
import { SERVICES } from './outage.ts';
import { allUnjudged } from './own-line.ts';

export const captive: Story = {
  name: 'a sign-in page in between is said to be one, and nobody is judged behind it',
  noted: notedOfSignInPage,
  async play(scene) {
    const { rig, show, badge, told } = scene;
    await watch(scene, SERVICES);
    const popup = await show('popup/popup.html');
    await waitForPopup(popup, allUp, 'all to be well');

    await rig.lab.play(night([{ from: 0, hosts: ['*'], fault: 'captive' }]));
    await checkNow(popup);
    // A look that was under way when the page came may still have been answered.
    const shown = await waitForPopup(
      popup,
      (now) => now.connection === 'captive' && allUnjudged(now),
      'the sign-in page, and nobody judged behind it',
    );
    expect(shown.answer).toMatch(/^This Wi-Fi wants you to sign in/);
    await until(async () => (await badge()).text === '?', { what: 'a badge of ?' });
    expect(await told()).toEqual([]);
    expect((await rig.state()).incidents).toEqual([]);
  },
};
