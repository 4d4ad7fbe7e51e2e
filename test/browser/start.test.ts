/** A real Chromium in which Wasl is switched off and on again, which wakes its script for no event and clears its button. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { STATE } from '../../src/core/storage/keys.ts';
import { until } from '../drive/await.ts';
import { allUp, waitForPopup } from '../drive/popup.ts';
import { setStage } from './stage.ts';

declare const chrome: Browser;

const PAST_MS = 3_600_000;

/** Another extension, which may switch others off and on. */
function manager(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wasl-manager-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const manifest = { manifest_version: 3, name: 'Manager', version: '1', permissions: ['management'] };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

it('says at once what is stored, and where that is too old, that it cannot tell', async () => {
  const { browser, popup } = await setStage({ services: ['signal'] });
  await waitForPopup(popup, allUp, 'all up');
  expect((await browser.badge()).text).toBe('');
  const page = await browser.open(`chrome-extension://${await browser.load(manager())}/manifest.json`);
  const switchOn = (isOn: boolean) =>
    page.evaluate((id, on) => chrome.management.setEnabled(id, on), browser.extensionId, isOn);

  await popup.evaluate(
    async (key, ms) => {
      const { [key]: state } = (await chrome.storage.local.get(key)) as Record<string, { steppedAt: number }>;
      await chrome.storage.local.set({ [key]: { ...state!, steppedAt: state!.steppedAt - ms } });
    },
    STATE,
    PAST_MS,
  );
  await switchOn(false);
  await switchOn(true);
  // The next round would find all well again: what is said before it is said of what is stored.
  const own = await browser.open('manifest.json');
  const badge = () =>
    own.evaluate(async () => ({
      text: await chrome.action.getBadgeText({}),
      title: await chrome.action.getTitle({}),
    }));
  const wait = { what: 'the button', deadlineMs: 60_000 };
  const { title } = await until(async () => ((one) => one.title !== 'Wasl' && one)(await badge()), wait);
  expect(title).toMatch(/^Wasl: Last checked 1 h ago\. Checking again…$/);
  // Words and badge are two calls of the browser, between which the button can be looked at.
  const { text } = await until(async () => ((one) => one.text !== '' && one)(await badge()), wait);
  expect(text).toBe('?');
});
