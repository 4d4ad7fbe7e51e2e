/** Wasl by keyboard alone: the first run, an outage and what works meanwhile, the settings, the report. */
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Settings } from '../../src/core/model/settings.ts';
import { DAY_MS } from '../../src/core/model/time.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { until } from '../drive/await.ts';
import { startChromium, type Chromium } from '../drive/chromium.ts';
import { copyExtension } from '../drive/extension.ts';
import { press, tabTo, takeKeyboard } from '../drive/keyboard.ts';
import type { Page } from '../drive/page.ts';
import { allUp, readPopup, waitForPopup } from '../drive/popup.ts';
import { tell } from '../gallery/stories.ts';
import { BUILT, night, openLab } from './stage.ts';

declare const chrome: Browser;

const whatsapp = '[data-service="whatsapp"]';

/** What has the focus, as a screen reader would name it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });

async function attribute(page: Page, selector: string, name: string): Promise<string | undefined> {
  return page.evaluate(
    (css, key) => document.querySelector(css)?.getAttribute(key) ?? undefined,
    selector,
    name,
  );
}

/** Waits until no check runs that was asked for in the popup. */
const idle = (popup: Page) =>
  popup.waitFor(
    () => document.querySelector('[data-action="check-now"][aria-disabled="false"]') !== null,
    [],
    {
      what: 'the end of a check',
    },
  );

async function open(browser: Chromium, address: string): Promise<Page> {
  const page = await browser.open(address);
  await takeKeyboard(page);
  await page.waitFor(() => document.querySelector('h1') !== null, [], { what: address });
  return page;
}

it('is used without a mouse', async () => {
  const lab = await openLab();
  const copy = copyExtension(`${BUILT}chromium`, { permissions: ['notifications'] });
  onTestFinished(copy.remove);
  const browser = await startChromium({ extension: copy.folder, lab });
  onTestFinished(browser.close);
  const tabs = () => browser.evaluate(async () => (await chrome.tabs.query({})).length);
  const settings = async () =>
    browser.evaluate(async (key) => (await chrome.storage.local.get(key))[key] as Settings, SETTINGS);

  // The first run: nothing is asked before Start, which is reached by Tab from the top.
  const popup = await browser.adopt('popup/popup.html');
  await takeKeyboard(popup);
  await tabTo(popup, 'input[name="messenger"]');
  await press(popup, ' ');
  await tabTo(popup, '[data-action="start"]');
  expect(lab.seen).toEqual([]);
  await press(popup, 'Enter');
  await waitForPopup(
    popup,
    (shown) => shown.services.length === 3 && allUp(shown),
    'three services that answer',
  );
  // Start has gone; who pressed it stands on what took its place.
  const isOn = async (page: Page, name: string, value: string) =>
    until(async () => (await attribute(page, ':focus', name)) === value, { what: `the focus on ${value}` });
  await isOn(popup, 'data-action', 'check-now');

  // An outage of 25 minutes, which need not be waited for; check now still finds it.
  await idle(popup);
  await lab.play(night([{ from: 0, services: ['whatsapp'], fault: 'refused' }]));
  const { [SETTINGS]: _, ...documents } = await tell('outage', Date.now());
  // It is a day old: the strip of somebody new begins now.
  const outage = { ...documents, [SETTINGS]: { ...(await settings()), startedAt: Date.now() - DAY_MS } };
  // Rows keep their places while the popup is open.
  const statusOf = async () => (await readPopup(popup)).services.find(({ id }) => id === 'whatsapp')?.status;
  await until(
    async () => {
      // Again, where a round that was running has written over it.
      await browser.evaluate((entries) => chrome.storage.local.set(entries), outage);
      return (await statusOf()) === 'down';
    },
    { what: 'the outage' },
  );
  const asked = lab.seen.length;
  await press(popup, 'Enter');
  await until(() => lab.seen.length > asked, { what: 'a check' });
  await idle(popup);
  expect(await statusOf()).toBe('down');
  await isOn(popup, 'data-action', 'check-now');
  const before = await tabs();
  await tabTo(popup, '[data-offered] > a');
  await press(popup, 'Enter');
  await until(async () => (await tabs()) === before + 1, { what: 'a tab of another service' });
  await takeKeyboard(popup);

  // A row opens and closes under the focus, and its strip is walked.
  await tabTo(popup, `${whatsapp} [aria-expanded]`);
  await press(popup, 'Enter');
  await popup.waitFor((css) => document.querySelector(`${css} [role="slider"]`) !== null, [whatsapp]);
  await isOn(popup, 'aria-expanded', 'true');
  // Before it nothing stands but what opens the lines that add nothing.
  expect(await tabTo(popup, `${whatsapp} .evidence-rest summary`)).toBe(1);
  expect(await tabTo(popup, `${whatsapp} [role="slider"]`)).toBe(1);
  const last = Number(await attribute(popup, ':focus', 'aria-valuemax'));
  for (const [key, place] of [
    ['Home', 0],
    ['ArrowRight', 1],
    ['End', last],
    ['ArrowLeft', last - 1],
  ] as const) {
    await press(popup, key);
    await isOn(popup, 'aria-valuenow', String(place));
  }
  // All of this cell lies in the outage, whenever the last one began.
  expect(await attribute(popup, ':focus', 'aria-valuetext')).toMatch(/didn't answer/i);
  await tabTo(popup, `${whatsapp} [aria-expanded]`, true);
  await press(popup, ' ');
  await isOn(popup, 'aria-expanded', 'false');

  // The settings are opened from the popup, and every wish is kept.
  await tabTo(popup, '.ways button:last-child', true);
  const tabsBefore = await tabs();
  await press(popup, 'Enter');
  await until(async () => (await tabs()) === tabsBefore + 1, { what: 'the settings' });

  const options = await open(browser, 'options/options.html');
  await tabTo(options, '[name="preset"]:checked');
  await press(options, 'ArrowUp');
  await until(async () => (await settings()).preset === 'saver', { what: 'another preset' });
  await tabTo(options, '[name="quiet-hours"]');
  await press(options, ' ');
  await until(async () => (await settings()).quietHours !== undefined, { what: 'quiet hours' });
  await tabTo(options, '[data-gear="whatsapp"]', true);
  await press(options, 'Enter');
  await isOn(options, 'aria-expanded', 'true');
  await tabTo(options, `${whatsapp} [aria-label="Move WhatsApp down"]`);
  const mover = await focused(options);
  for (const place of [1, 2]) {
    await press(options, 'Enter');
    await until(async () => (await settings()).services.findIndex(({ id }) => id === 'whatsapp') === place, {
      what: `WhatsApp in place ${place}`,
    });
    await until(async () => (await focused(options)) === mover, { what: `the focus on ${mover}` });
  }

  // Erasing asks first, on the button that erases nothing; Escape leads back.
  await tabTo(options, '[data-action="erase-ask"]');
  await press(options, 'Enter');
  await until(async () => (await focused(options)) === 'Cancel', { what: 'the question' });
  await press(options, 'Escape');
  await isOn(options, 'data-action', 'erase-ask');

  // The report of the outage, copied.
  const list = await open(browser, 'report/report.html');
  await tabTo(list, 'a[href*="incident="]');
  await press(list, 'Enter');
  await list.waitFor(() => document.querySelector('[data-action="copy"]') !== null, [], {
    what: 'the report',
  });
  await tabTo(list, '[data-action="copy"]');
  await press(list, 'Enter');
  await list.waitFor(() => document.querySelector('[role="status"]')?.textContent === 'Copied.', [], {
    what: 'the word that it is copied',
  });
});
