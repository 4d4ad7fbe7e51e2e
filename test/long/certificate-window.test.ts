/** Firefox shows its user a window for each socket to a server that wants a certificate of theirs: one window, not one at each look. */
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { defaultSettings } from '../../src/services/index.ts';
import {
  addCuriousHost,
  CURIOUS_HOST,
  giveCertificate,
  isAsked,
  type CuriousHost,
} from '../browser/curious-host.ts';
import { setGranted } from '../browser/grants.ts';
import { startRig } from '../browser/rig.ts';
import { detailedIn } from '../drive/extension.ts';
import { until } from '../drive/await.ts';

declare const chrome: Browser;

const SERVICE = {
  id: 'own-curious',
  name: 'Curious',
  kind: 'websocket',
  url: `wss://${CURIOUS_HOST}/`,
  openUrl: 'https://signal.org/',
};
/** Longer than a socket is ever left unasked while all is well. */
const LATER_MS = 4 * 3_600_000;

/** The background's clock can be set ahead. */
function settable(): void {
  const now = Date.now.bind(Date);
  let aheadMs = 0;
  Date.now = () => now() + aheadMs;
  chrome.runtime.onMessage.addListener((message: unknown) => {
    const told = message as { aheadMs?: number };
    aheadMs = told.aheadMs ?? aheadMs;
    return undefined;
  });
}

it('opens one window, and another one only when the user asks', async () => {
  let curious!: CuriousHost;
  const { permissions = [] } = detailedIn('firefox');
  const rig = await startRig('firefox', {
    permissions,
    before: [settable],
    widen: async (lab) => (curious = await addCuriousHost(lab)).lab,
  });
  onTestFinished(rig.close);
  await setGranted(rig, true, ['https://*/*', 'wss://*/*']);
  await giveCertificate(rig);
  curious.behave({ version: 'TLSv1.3', insists: false });
  const known = async () => (await rig.state()).endpoints;
  const ask = (what: unknown) => rig.evaluate((message) => chrome.runtime.sendMessage(message), what);

  const settings = { ...defaultSettings, isStarted: true, services: [{ id: SERVICE.id }], custom: [SERVICE] };
  await rig.evaluate((key, value) => chrome.storage.local.set({ [key]: value }), SETTINGS, settings);
  await ask('check-now');
  expect((await known())['own-curious/main']).toMatchObject({ tier: 'detailed', waits: true });
  expect(await isAsked(rig.firefox!)).toBe(true);

  const visits = curious.visits();
  for (const times of [1, 2, 3]) {
    const before = (await known())['own-curious/website']!.askedAt;
    await ask({ aheadMs: times * LATER_MS });
    await rig.evaluate(() => chrome.alarms.create('round', { when: Date.now() }));
    // After a gap the line is looked at first.
    await until(async () => (await known())['own-curious/website']!.askedAt >= before + LATER_MS, {
      what: 'a round after the alarm',
    });
    await ask('opened');
  }
  expect(curious.visits()).toBe(visits);
  await ask('check-now');
  expect(curious.visits()).toBeGreaterThan(visits);
});
