/** Parts of the background that are loaded when they are wanted, in real browsers: also by a script that has been ended, and after a restart. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { startChromium, type Chromium } from '../drive/chromium.ts';
import { copyExtension } from '../drive/extension.ts';
import { startFirefox } from '../drive/firefox.ts';
import type { Page } from '../drive/page.ts';
import { allUp, start, waitForPopup } from '../drive/popup.ts';
import type { Lab } from '../lab/lab.ts';
import { BUILT, openLab } from './stage.ts';

declare const browser: Browser;
declare const chrome: Browser;

/** What an export begins with. */
const FORMAT = '{"format":"wasl-history"';

const exported = (page: Pick<Page, 'evaluate'>): Promise<string> =>
  page.evaluate(async () => {
    const { runtime } = typeof browser === 'undefined' ? chrome : browser;
    return String(await runtime.sendMessage({ export: 'json' })).slice(0, 100);
  });

/** The same Chromium a second time, with its worker ended: a page of the extension in it. */
async function restarted(first: Chromium, extension: string, lab: Lab) {
  await first.quit();
  const second = await startChromium({ extension, lab, profile: first.profile });
  onTestFinished(second.close);
  const page = await second.open('manifest.json');
  await second.killWorker();
  return { page, problems: second.problems };
}

it('Chromium keeps them for a worker that was ended, and over a restart', async () => {
  const lab = await openLab();
  const copy = copyExtension(`${BUILT}chromium`);
  onTestFinished(copy.remove);
  const first = await startChromium({ extension: copy.folder, lab });
  onTestFinished(first.close);
  const popup = await first.adopt('popup/popup.html');
  await start(popup);
  await waitForPopup(popup, allUp, 'all up');
  await first.killWorker();
  expect(await exported(popup)).toContain(FORMAT);
  expect(await first.problems()).toEqual([]);

  const { page, problems } = await restarted(first, copy.folder, lab);
  expect(await exported(page)).toContain(FORMAT);
  expect(await problems()).toEqual([]);
});

it('a Chromium without a native `browser` has its polyfill after a restart too', async () => {
  const lab = await openLab();
  const copy = copyExtension(`${BUILT}chromium`);
  onTestFinished(copy.remove);
  const script = join(copy.folder, 'background/index.js');
  writeFileSync(script, `delete globalThis.browser;\n${readFileSync(script, 'utf8')}`);
  const first = await startChromium({ extension: copy.folder, lab });
  onTestFinished(first.close);
  // Whoever is quit before its worker is installed has none afterwards.
  expect(await exported(await first.open('manifest.json'))).toContain(FORMAT);

  const { page } = await restarted(first, copy.folder, lab);
  expect(await exported(page)).toContain(FORMAT);
});

it('Firefox imports them', async () => {
  const lab = await openLab();
  const firefox = await startFirefox({ extension: `${BUILT}firefox`, lab });
  onTestFinished(firefox.close);
  await firefox.goTo('popup/popup.html');
  await start(firefox);
  await waitForPopup(firefox, allUp, 'all up');
  expect(await exported(firefox)).toContain(FORMAT);
  expect(await firefox.problems()).toEqual([]);
});
