/** The page of the check-up: it ends with what it asks, and can be read by everybody. `test/browser/check-up.test.ts` has the way there. */
import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { until } from '../drive/await.ts';
import { setLook } from '../drive/look.ts';
import { findings } from '../browser/axe.ts';
import { answerCheckUp, CHECK_UP, inspected, runCheckUp } from '../browser/check-up-page.ts';
import { contrastProblems, cutProblems, focusProblems, targetProblems } from '../browser/face-checks.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { setStage } from '../browser/stage.ts';

declare const chrome: Browser;

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
