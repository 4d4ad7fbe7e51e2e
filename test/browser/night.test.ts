/** The night that Wasl was made for, in a real Chromium. */
import { expect, it } from 'vitest';
import { until } from '../drive/await.ts';
import { allUp, checkNow, openRows, readPopup, waitForPopup } from '../drive/popup.ts';
import { CALM } from '../lab/lab.ts';
import { strangeCookies } from './room.ts';
import { night, setStage } from './stage.ts';

it('tells an outage of WhatsApp from the user’s own line, once, and its end, once', async () => {
  const { lab, browser, popup } = await setStage();

  const calm = await waitForPopup(popup, (shown) => shown.connection === 'online' && allUp(shown), 'all up');
  expect(calm.services.map(({ id }) => id)).toEqual(['whatsapp', 'telegram', 'signal', 'messenger']);
  await until(async () => (await browser.badge()).text === '', { what: 'an empty badge' });
  expect(await browser.told()).toEqual([]);

  await lab.play(night([{ from: 0, services: ['whatsapp'], fault: 'timeout' }]));
  await checkNow(popup);
  const isDown = ({ connection, services }: typeof calm) =>
    connection === 'online' && services.some(({ id, status }) => id === 'whatsapp' && status === 'down');
  const outage = await waitForPopup(popup, isDown, 'WhatsApp to be down');
  expect(outage.answer).toMatch(/^WhatsApp hasn't answered here since .*Your connection works\.$/);
  expect(outage.services.map(({ id, status }) => [id, status])).toEqual([
    ['whatsapp', 'down'],
    ['telegram', 'up'],
    ['signal', 'reached'],
    ['messenger', 'up'],
  ]);
  // The network alone shows no culprit.
  expect(outage.services[0]!.cause).toBe('unclear');
  // What works meanwhile stands in its own row, with the way there.
  const offered = await popup.evaluate(() =>
    [...document.querySelectorAll('[data-offered]')].map((row) =>
      (row as HTMLElement).innerText.replace(/\s+/g, ' '),
    ),
  );
  expect(offered[0]).toMatch(/Telegram Answers not end-to-end encrypted by default Open/);
  await openRows(popup);
  expect((await readPopup(popup)).services[0]!.evidence.join('\n')).toMatch(/web\.whatsapp\.com( failed|:)/);
  await until(async () => (await browser.badge()).text === '1', { what: 'a badge of 1' });
  expect((await browser.badge()).title).toContain('WhatsApp');
  // The badge turns red before anybody is disturbed: a notification wants more certainty.
  await until(async () => (await browser.told()).length > 0, { what: 'a notification' });
  const [first] = await browser.told();
  expect(first).toMatchObject({ what: 'create', title: expect.stringContaining('WhatsApp') });
  // It is written down when it is asked for, and shown once its icon has been read.
  const shown = await until(async () => {
    const ids = await browser.notifications();
    return ids.length > 0 && ids;
  });
  expect(shown).toEqual([first!.id]);

  await lab.play(CALM);
  await checkNow(popup);
  await waitForPopup(popup, allUp, 'all up again');
  await until(async () => (await browser.badge()).text === '', { what: 'an empty badge again' });
  await until(async () => (await browser.told()).length > 1, {
    what: 'the second notification',
  });
  const created = (await browser.told()).filter(({ what }) => what === 'create');
  expect(created).toHaveLength(2);
  expect(created[1]!.id).toBe(first!.id);
  expect(`${created[1]!.title} ${created[1]!.message}`).toMatch(/WhatsApp.*\d+ (s|min)/);

  expect(popup.errors).toEqual([]);
  expect(await browser.problems()).toEqual([]);
});

it('carries nothing that names the user or the installation', async () => {
  const { lab, popup } = await setStage();
  await waitForPopup(popup, allUp, 'all up');
  expect(lab.seen.length).toBeGreaterThan(10);
  expect(lab.seen.filter(({ headers }) => headers.referer || headers.authorization)).toEqual([]);
  expect(strangeCookies(lab.seen)).toEqual([]);
});
