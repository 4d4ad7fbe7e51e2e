/** A country that is cut off: `test/browser/own-line.test.ts` has what else explains everything by itself. */
import { expect, it } from 'vitest';
import { allUp, checkNow, waitForPopup, type ShownPopup } from '../drive/popup.ts';
import { CALM } from '../lab/lab.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { domesticControls } from '../../src/services/domestic.ts';
import { hosts } from '../lab/catalogue.ts';
import { night, setStage } from '../browser/stage.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import type { Browser } from 'webextension-polyfill';

declare const chrome: Browser;

const allUnjudged = ({ services }: ShownPopup) =>
  services.every(({ status, cause }) => status === 'unknown' && cause === 'connection');

it('says that only the own country answers, where sites abroad are silent and those at home are not', async () => {
  const { lab, browser, popup } = await setStage();
  await waitForPopup(popup, allUp, 'all up');
  await popup.evaluate(async (key) => {
    const { [key]: settings } = await chrome.storage.local.get(key);
    await chrome.storage.local.set({ [key]: { ...(settings as Settings), country: 'IR' } });
  }, SETTINGS);
  const atHome = domesticControls.map(({ probe }) => new URL(probe.url).hostname);
  const abroad = hosts.filter((host) => !atHome.includes(host));

  await lab.play(night([{ from: 0, hosts: abroad, fault: 'refused' }]));
  await checkNow(popup);
  const cut = await waitForPopup(
    popup,
    ({ connection }) => connection === 'partial',
    'the country to be cut off',
  );
  expect(
    await popup.evaluate(() => document.querySelectorAll('[data-connection][data-reach=domestic]').length),
  ).toBe(1);
  expect(cut.answer).toMatch(/^Only sites inside your country answer/);
  expect(allUnjudged(cut)).toBe(true);

  await lab.play(CALM);
  await checkNow(popup);
  await waitForPopup(popup, (shown) => shown.connection === 'online' && allUp(shown), 'the world to be back');
  expect(await popup.evaluate(() => document.querySelector('[data-reach]'))).toBeNull();
  expect(await browser.told()).toEqual([]);
});
