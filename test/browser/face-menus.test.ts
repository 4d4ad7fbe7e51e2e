/** What the popup's menus, a pause and quiet alerts look like, in a real Chromium. */
import { describe, expect, it } from 'vitest';
import { paused } from '../../src/core/model/choices.ts';
import { setLook, type Look } from '../drive/look.ts';
import { NOW } from '../moment.ts';
import { findings } from './axe.ts';
import { contrastProblems, targetProblems } from './face-checks.ts';
import { page, problems, setFaceStage, show } from './face-stage.ts';
import { defaultSettings } from '../../src/services/index.ts';

setFaceStage();

const HOUR = 3_600_000;

/** Opens a menu whose button stands at that edge of the window; gives how far it reaches out of it, and how many of its items are seen. */
const openMenu = (opener: string, edge: 'start' | 'end') =>
  page.evaluate(
    async (css, block) => {
      const button = document.querySelector<HTMLElement>(css)!;
      button.scrollIntoView({ block });
      // What scrolls closes a menu; it has ended two frames on.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      button.click();
      const menu = button.nextElementSibling!;
      const { left, right, top, bottom } = menu.getBoundingClientRect();
      const out = Math.max(-left, right - document.body.clientWidth, -top, bottom - innerHeight);
      const items = [...menu.querySelectorAll('[role=menuitem]')];
      return { isOut: out > 0.5, isOpen: menu.matches(':popover-open'), items: items.length };
    },
    opener,
    edge,
  );

describe.each(['en', 'ar'] as const)('the menus of the popup, in %s', (language) => {
  const looks: Look[] = [{}, { width: 320 }, { fontSize: 32 }, { width: 320, fontSize: 32 }];

  it.each(looks)('are whole with %o', async (look) => {
    await setLook(page, look);
    await show('popup/popup.html', 'outage', { language });
    await setLook(page, look);
    await page.click('[data-service=whatsapp] [aria-expanded=false]');
    for (const [opener, items] of [
      ['[popovertarget=pause-all]', 3],
      ['[popovertarget=more-whatsapp]', 4],
    ] as const) {
      await page.waitFor((css) => document.querySelector(css) !== null, [opener], { what: opener });
      for (const edge of ['start', 'end'] as const)
        expect(await openMenu(opener, edge)).toEqual({ isOut: false, isOpen: true, items });
    }
  });

  it('keep the rules of WCAG, in either theme', async () => {
    for (const theme of ['light', 'dark'] as const) {
      await setLook(page, { theme });
      await show('popup/popup.html', 'calm', { language });
      await page.waitFor(() => document.querySelector('.ways .menu') !== null, []);
      await openMenu('[popovertarget=pause-all]', 'start');
      expect(await findings(page)).toEqual([]);
      expect(await page.evaluate(contrastProblems, { text: 4.5, shape: 3 }, ['text'])).toEqual([]);
      expect(await page.evaluate(targetProblems)).toEqual([]);
    }
  });
});

describe('the popup', () => {
  it('paused until a moment', async () => {
    const settings = paused(defaultSettings, NOW - HOUR, NOW + 20 * HOUR);
    const { pausedAt, pausedUntilAt } = settings;
    expect(
      await problems('popup/popup.html', 'calm', { settings: { pausedAt, pausedUntilAt } as object }),
    ).toEqual([]);
  });

  it.each(['outage', 'tenStopped'] as const)('quiet in three ways, %s', async (story) => {
    const ids = ['whatsapp', 'telegram', 'signal', 'messenger', 'instagram', 'discord'];
    const wishes = [
      { quietUntilBackAt: NOW - HOUR / 60 },
      {},
      { quietUntilAt: NOW + HOUR },
      { isMuted: true },
    ];
    const services = ids
      .slice(0, story === 'outage' ? 4 : 6)
      .map((id, index) => ({ id, ...wishes[index % wishes.length] }));
    expect(await problems('popup/popup.html', story, { settings: { services } })).toEqual([]);
  });
});
