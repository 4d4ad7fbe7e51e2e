/** Settings that another version, a damaged disk or somebody's hand has left: checking goes on with what can be read of them. */
import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { Page } from '../drive/page.ts';
import { allUp, waitForPopup } from '../drive/popup.ts';
import { setStage } from '../browser/stage.ts';

declare const chrome: Browser;

type Plain = Record<string, unknown>;

const stored = async (popup: Page, key: string): Promise<Plain | undefined> =>
  popup.evaluate(async (name) => (await chrome.storage.local.get(name))[name] as Plain | undefined, key);

async function change(popup: Page, fields: Plain): Promise<Plain> {
  const settings = { ...(await stored(popup, SETTINGS)), ...fields };
  await popup.evaluate((key, value) => chrome.storage.local.set({ [key]: value }), SETTINGS, settings);
  return settings;
}

const rowsAre = (ids: string[]) => (shown: Parameters<typeof allUp>[0]) =>
  allUp(shown) && shown.services.map(({ id }) => id).join() === ids.join();

it('goes on where some of them cannot be read, and sets aside what there was', async () => {
  const { popup, browser } = await setStage({ services: ['telegram', 'signal'] });
  await waitForPopup(popup, allUp, 'all up');
  const damaged = await change(popup, {
    services: [[], { id: 7 }, { id: 'signal', name: {} }],
    alerts: 'loud',
    everyMs: 1e308,
    language: 3,
  });
  await popup.reload();
  await waitForPopup(popup, rowsAre(['signal']), 'what can be read');
  expect(await stored(popup, 'damaged:0')).toEqual({ number: 0, documents: { [SETTINGS]: damaged } });
  await popup.waitFor(() => document.querySelector('[data-lost]')?.textContent.includes('everyMs'), []);
  expect(await stored(popup, SETTINGS)).toEqual({
    version: 1,
    isStarted: true,
    startedAt: damaged['startedAt'],
    services: [{ id: 'signal' }],
    preset: 'normal',
    alerts: { outage: true, recovery: true, connection: false, namesServices: true },
  });
  expect(popup.errors).toEqual([]);
  expect(await browser.problems()).toEqual([]);
});

it('follows those of a later version, says so, and writes nothing over them', async () => {
  const { popup, browser } = await setStage({ services: ['telegram', 'signal'] });
  await waitForPopup(popup, allUp, 'all up');
  const later = await change(popup, { version: 2, preset: 'nightly', services: [{ id: 'signal' }] });
  await popup.reload();
  await waitForPopup(popup, rowsAre(['signal']), 'what is known of them');
  await popup.waitFor(() => document.body.innerText.includes('A later version of Wasl'), []);
  expect(await stored(popup, SETTINGS)).toEqual(later);
  expect(await stored(popup, 'damaged:0')).toBeUndefined();
  expect(popup.errors).toEqual([]);
  expect(await browser.problems()).toEqual([]);
});
