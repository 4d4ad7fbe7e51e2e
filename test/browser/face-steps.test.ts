/** What comes of a tap on each next step, and the drill, in a real Chromium. */
import { describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { SIGN_IN_PAGE } from '../../src/popup/next.tsx';
import { until } from '../drive/await.ts';
import { setLook } from '../drive/look.ts';
import { browser, page, problems, setFaceStage, show, stories, TAB } from './face-stage.ts';

declare const chrome: Browser;

setFaceStage();

describe('a tap on the next step', () => {
  const settings = { language: 'en' };
  const step = (kind: string, what = '') => `[data-next-step="${kind}"]${what}`;
  const tabLike = (text: string) => browser.takeTab((url) => url.includes(text));

  it('open-sign-in opens a page over plain http', async () => {
    await show('popup/popup.html', 'captive', settings);
    await page.click(step('open-sign-in', ' .main'));
    expect(await tabLike('captive.')).toBe(SIGN_IN_PAGE);
  });

  it('check-line opens the check-up, which waits to be begun', async () => {
    await show('popup/popup.html', 'offline', settings);
    await page.click(step('check-line', ' .main'));
    expect(await tabLike('check-up')).toMatch(/^chrome-extension:.*\/check-up\/check-up\.html$/);
  });

  it('open-alternative opens what answers meanwhile', async () => {
    await show('popup/popup.html', 'outage', settings);
    await page.waitFor((wanted) => document.querySelector(wanted) !== null, [step('open-alternative')]);
    await page.click('[data-offered] .main');
    expect(await tabLike('telegram')).toBe('https://web.telegram.org/');
  });

  it('tell-me asks for alerts, and turns them on', async () => {
    const mute = { ...(stories.outage[SETTINGS] as Settings).alerts, outage: false, recovery: false };
    await show('popup/popup.html', 'outage', { ...settings, services: [{ id: 'whatsapp' }], alerts: mute });
    await page.click(step('tell-me', ' .main'));
    const alerts = await page.waitFor(
      async (key) => {
        const stored = (await chrome.storage.local.get(key))[key] as Settings;
        return stored.alerts.outage && stored.alerts;
      },
      [SETTINGS],
      { what: 'alerts to be on' },
    );
    expect(alerts).toMatchObject({ outage: true, recovery: true });
    await page.waitFor((gone) => document.querySelector(gone) === null, [step('tell-me')]);
  });

  it('what-can-i-try opens a sheet that begins with what it may cost', async () => {
    await show('popup/popup.html', 'blocked', settings);
    await page.click(step('what-can-i-try', ' summary'));
    const first = await page.waitFor(
      (sheet) => document.querySelector<HTMLElement>(sheet)?.innerText,
      [step('what-can-i-try', ' details[open] p')],
      { what: 'the sheet' },
    );
    expect(first).toBe('In some countries bypassing a block is punishable.');
  });

  it('wait offers no button, and says what better to leave alone', async () => {
    await show('popup/popup.html', 'degraded', settings);
    const said = await page.waitFor(
      (wanted) => document.querySelector<HTMLElement>(wanted)?.innerText,
      [step('wait')],
      { what: 'what it says' },
    );
    expect(said).toMatch(/^Leave the app as it is/);
    expect(
      await page.evaluate((wanted) => document.querySelector(wanted) !== null, step('wait', ' .main')),
    ).toBe(false);
  });
});

describe('the drill', () => {
  const next = () => page.click('[data-action=drill-next]');
  const scene = (name: string) =>
    page.waitFor((wanted) => document.querySelector(`[data-drill=${wanted}]`) !== null, [name], {
      what: `the scene ${name}`,
    });
  const begin = async () => {
    await page.waitFor(() => document.querySelector('[data-drill]') !== null, [], { what: 'the drill' });
  };

  it('of a notification, by buttons alone where no motion is wanted', async () => {
    const prepare = async () => {
      await begin();
      for (const name of ['checking', 'down', 'told']) {
        await next();
        await scene(name);
      }
    };
    expect(await problems('drill/drill.html', 'calm', { ...TAB, prepare })).toEqual([]);
  });

  it('plays by itself, tells as a drill, and leaves nothing behind', async () => {
    const stored = () =>
      page.evaluate(async () => [await chrome.storage.local.get(), await chrome.action.getBadgeText({})]);
    await setLook(page, {});
    await show('drill/drill.html', 'outage', { language: 'en' });
    const before = await stored();
    await begin();
    await page.click('[name=drill-notify]');
    await page.click('[data-action=drill-play]');
    await page.waitFor(() => document.querySelector('[data-drill=calm]') === null, [], {
      what: 'the second scene to come by itself',
    });
    // Stopped wherever it is by now, and gone through from there.
    await page.evaluate(() => {
      const press = (action: string) =>
        document.querySelector<HTMLElement>(`[data-action=drill-${action}]`)?.click();
      press('play');
      setInterval(() => document.querySelector('[data-drill=after]') === null && press('next'), 50);
    });
    await scene('after');
    await until(async () => (await browser.notifications()).join() === 'drill', { what: 'the notification' });
    expect(await stored()).toEqual(before);
    const asked = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).protocol)
        .filter((protocol) => protocol !== 'chrome-extension:'),
    );
    expect(asked).toEqual([]);
    await page.evaluate(() => chrome.notifications.clear('drill'));
  });
});
