/** The built pages in a real Chromium in which nobody but the caller changes what is stored, and time stands still. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'webextension-polyfill';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { startChromium, type Chromium } from '../drive/chromium.ts';
import { copyExtension, type ExtensionCopy } from '../drive/extension.ts';
import type { Page } from '../drive/page.ts';
import { NOW } from '../moment.ts';
import { measuredNames, storyNames, tell, type Documents, type StoryName } from './stories.ts';

declare const chrome: Browser;

/** Links lead out of here, and nobody is to be asked. */
const NOBODY = '127.0.0.1:1';

export interface Face {
  copy: ExtensionCopy;
  browser: Chromium;
  page: Page;
  stories: Record<StoryName, Documents>;
  /** Puts this into storage, and takes out what else is there. */
  store(documents: Documents, settings?: Partial<Settings>): Promise<void>;
  /** Shows a page with a story in storage. */
  show(address: string, story: StoryName, settings?: Partial<Settings>): Promise<void>;
  /** Shows a page with what is in storage. */
  open(address: string): Promise<void>;
  close(): Promise<void>;
}

/** `extension`: the folder of a built one. */
export async function openFace(extension: string): Promise<Face> {
  const copy = copyExtension(extension, { permissions: ['notifications'] });
  // Nobody in the background changes what the caller has written.
  const { background } = JSON.parse(readFileSync(join(copy.folder, 'manifest.json'), 'utf8')) as {
    background: { service_worker: string };
  };
  writeFileSync(join(copy.folder, background.service_worker), '');
  const browser = await startChromium({ extension: copy.folder, proxy: NOBODY });
  const told = [];
  for (const name of [...storyNames, ...measuredNames]) told.push([name, await tell(name, NOW)] as const);
  const stories = Object.fromEntries(told) as Record<StoryName, Documents>;
  const page = await browser.open('manifest.json');
  await page.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  // However long it takes, what is stored does not grow old.
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: `Date.now = () => ${NOW};` });

  const face: Face = {
    copy,
    browser,
    page,
    stories,
    async store(documents, settings = {}) {
      const own = documents[SETTINGS] ?? { ...(stories.calm[SETTINGS] as Settings), isStarted: false };
      await page.evaluate(
        async (entries) => {
          const before = Object.keys(await chrome.storage.local.get());
          await chrome.storage.local.set(entries);
          await chrome.storage.local.remove(before.filter((key) => !(key in entries)));
        },
        { ...documents, [SETTINGS]: { ...(own as Settings), ...settings } },
      );
    },
    async open(address) {
      const url = `chrome-extension://${browser.extensionId}/${address}`;
      await page.send('Page.navigate', { url });
      await page.waitFor(
        (wanted) =>
          location.href === wanted &&
          document.readyState === 'complete' &&
          document.querySelector('h1')?.textContent !== undefined &&
          document.querySelector('main[aria-busy=true]') === null &&
          document.documentElement.dir !== '' &&
          document.title !== '',
        [url],
        { what: address },
      );
    },
    async show(address, story, settings) {
      await face.store(stories[story], settings);
      await face.open(address);
    },
    async close() {
      await browser.close();
      copy.remove();
    },
  };
  return face;
}
