/** After "erase all" nothing in the profile of a real browser tells what was chosen and seen, though both were there before. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { startChromium } from '../drive/chromium.ts';
import { copyExtension } from '../drive/extension.ts';
import { allUp, start, waitForPopup } from '../drive/popup.ts';
import { openProfile } from '../frozen/profile.ts';
import { BUILT, openLab } from '../browser/stage.ts';

declare const chrome: Browser;

/** The extension's own code, which names every service there is, lies in the profile too, as long as it is installed. */
const OWN_CODE = /Service Worker.ScriptCache/;

/** In the settings and in what was seen: hosts of services, names of the user's own. */
const OF_SERVICES = ['whatsapp', 'signal.org', 'telegram'];
const OF_THE_USER = ['chat.family.example', 'The clinic', 'The others', 'own-zulip-study'];

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });

/** Where the profile speaks of any of them, in letters of one byte or of two. */
function tellsIn(folder: string): string[] {
  return filesIn(folder).flatMap((path) => {
    const content = readFileSync(path);
    const words = OWN_CODE.test(path) ? OF_THE_USER : [...OF_SERVICES, ...OF_THE_USER];
    const found = words.filter(
      (word) => content.includes(word) || content.includes(Buffer.from(word, 'utf16le')),
    );
    return found.length > 0 ? [`${path.slice(folder.length)}: ${found.join()}`] : [];
  });
}

it(
  'Chromium keeps nothing of it, neither while it runs nor when it has been closed',
  { timeout: 120_000 },
  async () => {
    const lab = await openLab();
    const copy = copyExtension(`${BUILT}chromium`, { permissions: ['notifications'] });
    onTestFinished(copy.remove);
    const browser = await startChromium({ extension: copy.folder, lab });
    onTestFinished(browser.close);
    const popup = await browser.adopt('popup/popup.html');
    await start(popup);
    await waitForPopup(popup, allUp, 'all up');
    const { documents } = await openProfile('a-month');
    // Written over again and again, as a month of rounds does.
    for (let times = 0; times < 5; times += 1)
      await popup.evaluate((all) => chrome.storage.local.set(all), documents);
    const before = tellsIn(browser.profile).join('\n');
    for (const word of OF_SERVICES) expect(before).toContain(word);
    for (const word of OF_THE_USER) expect(before).toContain(word);

    await popup.evaluate(() => chrome.runtime.sendMessage('erase'));
    expect(tellsIn(browser.profile)).toEqual([]);
    await browser.quit();
    expect(tellsIn(browser.profile)).toEqual([]);
  },
);
