/** Every page in every state that matters, in a real Chromium: rules of WCAG 2.2 AA, contrast, targets, nothing cut. */
import { describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { ASKED_KINDS } from '../../src/core/model/opinion.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { setLook } from '../drive/look.ts';
import { openRows, readPopup } from '../drive/popup.ts';
import { costOf, shifts } from '../gallery/measure.ts';
import { storyNames, tell, type Documents } from '../gallery/stories.ts';
import { NOW } from '../moment.ts';
import { noteAnnouncements } from './announcements.ts';
import { face, page, problems, show, stories, openEverything, setFaceStage, TAB } from './face-stage.ts';

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

/** What a browser shows of a popup; what is higher has to be scrolled. */
const WINDOW = 600;

describe.each(['en', 'ar'] as const)('the popup in its window, in %s', (language) => {
  it.each(['outage', 'others', 'five', 'six', 'ten', 'tenStopped'] as const)(
    '%s: shows all of itself',
    async (story) => {
      expect((await costOf(face, story, language)).height).toBeLessThanOrEqual(WINDOW);
    },
  );

  it('moves nothing under a finger when its answer changes', async () => {
    const moved = Object.entries(await shifts(face, language)).filter(([, sum]) => sum > 0.02);
    expect(Object.fromEntries(moved)).toEqual({});
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
      // In a second language too, where that is wished.
      if (language === 'ar') await tellAlsoIn('en');
      const { data } = await page.send<{ data: string }>('Page.printToPDF', {});
      const text = Buffer.from(data, 'base64').toString('latin1');
      expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
    }
  });

  it('is as well laid out in two languages, and so is its picture', async () => {
    const [id] = await incidents();
    const address = `report/report.html?incident=${id}`;
    const prepare = async () =>
      tellAlsoIn((await page.evaluate(() => document.documentElement.lang)) === 'ar' ? 'en' : 'ar');
    expect(await problems(address, 'outage', { ...TAB, prepare })).toEqual([]);
    await show(address, 'outage', { language: 'en' });
    const alone = await pictureSize();
    await tellAlsoIn('ar');
    const both = await pictureSize();
    expect(both.width).toBe(alone.width);
    expect(both.height).toBeGreaterThan(alone.height * 1.3);
  });

  it.each(['outage', 'first-run'] as const)('of the month, %s', async (story) => {
    expect(await problems('report/report.html', story, TAB)).toEqual([]);
  });

  it('that there is not', async () => {
    expect(await problems('report/report.html?incident=none', 'calm', TAB)).toEqual([]);
  });
});

async function tellAlsoIn(tag: string): Promise<void> {
  await page.evaluate((chosen) => {
    const choice = document.querySelector<HTMLSelectElement>('[name=again]')!;
    choice.value = chosen;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
  }, tag);
  await page.waitFor((lang) => document.querySelector(`.again[lang=${lang}]`) !== null, [tag], {
    what: `the account in ${tag}`,
  });
}

/** Of the picture that the page saves. */
const pictureSize = () =>
  page.evaluate(async () => {
    const saved = new Promise<Blob>((resolve) => {
      URL.createObjectURL = (file) => {
        resolve(file as Blob);
        return '#';
      };
    });
    document.querySelector<HTMLElement>('[data-action=picture]')!.click();
    const { width, height } = await createImageBitmap(await saved);
    return { width, height };
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
