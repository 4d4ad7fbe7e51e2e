/** A storage without room in a real Chromium: it is said, what is seen outlives the worker, and room is used at once. */
import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { STATE } from '../../src/core/storage/keys.ts';
import type { Page } from '../drive/page.ts';
import { allUp, checkNow, waitForPopup } from '../drive/popup.ts';
import { setStage } from '../browser/stage.ts';

declare const chrome: Browser & { storage: { local: { QUOTA_BYTES: number } } };

const NOTE = "Wasl can't save";

/** Leaves no room for a round. */
const fill = (popup: Page) =>
  popup.waitFor(
    async () => {
      const { local } = chrome.storage;
      await local.remove('filler');
      const free = local.QUOTA_BYTES - ((await local.getBytesInUse?.(null)) ?? 0);
      // The background may have written in between: then once more.
      return local.set({ filler: 'x'.repeat(free - 'filler""'.length - 30) }).then(
        () => true,
        () => false,
      );
    },
    [],
    { what: 'the storage to be full' },
  );

const isSaid = (popup: Page, isWanted: boolean) =>
  popup.waitFor(
    (note, wanted: boolean) => document.body.textContent.includes(note) === wanted,
    [NOTE, isWanted] as const,
    { what: isWanted ? 'the note' : 'the end of the note' },
  );

/** When the last step that is stored ended. */
const steppedAt = (popup: Page, area: 'local' | 'session') =>
  popup.evaluate(
    async (where, key) => {
      const found = await chrome.storage[where].get(null);
      const documents = (where === 'local' ? found : (found['unsaved'] ?? {})) as typeof found;
      return (documents[key] as { steppedAt?: number } | undefined)?.steppedAt ?? 0;
    },
    area,
    STATE,
  );

it('says that nothing can be saved, keeps what is seen, and saves it as soon as it can', async () => {
  const { browser, popup } = await setStage({ services: ['signal'] });
  await waitForPopup(popup, allUp, 'all up');
  await fill(popup);
  const savedAt = await steppedAt(popup, 'local');

  await checkNow(popup);
  await isSaid(popup, true);
  await browser.killWorker();
  const keptAt = await steppedAt(popup, 'session');
  expect(keptAt).toBeGreaterThan(savedAt);
  expect(await steppedAt(popup, 'local')).toBe(savedAt);
  await popup.reload();
  await isSaid(popup, true);

  await popup.evaluate(() => chrome.storage.local.remove('filler'));
  await checkNow(popup);
  await isSaid(popup, false);
  expect(await steppedAt(popup, 'session')).toBe(0);
  expect(await steppedAt(popup, 'local')).toBeGreaterThan(keptAt);
  expect(popup.errors).toEqual([]);
  expect(await browser.problems()).toEqual([]);
});
