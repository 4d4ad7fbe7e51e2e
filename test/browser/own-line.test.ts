/** What explains everything by itself is never blamed on a service. */
import { expect, it } from 'vitest';
import { until } from '../drive/await.ts';
import { allUp, checkNow, waitForPopup, type ShownPopup } from '../drive/popup.ts';
import { CALM } from '../lab/lab.ts';
import { night, setStage } from './stage.ts';

const allUnjudged = ({ services }: ShownPopup) =>
  services.every(({ status, cause }) => status === 'unknown' && cause === 'connection');

it('says "your connection" when nothing at all answers, and tells no story about a service', async () => {
  const { lab, browser, popup } = await setStage();
  await waitForPopup(popup, allUp, 'all up');

  await lab.play(night([{ from: 0, hosts: ['*'], fault: 'refused' }]));
  await checkNow(popup);
  const cut = await waitForPopup(popup, ({ connection }) => connection === 'offline', 'the line to be lost');
  expect(allUnjudged(cut)).toBe(true);
  expect(cut.answer).toMatch(/line|connection/);
  await until(async () => (await browser.badge()).text === '?', { what: 'a badge of ?' });

  await lab.play(CALM);
  await checkNow(popup);
  await waitForPopup(popup, (shown) => shown.connection === 'online' && allUp(shown), 'the line to be back');
  await until(async () => (await browser.badge()).text === '', { what: 'an empty badge' });
  expect(await browser.told()).toEqual([]);
});

it('says "sign in" where a sign-in page stands in between', async () => {
  const { lab, browser, popup } = await setStage();
  await waitForPopup(popup, allUp, 'all up');

  await lab.play(night([{ from: 0, hosts: ['*'], fault: 'captive' }]));
  await checkNow(popup);
  // A look that was under way when the page came may still have been answered.
  const captive = await waitForPopup(
    popup,
    (shown) => shown.connection === 'captive' && allUnjudged(shown),
    'the sign-in page, and nobody judged behind it',
  );
  expect(captive.answer).toMatch(/sign in/);
  await until(async () => (await browser.badge()).text === '?', { what: 'a badge of ?' });
  expect(await browser.told()).toEqual([]);
});
