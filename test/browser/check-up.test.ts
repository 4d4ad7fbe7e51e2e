/** The check-up of the line from the popup on: offered where the line is to blame, begun by a click alone, and ended with its page. */
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { until } from '../drive/await.ts';
import { setLook } from '../drive/look.ts';
import { press, tabTo, takeKeyboard } from '../drive/keyboard.ts';
import { checkNow, waitForPopup } from '../drive/popup.ts';
import { CALM } from '../lab/lab.ts';
import { hostsOfService } from '../lab/catalogue.ts';
import { findings } from './axe.ts';
import { answerCheckUp, CHECK_UP, inspected, runCheckUp } from './check-up-page.ts';
import { contrastProblems, cutProblems, focusProblems, targetProblems } from './face-checks.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
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

it('ends with its page: what was moved is counted, and no more is asked', async () => {
  const { lab, browser, popup } = await setStage({ services: ['signal'] });
  const page = await browser.open(CHECK_UP);
  await page.click('[data-action=start-check-up]');
  await page.waitFor(() => (document.querySelector('progress')?.value ?? 0) >= 8, [], {
    what: 'some answers',
  });
  const spent = () => popup.evaluate(async () => JSON.stringify((await chrome.storage.local.get())['state']));
  const before = await spent();
  await page.close();
  await until(async () => (await spent()) !== before, { what: 'the account' });
  const { length } = lab.seen;
  const found = await runCheckUp(await browser.open(CHECK_UP));
  // Had the first one gone on, its questions would be among them.
  expect(lab.seen.slice(length).filter(({ host }) => host === 'www.debian.org').length).toBeLessThan(7);
  expect(found.topics['sockets']).toBe('good');
});

it('can be read in either direction and theme, narrow and large', async () => {
  const { browser } = await setStage({ services: ['signal'] });
  const page = await browser.open(CHECK_UP);
  const wrong: Record<string, string[]> = {};
  for (const language of ['en', 'ar']) {
    await page.evaluate(
      async (key, tag) => {
        const { [key]: settings } = await chrome.storage.local.get(key);
        await chrome.storage.local.set({ [key]: { ...(settings as object), language: tag } });
      },
      SETTINGS,
      language,
    );
    await page.reload();
    await page.waitFor((tag) => document.documentElement.lang === tag, [language], { what: language });
    await page.evaluate(answerCheckUp, inspected);
    await page.click('[data-action=start-check-up]');
    await page.waitFor(() => document.querySelector('[data-stage=done]') !== null, [], { what: 'its end' });
    for (const theme of ['light', 'dark'] as const) {
      await setLook(page, { width: 900, height: 6000, theme });
      wrong[`${language}, ${theme}`] = [
        ...(await findings(page)),
        ...(await page.evaluate(contrastProblems, { text: 4.5, shape: 3 }, ['text', 'shapes'])),
        ...(await page.evaluate(focusProblems)),
        ...(await page.evaluate(targetProblems)),
      ];
    }
    for (const look of [{ width: 320 }, { width: 900, fontSize: 32 }, { width: 320, fontSize: 32 }]) {
      await setLook(page, look);
      wrong[`${language}, ${JSON.stringify(look)}`] = await page.evaluate(
        cutProblems,
        look.width === 320 && look.fontSize === 32,
      );
    }
  }
  expect(Object.entries(wrong).filter(([, found]) => found.length > 0)).toEqual([]);
});
