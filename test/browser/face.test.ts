/** Every page in every state that matters, in a real Chromium: rules of WCAG 2.2 AA, contrast, targets, nothing cut. */
import { describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { ASKED_KINDS } from '../../src/core/model/opinion.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { until } from '../drive/await.ts';
import { setLook } from '../drive/look.ts';
import { openRows, readPopup } from '../drive/popup.ts';
import { storyNames, tell, type Documents } from '../gallery/stories.ts';
import { NOW } from '../moment.ts';
import { SIGN_IN_PAGE } from '../../src/popup/next.tsx';
import { noteAnnouncements } from './announcements.ts';
import { browser, page, problems, show, stories, openEverything, setFaceStage, TAB } from './face-stage.ts';

declare const chrome: Browser;

setFaceStage();

describe('the popup', () => {
  it.each(storyNames)('%s', async (story) => {
    const isFirst = story === 'first-run';
    const prepare = isFirst ? openEverything : undefined;
    expect(await problems('popup/popup.html', story, { prepare, isHovered: isFirst })).toEqual([]);
  });

  it.each(['calm', 'outage', 'paused'] as const)('%s, opened', async (story) => {
    const prepare = () => openRows(page);
    expect(await problems('popup/popup.html', story, { prepare, isHovered: true })).toEqual([]);
  });

  it('outage, in a tab', async () => {
    expect(await problems('popup/popup.html', 'outage', { ...TAB, prepare: () => openRows(page) })).toEqual(
      [],
    );
  });
});

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

/** Stores what a story tells, while the popup is open. */
const write = (documents: Documents) =>
  page.evaluate(
    async (entries, key) => {
      await chrome.storage.local.set(entries);
      const { [key]: settings } = await chrome.storage.local.get(key);
      return settings !== undefined;
    },
    { ...documents, [SETTINGS]: { ...(documents[SETTINGS] as Settings), language: 'en' } },
    SETTINGS,
  );

const says = (text: string) =>
  page.waitFor((wanted) => document.querySelector('h1')?.textContent?.includes(wanted), [text], {
    what: `an answer with ${text}`,
  });

it('the popup reads its answer out when it says something else, and not when only time has passed', async () => {
  await setLook(page, {});
  await show('popup/popup.html', 'calm', { language: 'en' });
  await page.evaluate(noteAnnouncements);
  await write(stories.outage);
  await says('WhatsApp');
  const { answer } = await readPopup(page);
  await write(await tell('outage', NOW - 5 * 60_000));
  await page.waitFor((before) => document.querySelector('[role="status"]')?.textContent !== before, [answer]);
  await write(stories.degraded);
  await says('Discord');
  const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  expect(said).toEqual([expect.stringContaining("hasn't answered"), expect.stringContaining('Discord')]);
});

describe('what moves in the popup', () => {
  /** What moved since it was last asked; two frames on, whatever begins with a change has begun. */
  const moved = () =>
    page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return (globalThis as unknown as { moves: string[] }).moves.splice(0).sort();
    });

  const shows = (mark: string) =>
    page.waitFor((wanted) => document.querySelector(`.answer[data-mark=${wanted}]`) !== null, [mark], {
      what: `the mark ${mark}`,
    });

  async function open(mayMove: boolean): Promise<void> {
    await setLook(page, { mayMove });
    await show('popup/popup.html', 'calm', { language: 'en' });
    await page.waitFor(() => document.querySelector('link[disabled]') === null, []);
    await page.evaluate(() => {
      const moves: string[] = [];
      Object.assign(globalThis, { moves });
      document.addEventListener('transitionrun', ({ propertyName, target }) => {
        if ((target as Element).closest('.answer')) moves.push(propertyName);
      });
      const animate = Element.prototype.animate;
      Element.prototype.animate = function (this: HTMLElement, ...how) {
        moves.push(`${this.dataset['service']} slides`);
        return animate.apply(this, how);
      };
    });
  }

  it('is the new answer, the row that turned worst, and once the loop that closes', async () => {
    await open(true);
    expect(await moved()).toEqual([]);
    await write(stories.outage);
    await shows('alarm');
    expect(await moved()).toEqual(['background-color', 'opacity', 'whatsapp slides']);
    await write(stories.calm);
    await shows('calm');
    expect(await moved()).toEqual(['background-color', 'opacity', 'stroke-dashoffset']);
    await setLook(page, {});
  });

  it('is nothing for who wants no motion', async () => {
    await open(false);
    await write(stories.outage);
    await shows('alarm');
    await write(stories.calm);
    await shows('calm');
    expect(await moved()).toEqual([]);
    const moving = () =>
      page.evaluate(() => {
        const thread = Object.assign(document.createElement('span'), { className: 'running' });
        document.querySelector('.check')!.append(thread);
        const { animationName } = getComputedStyle(thread);
        thread.remove();
        return animationName;
      });
    expect(await moving()).toBe('none');
    await setLook(page, { mayMove: true });
    expect(await moving()).toBe('run');
    await setLook(page, {});
  });
});

describe('the settings', () => {
  const two = { services: [{ id: 'own-chat-1' }, { id: 'whatsapp' }], sources: ASKED_KINDS };

  it('with everything open, outside sources on, and a service of the own', async () => {
    const shown = { ...TAB, settings: two, prepare: openEverything, isHovered: true };
    expect(await problems('options/options.html', 'forty', shown)).toEqual([]);
  });

  it('with quiet hours and the question before everything is erased', async () => {
    const prepare = async () => {
      for (const one of ['[name="quiet-hours"]', '[data-action="erase-ask"]']) await page.click(one);
      await page.waitFor(() => document.querySelector('[role="alertdialog"]') !== null, []);
    };
    expect(await problems('options/options.html', 'nothing-chosen', { ...TAB, prepare })).toEqual([]);
  });
});

describe('the report', () => {
  it('of an incident that is over, and of one that goes on', async () => {
    const ids = await incidents();
    expect(ids).toHaveLength(2);
    for (const id of ids)
      expect(
        await problems(`report/report.html?incident=${id}`, 'outage', { ...TAB, isHovered: true }),
      ).toEqual([]);
  });

  it('of an incident is one page on paper: the account, the facts and the drawing', async () => {
    const [id] = await incidents();
    for (const language of ['en', 'ar']) {
      await show(`report/report.html?incident=${id}`, 'outage', { language });
      const { data } = await page.send<{ data: string }>('Page.printToPDF', {});
      const text = Buffer.from(data, 'base64').toString('latin1');
      expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
    }
  });

  it.each(['outage', 'first-run'] as const)('of the month, %s', async (story) => {
    expect(await problems('report/report.html', story, TAB)).toEqual([]);
  });

  it('that there is not', async () => {
    expect(await problems('report/report.html?incident=none', 'calm', TAB)).toEqual([]);
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

/** Ids of the incidents of the story of an outage, as the list links to them. */
async function incidents(): Promise<string[]> {
  await show('report/report.html', 'outage');
  return page.waitFor(
    () => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href*="incident="]')];
      return links.length > 0 && links.map(({ href }) => new URL(href).searchParams.get('incident')!);
    },
    [],
    { what: 'the list of incidents' },
  );
}
