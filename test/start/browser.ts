/** A browser with Wasl in it, and its popup in a tab. */
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { startChromium, type Chromium, type ChromiumOptions } from '../drive/chromium.ts';
import type { Page } from '../drive/page.ts';
import { takePicture } from '../drive/picture.ts';
import { start } from '../drive/popup.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { switchedOn } from '../scenario/switched-on.ts';
import type { Browser } from 'webextension-polyfill';

declare const chrome: Browser;

const top = fileURLToPath(new URL('../..', import.meta.url));
export const BUILT = `${top}dist/chromium`;
const PICTURE = `${top}dist/popup.png`;

export interface Opened {
  browser: Chromium;
  popup: Page;
}

/** Whether there is a screen to show a window on. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Starts the browser; the first run waits to be confirmed. */
export async function open(
  options: Omit<ChromiumOptions, 'extension'> & { extension?: string },
): Promise<Opened> {
  if (!existsSync(`${BUILT}/background`)) throw new Error('Wasl is not built: npm run build.');
  const browser = await startChromium({ extension: BUILT, ...options });
  return { browser, popup: await browser.adopt('popup/popup.html') };
}

/** Presses Start; for a scenario its services and its preset are chosen before. */
export async function begin({ popup }: Opened, scenario?: Scenario): Promise<void> {
  if (scenario) {
    const { services, preset } = scenario;
    const chosen = { preset, services: services.map((id) => ({ id })) };
    const settings = { ...defaultSettings, ...chosen, ...switchedOn(scenario) };
    await popup.evaluate((key, value) => chrome.storage.local.set({ [key]: value }), SETTINGS, settings);
    // The page would otherwise save what it read before.
    await popup.reload();
  }
  await start(popup);
}

/** Saves a picture of the popup as it is shown now. */
export async function savePicture({ popup }: Opened): Promise<void> {
  const size = await popup.evaluate(() => ({
    width: document.body.offsetWidth,
    height: document.documentElement.scrollHeight,
  }));
  // No browser shows a popup higher than this.
  const height = Math.min(Math.max(size.height, 200), 600);
  writeFileSync(PICTURE, await takePicture(popup, { size: { ...size, height } }));
  console.log(`A picture of the popup: dist/popup.png`);
}
