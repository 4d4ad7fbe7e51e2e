/** A state that cannot be read as a whole, and one of a later version, in a real Chromium: watching goes on, and it is said once. */
import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { STATE } from '../../src/core/storage/keys.ts';
import type { Page } from '../drive/page.ts';
import { allUp, checkNow, waitForPopup } from '../drive/popup.ts';
import { setStage } from './stage.ts';

declare const chrome: Browser;

type State = Readonly<Record<string, unknown>>;

const stored = (popup: Page) =>
  popup.evaluate(async () => (await chrome.storage.local.get(null)) as Record<string, State>);

/** Changes what is stored as somebody else would, while no script runs. */
async function change(popup: Page, more: State): Promise<State> {
  const changed = { ...(await stored(popup))[STATE], ...more };
  await popup.evaluate((state, key) => chrome.storage.local.set({ [key]: state }), changed, STATE);
  return changed;
}

const says = (popup: Page, text: string) =>
  popup.waitFor((said) => document.body.textContent.includes(said), [text] as const, { what: text });

it('goes on from what can be read, sets the rest aside, and names it until that was seen', async () => {
  const { browser, popup } = await setStage({ services: ['telegram', 'signal'] });
  await waitForPopup(popup, allUp, 'all up');
  const { openDays } = (await stored(popup))[STATE]!;
  await browser.killWorker();
  const damaged = await change(popup, { openDays: [], line: 'long', services: { telegram: 'upside' } });
  await popup.reload();
  await says(popup, 'could not be read');
  const { [STATE]: state, 'damaged:0': copy } = await stored(popup);
  expect(state!['openDays']).toEqual(openDays);
  expect(copy).toEqual({ number: 0, documents: { [STATE]: damaged } });
  await checkNow(popup);
  await waitForPopup(popup, allUp, 'all up again');

  await popup.evaluate(() => document.querySelector<HTMLElement>('[data-action=lost-seen]')!.click());
  await popup.waitFor(() => !document.querySelector('[data-lost]'), [], { what: 'the end of the note' });
  expect(await stored(popup)).not.toHaveProperty('lost');
  expect(popup.errors).toEqual([]);
  expect(await browser.problems()).toEqual([]);
});

it('of a later version is followed in memory, and nothing is written over it', async () => {
  const { browser, popup } = await setStage({ services: ['telegram', 'signal'] });
  await waitForPopup(popup, allUp, 'all up');
  await browser.killWorker();
  await change(popup, { version: 3, colour: 'green' });
  const before = await stored(popup);
  await popup.reload();
  await says(popup, 'A later version of Wasl has stored its history here');
  await checkNow(popup);
  await waitForPopup(popup, allUp, 'all up, as is kept in memory');
  expect(await stored(popup)).toEqual(before);
  expect(popup.errors).toEqual([]);
  expect(await browser.problems()).toEqual([]);
});
