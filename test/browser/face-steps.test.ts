/** What comes of a tap on each next step, the drill, and what is done in the settings, in a real Chromium. */
import { describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { SIGN_IN_PAGE } from '../../src/popup/next.tsx';
import { until } from '../drive/await.ts';
import { press, tabTo, takeKeyboard } from '../drive/keyboard.ts';
import { setLook } from '../drive/look.ts';
import { readPopup } from '../drive/popup.ts';
import { wordsFor } from '../words/catalogues.ts';
import { browser, face, page, problems, setFaceStage, show, stories, TAB } from './face-stage.ts';

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
      const choose = (action: string) =>
        document.querySelector<HTMLElement>(`[data-action=drill-${action}]`)?.click();
      choose('play');
      setInterval(() => document.querySelector('[data-drill=after]') === null && choose('next'), 50);
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

describe('the settings', () => {
  const shownIds = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-service]')].map(({ dataset }) => dataset['service']),
    );

  it('find a service as it is written in Arabic, open what is its alone, and keep what is wished', async () => {
    await setLook(page, { ...TAB, height: 2000 });
    await show('options/options.html', 'calm', { language: 'ar' });
    await takeKeyboard(page);
    await tabTo(page, '[name="seek-service"]');
    await page.send('Input.insertText', { text: 'وآتـساب' });
    expect(await shownIds()).toEqual(['whatsapp']);
    await tabTo(page, '[data-gear="whatsapp"]');
    await press(page, 'Enter');
    await tabTo(page, '[data-service="whatsapp"] [name="leave-out"]');
    await press(page, ' ');
    const wished = () =>
      page.evaluate(async (key) => {
        const { [key]: settings } = await chrome.storage.local.get(key);
        return (settings as Settings).services.find(({ isLeftOut }) => isLeftOut)?.id;
      }, SETTINGS);
    expect(await until(wished, { what: 'the wish in storage' })).toBe('whatsapp');
    await tabTo(page, '[name="seek-service"]', true);
    await press(page, 'Escape');
    expect((await shownIds()).length).toBeGreaterThan(12);
    await page.waitFor(() => document.activeElement?.getAttribute('name') === 'seek-service', []);
    await page.send('Input.insertText', { text: 'حمام زاجل' });
    expect(await shownIds()).toEqual([]);
    expect(await page.evaluate(() => document.querySelector('[data-sought]')!.textContent)).toContain(
      'حمام زاجل',
    );
    // What was wished is what the popup and the button say.
    await face.open('popup/popup.html');
    const { answer } = await readPopup(page);
    expect(answer).toContain('مستبعدة: ');
    expect(answer).not.toContain('كل خدماتك');
  });

  it('say how much is stored, as the browser counts it', async () => {
    await show('options/options.html', 'outage', { language: 'en' });
    const told = await page.waitFor(
      () => {
        const table = document.querySelector('[data-stored=known]');
        return table !== null && [...table.querySelectorAll('tr')].map(({ textContent }) => textContent);
      },
      [],
      { what: 'sizes' },
    );
    const bytes = await page.evaluate(async () => {
      const { local } = chrome.storage as unknown as {
        local: { getBytesInUse(keys: null): Promise<number> };
      };
      return local.getBytesInUse(null);
    });
    expect(told && told.at(-1)).toBe(`Together${wordsFor('en').value({ bytes })}`);
    expect(told && told[1]).toMatch(/^History2 incidents, since November 21, 2026[\d.]+ kB$/);
  });
});
