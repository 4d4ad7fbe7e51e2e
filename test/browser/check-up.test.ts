/** The check-up of the line from the popup on: offered where the line is to blame, and begun by a click alone; its page is in `test/long`. */
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { press, tabTo, takeKeyboard } from '../drive/keyboard.ts';
import { checkNow, waitForPopup } from '../drive/popup.ts';
import { CALM } from '../lab/lab.ts';
import { hostsOfService } from '../lab/catalogue.ts';
import { findings } from './axe.ts';
import { CHECK_UP } from './check-up-page.ts';
import { night, setStage } from './stage.ts';

declare const chrome: Browser;

it('is offered where the line is dead, says so, stops when it is told to, and asks no service', async () => {
  const { lab, browser, popup } = await setStage({ services: ['signal'] });
  await lab.play(night([{ from: 0, hosts: ['*'], fault: 'refused' }]));
  await checkNow(popup);
  await waitForPopup(popup, ({ connection }) => connection === 'offline', 'the line to be lost');
  const address = await popup.evaluate(
    () => document.querySelector<HTMLAnchorElement>('[data-next-step=check-line] a')?.href,
  );
  expect(address).toMatch(new RegExp(`/${CHECK_UP}$`));

  // By keyboard alone.
  const page = await browser.open(address!);
  onTestFinished(page.close);
  await page.waitFor(() => document.querySelector('[data-stage=ready]') !== null, [], { what: 'the page' });
  const before = lab.seen.length;
  await takeKeyboard(page);
  await tabTo(page, '[data-action=start-check-up]');
  await press(page, 'Enter');
  await page.waitFor(() => document.querySelector('[data-stage=done]') !== null, [], { what: 'its end' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-whole'))).toBe(
    'checkup_requests-none',
  );
  expect(await page.evaluate(() => document.querySelector('.letter pre')?.textContent)).not.toContain(
    'Signal',
  );
  expect(await findings(page)).toEqual([]);

  await lab.play(CALM);
  const stored = () => page.evaluate(() => chrome.storage.local.get());
  const kept = Object.keys(await stored());
  await page.click('[data-action=start-check-up]');
  await page.waitFor(() => (document.querySelector('progress')?.value ?? 0) >= 8, [], {
    what: 'some answers',
  });
  await page.click('[data-action=stop-check-up]');
  await page.waitFor(() => document.querySelector('[data-stage=stopped]') !== null, [], { what: 'the stop' });
  expect(await findings(page)).toEqual([]);
  const asked = lab.seen.slice(before).map(({ host }) => host);
  expect(asked.length).toBeGreaterThan(7);
  expect(asked.filter((host) => hostsOfService('signal').includes(host))).toEqual([]);
  expect(Object.keys(await stored())).toEqual(kept);
  expect(page.errors).toEqual([]);
});
