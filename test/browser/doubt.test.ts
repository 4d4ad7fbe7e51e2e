/** "It doesn't work for me" in a real Chromium, and the ways from there to the report. */
import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { until } from '../drive/await.ts';
import { allUp, checkNow, waitForPopup } from '../drive/popup.ts';
import { CALM } from '../lab/lab.ts';
import { night, setStage } from './stage.ts';

declare const chrome: Browser;

it('asks everything of a doubted service, says what that shows, and keeps the mark', async () => {
  const { lab, browser, popup } = await setStage();
  await waitForPopup(popup, allUp, 'all up');
  await until(async () => (await browser.badge()).text === '', { what: 'an empty badge' });

  await popup.click('[data-service=whatsapp] [aria-expanded=false]');
  const order = () =>
    popup.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-service]')].map(({ dataset }) => dataset['service']),
    );
  const before = await order();
  const from = lab.seen.length;
  await lab.play(night([{ from: 0, services: ['whatsapp'], fault: 'hang' }]));
  await popup.click('[data-action=mark]');
  await popup.waitFor(
    () => document.querySelector('.doubting')?.textContent?.includes('Checking all of'),
    [],
    {
      what: 'the asking',
    },
  );
  // Ended in the middle of it, the script takes it up again when it wakes.
  await browser.killWorker();
  await lab.play(CALM);
  const said = await popup.waitFor(
    () =>
      /Everything we can see of WhatsApp.*/.exec(document.querySelector('.doubting')?.textContent ?? '')?.[0],
    [],
    { what: 'what the asking has shown' },
  );
  expect(said).toMatch(/answers here: (\d) of \1 addresses.*That does not prove you wrong: .*Noted at/);
  const asked = new Set(lab.seen.slice(from).map(({ host }) => host));
  expect([...asked]).toEqual(expect.arrayContaining(['web.whatsapp.com', 'v.whatsapp.net', 'wa.me']));
  expect(await order()).toEqual(before);
  expect(
    await popup.evaluate(() => document.querySelectorAll('[data-service=whatsapp] [data-marked]').length),
  ).toBe(1);
  // Nobody was told of anything.
  expect(await browser.told()).toEqual([]);

  await lab.play(night([{ from: 0, services: ['whatsapp'], fault: 'refused' }]));
  await checkNow(popup);
  const href = await popup.waitFor(
    () => document.querySelector<HTMLAnchorElement>('.happened li a')?.href,
    [],
    { what: 'the outage in the row' },
  );
  const report = await browser.open(href);
  const account = await report.waitFor(
    () => document.querySelector('.account')?.textContent ?? undefined,
    [],
    {
      what: 'the report',
    },
  );
  expect(account).toMatch(
    /^WhatsApp (stopped answering|didn't answer) this browser .*You marked it as not working /,
  );
  expect(report.errors).toEqual([]);

  // The button's menu, which the browser keeps while the script sleeps.
  const items = [
    'check-now',
    'pause',
    'pause-1',
    'pause-4',
    'pause-8',
    'pause-0',
    'resume',
    'report',
    'options',
  ];
  await browser.evaluate((ids) => Promise.all(ids.map((id) => chrome.contextMenus.update(id, {}))), items);
  expect(popup.errors).toEqual([]);
  expect(await browser.problems()).toEqual([]);
});
