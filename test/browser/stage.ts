/** Wasl in a real browser, in the lab, past its first run: where the tests in this folder begin. */
import { onTestFinished } from 'vitest';
import type { Settings } from '../../src/core/model/settings.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { startChromium, type Chromium } from '../drive/chromium.ts';
import { copyExtension, type CopyOptions } from '../drive/extension.ts';
import type { Page } from '../drive/page.ts';
import { start } from '../drive/popup.ts';
import { hosts, hostsOfService, serviceIds } from '../lab/catalogue.ts';
import { startLab, type Lab } from '../lab/lab.ts';
import { parseScenario, type Scenario } from '../scenario/scenario.ts';
import type { Browser } from 'webextension-polyfill';
import type { ServiceId } from '../../src/core/model/terms.ts';

declare const chrome: Browser;

export const BUILT = new URL('../../dist/', import.meta.url).pathname;

export interface Stage {
  lab: Lab;
  browser: Chromium;
  popup: Page;
}

export interface StageOptions extends CopyOptions {
  /** Left out: the first-run choice. */
  services?: readonly ServiceId[];
  /** What else is chosen beside them. */
  settings?: Partial<Settings>;
  /** Runs when everything stands and Start is about to be pressed. */
  beforeStart?(lab: Lab): Promise<void>;
}

/** Notifications are granted, and written down. All of it is gone when the test has finished. */
export async function setStage({
  services,
  settings: more = {},
  beforeStart,
  ...copied
}: StageOptions = {}): Promise<Stage> {
  const lab = await openLab();
  const permissions = ['notifications', ...(copied.permissions ?? [])];
  const copy = copyExtension(`${BUILT}chromium`, { ...copied, permissions, notesNotifications: true });
  onTestFinished(copy.remove);
  const browser = await startChromium({ extension: copy.folder, lab });
  onTestFinished(browser.close);
  const popup = await browser.adopt('popup/popup.html');
  if (services) {
    const settings = { ...defaultSettings, ...more, services: services.map((id) => ({ id })) };
    await popup.evaluate((key, value) => chrome.storage.local.set({ [key]: value }), SETTINGS, settings);
    // The page would otherwise save what it read before.
    await popup.reload();
  }
  await beforeStart?.(lab);
  await start(popup);
  return { lab, browser, popup };
}

export async function openLab(): Promise<Lab> {
  const lab = await startLab({ hosts, hostsOfService });
  onTestFinished(lab.close);
  return lab;
}

/** A scenario in which these events happen; quick answers, so that a test takes no longer than it has to. */
export function night(events: readonly object[]): Scenario {
  const head = { name: 'a night', seed: 1, startAt: '2026-11-22T21:00:00Z', duration: 3600 };
  const quick = { baseline: { latencyMs: [5, 20] } };
  return parseScenario(JSON.stringify({ ...head, ...quick, events }), 'night', serviceIds);
}
