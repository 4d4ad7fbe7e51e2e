/** What comes of a tap on the main next steps in a real Firefox; `test/browser/face-steps.test.ts` taps all of them in Chromium. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { SIGN_IN_PAGE } from '../../src/popup/next.tsx';
import { GIVES_ALL } from '../browser/consent.ts';
import { BUILT } from '../browser/stage.ts';
import { until } from '../drive/await.ts';
import { copyExtension, type ExtensionCopy } from '../drive/extension.ts';
import { startFirefox, type Firefox } from '../drive/firefox.ts';
import type { Prefs } from '../drive/firefox-prefs.ts';
import { tell, type StoryName } from '../gallery/stories.ts';
import type { Untyped } from '../untyped.ts';

declare const browser: Browser;
// What Firefox's own pages have beside the web's (`evaluateInChrome`).
declare const Services: Untyped;

/** Links lead out of here, and nobody is to be asked. */
const NOBODY: Prefs = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 1,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 1,
};

let copy: ExtensionCopy;
let firefox: Firefox;

beforeAll(async () => {
  copy = copyExtension(`${BUILT}firefox`);
  // Nobody in the background changes what a story tells.
  const { background } = JSON.parse(readFileSync(join(copy.folder, 'manifest.json'), 'utf8')) as {
    background: { scripts: string[] };
  };
  for (const script of background.scripts) writeFileSync(join(copy.folder, script), '');
  firefox = await startFirefox({ extension: copy.folder, prefs: { ...GIVES_ALL, ...NOBODY } });
});

afterAll(async () => {
  await firefox?.close();
  copy?.remove();
});

async function show(story: StoryName, settings: Partial<Settings> = {}): Promise<void> {
  const documents = await tell(story, Date.now());
  const chosen = { ...(documents[SETTINGS] as Settings), language: 'en', ...settings };
  await firefox.goTo('manifest.json');
  await firefox.evaluate(
    async (entries) => {
      await browser.storage.local.clear();
      await browser.storage.local.set(entries);
    },
    { ...documents, [SETTINGS]: chosen },
  );
  await firefox.goTo('popup/popup.html');
}

/** Presses what may not be there yet: more of the popup comes after its answer. */
async function press(selector: string): Promise<void> {
  await firefox.waitFor((wanted) => document.querySelector(wanted) !== null, [selector], { what: selector });
  await firefox.press(selector);
}

const step = (kind: string, what = ''): string => `[data-next-step="${kind}"]${what}`;

/** The address of the tab that was opened beside the popup's; that tab is closed again. */
const opened = () =>
  until(
    () =>
      firefox.evaluateInChrome(() => {
        const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
        const other = gBrowser.tabs.length > 1 && gBrowser.tabs.at(-1);
        const address: string | undefined = other && other.linkedBrowser.currentURI.spec;
        if (!address || address === 'about:blank') return false;
        gBrowser.removeTab(other);
        return address;
      }),
    { what: 'a new tab' },
  );

it('open-sign-in opens a page over plain http', async () => {
  await show('captive');
  await press(step('open-sign-in', ' .main'));
  expect(await opened()).toBe(SIGN_IN_PAGE);
});

it('check-line opens the check-up, which waits to be begun', async () => {
  await show('offline');
  await press(step('check-line', ' .main'));
  expect(await opened()).toMatch(/^moz-extension:.*\/check-up\/check-up\.html$/);
});

it('open-alternative opens what answers meanwhile', async () => {
  await show('outage');
  await press('[data-offered] .main');
  expect(await opened()).toBe('https://web.telegram.org/');
});

it('tell-me asks for alerts, and turns them on', async () => {
  const { alerts } = (await tell('outage', Date.now()))[SETTINGS] as Settings;
  await show('outage', {
    services: [{ id: 'whatsapp' }],
    alerts: { ...alerts, outage: false, recovery: false },
  });
  await press(step('tell-me', ' .main'));
  const stored = await firefox.waitFor(
    async (key) => {
      const settings = (await browser.storage.local.get(key))[key] as Settings;
      return settings.alerts.outage && settings.alerts;
    },
    [SETTINGS],
    { what: 'alerts to be on' },
  );
  expect(stored).toMatchObject({ outage: true, recovery: true });
});

it('what-can-i-try opens a sheet that begins with what it may cost', async () => {
  await show('blocked');
  await press(step('what-can-i-try', ' summary'));
  const first = await firefox.waitFor(
    (sheet) => document.querySelector<HTMLElement>(sheet)?.innerText,
    [step('what-can-i-try', ' details[open] p')],
    { what: 'the sheet' },
  );
  expect(first).toBe('In some countries bypassing a block is punishable.');
});
