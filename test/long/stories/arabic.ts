import { expect } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { SETTINGS } from '../../../src/core/storage/keys.ts';
import { waitForPopup } from '../../drive/popup.ts';
import { checkUntil, watch, type Story } from '../story.ts';
import { fall, SERVICES } from './outage.ts';

declare const chrome: Api;

export const arabic: Story = {
  name: 'in Arabic every page, the button and the notification speak Arabic, from right to left',
  async play(scene) {
    const { rig, show, told, badge } = scene;
    await watch(scene, SERVICES);
    await rig.evaluate(async (key) => {
      const { [key]: settings } = await chrome.storage.local.get(key);
      await chrome.storage.local.set({ [key]: { ...(settings as object), language: 'ar' } });
    }, SETTINGS);
    await fall(scene);
    const popup = await show('popup/popup.html');
    const shown = await waitForPopup(
      popup,
      ({ services }) => services[0]?.status === 'down',
      'WhatsApp to be down',
    );
    expect(shown).toMatchObject({ language: 'ar', direction: 'rtl', connection: 'online' });
    expect(shown.answer).toMatch(/^(WhatsApp|واتساب) لا يستجيب لديك منذ .*اتصالك يعمل\./);
    await checkUntil(rig, async () => (await told()).length > 0, 'the outage to be told');
    expect((await told())[0]!.title).toMatch(/لا يستجيب/);
    expect((await badge()).title).toMatch(/لا يستجيب لديك منذ/);
    for (const address of ['options/options.html', 'report/report.html', 'check-up/check-up.html']) {
      const page = await show(address);
      const found = await page.waitFor(
        () => {
          const { lang, dir } = document.documentElement;
          return (
            document.querySelector('h1') !== null && lang === 'ar' && { dir, text: document.body.innerText }
          );
        },
        [],
        { what: `${address} in Arabic` },
      );
      expect(found.dir, address).toBe('rtl');
      expect(found.text, address).toMatch(/[\u0600-\u06ff]{3}/);
    }
  },
};
