/** A real notification of a real browser is clicked while its worker sleeps. */
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { until } from '../drive/await.ts';
import { startChromium } from '../drive/chromium.ts';
import { openDesktop } from '../drive/desktop.ts';
import { copyExtension } from '../drive/extension.ts';
import { Missing } from '../setup/start-program.mjs';
import { BUILT } from './stage.ts';

declare const chrome: Browser;

it('wakes the worker, opens the report of its incident, and goes', async () => {
  if (process.platform !== 'linux') throw new Missing('Only on Linux can a test stand in for the desktop.');
  const desktop = await openDesktop();
  onTestFinished(desktop.close);
  const copy = copyExtension(`${BUILT}chromium`, { permissions: ['notifications'] });
  onTestFinished(copy.remove);
  const environment = { DBUS_SESSION_BUS_ADDRESS: desktop.address };
  const browser = await startChromium({ extension: copy.folder, environment });
  onTestFinished(browser.close);
  const told = {
    type: 'basic',
    iconUrl: '/icons/alarm-128.png',
    title: 'WhatsApp',
    message: 'No answer',
  } as const;
  await browser.evaluate((options) => chrome.notifications.create('meta-1', options), told);
  const shown = await until(async () => desktop.shown[0], { what: 'the notification' });
  expect(shown).toMatchObject({ title: 'WhatsApp', message: 'No answer' });

  await until(browser.killWorker, { what: 'a worker to end' });
  desktop.click(shown.id);
  const addresses = () => browser.evaluate(async () => (await chrome.tabs.query({})).map(({ url }) => url));
  await until(async () => (await addresses()).some((url) => url?.endsWith('/report.html?incident=meta-1')), {
    what: 'the report',
  });
  await until(async () => desktop.shown.length === 0, { what: 'the notification to go' });
  expect(await browser.problems()).toEqual([]);
});
