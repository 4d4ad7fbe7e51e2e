/** Firefox loads Wasl and runs it: install, first run, one check, what that check tells the network, every page, and one outside source allowed. */
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { until } from '../drive/await.ts';
import { startFirefox } from '../drive/firefox.ts';
import { allUp, checkNow, openRows, start, waitForPopup } from '../drive/popup.ts';
import { GIVES_ALL, switchOnAndOff } from './consent.ts';
import { opensInStyle } from './in-style.ts';
import { BUILT, night, openLab } from './stage.ts';

declare const browser: Browser;

it('runs in Firefox and says nothing that names the installation', async () => {
  const lab = await openLab();
  const firefox = await startFirefox({ extension: `${BUILT}firefox`, lab, prefs: GIVES_ALL });
  onTestFinished(firefox.close);
  await firefox.goTo('popup/popup.html');
  expect(lab.seen).toEqual([]);

  await start(firefox);
  await waitForPopup(firefox, (shown) => shown.connection === 'online' && allUp(shown), 'all up');
  await until(async () => (await firefox.badge()).text === '', { what: 'an empty badge' });

  // Firefox's Origin of an extension is unique to the installation; sockets would carry it, so there are none.
  expect(lab.seen.filter(({ kind }) => kind === 'websocket')).toEqual([]);
  const telling = lab.seen.filter(({ headers }) => headers.origin || headers.cookie || headers.referer);
  expect(telling).toEqual([]);

  await firefox.goTo('popup/popup.html');
  expect(await opensInStyle(firefox)).toBe(true);

  await lab.play(night([{ from: 0, hosts: ['*'], fault: 'refused' }]));
  await checkNow(firefox);
  await waitForPopup(firefox, ({ connection }) => connection === 'offline', 'the line to be lost');
  await until(async () => (await firefox.badge()).text === '?', { what: 'a badge of ?' });
  expect(await firefox.problems()).toEqual([]);

  // Every page, in English and Arabic: it opens, speaks the language, and nothing goes wrong.
  for (const [language, direction] of [
    ['en', 'ltr'],
    ['ar', 'rtl'],
  ] as const) {
    await firefox.evaluate(
      async (key, wanted) => {
        const { [key]: settings } = await browser.storage.local.get(key);
        await browser.storage.local.set({ [key]: { ...(settings as object), language: wanted } });
      },
      SETTINGS,
      language,
    );
    for (const address of ['popup/popup.html', 'options/options.html', 'report/report.html']) {
      await firefox.goTo(address);
      await firefox.waitFor(
        (lang, dir) => {
          const { documentElement: page } = document;
          return page.lang === lang && page.dir === dir && document.querySelector('h1') !== null;
        },
        [language, direction],
        { what: `${address} in ${language}` },
      );
      expect(await firefox.evaluate(wide), address).toBe(false);
    }
    await firefox.goTo('popup/popup.html');
    const popup = await waitForPopup(firefox, ({ services }) => services.length > 0, 'the popup');
    expect(popup).toMatchObject({ language, direction, connection: 'offline', isStarted: true });
    expect(popup.answer).not.toBe('');
    for (const { status, cause } of popup.services)
      expect({ status, cause }).toEqual({ status: 'unknown', cause: 'connection' });
    await openRows(firefox);
    // The axis of somebody new begins now: every row has a strip, of few cells.
    const strips = () => document.querySelectorAll('[data-service]:has([data-bucket][data-status])').length;
    expect(await firefox.evaluate(strips)).toBe(popup.services.length);
  }
  // What is stored is told here too, and behind a gear nothing is cut.
  await firefox.goTo('options/options.html');
  const sizes = await firefox.waitFor(
    () => {
      const cells = document.querySelectorAll('[data-stored=known] td');
      return cells.length > 0 && [...cells].map(({ textContent }) => textContent);
    },
    [],
    { what: 'how much is stored' },
  );
  expect(sizes).toHaveLength(4);
  for (const size of sizes) expect(size).toMatch(/[1-9]/);
  await firefox.click('[data-gear]');
  await firefox.waitFor(() => document.querySelector('.panel [name=leave-out]') !== null, []);
  expect(await firefox.evaluate(wide)).toBe(false);
  await switchOnAndOff(firefox);
  expect(await firefox.problems()).toEqual([]);
});

it('counts faults of the pages, and not that one was left before it was answered', async () => {
  const firefox = await startFirefox({ extension: `${BUILT}firefox` });
  onTestFinished(firefox.close);
  for (const isRefused of [false, true]) {
    await firefox.goTo('manifest.json');
    await firefox.evaluate((refused) => {
      addEventListener('pagehide', () => {
        const asked = refused ? browser.tabs.remove(1_000_000) : browser.storage.local.get();
        void asked.catch(() => undefined);
      });
    }, isRefused);
  }
  await firefox.goTo('manifest.json');
  await firefox.evaluate(() => {
    setTimeout(() => {
      throw new Error('a fault of the page');
    });
  });
  const problems = await until(async () => {
    const found = await firefox.problems();
    return found.length > 0 && found;
  });
  expect(problems).toEqual(['Error: a fault of the page']);
});

/** Runs in the page: whether it has to be moved sideways to be read. */
const wide = () => document.documentElement.scrollWidth > innerWidth;
