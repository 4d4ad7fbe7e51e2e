// @vitest-environment happy-dom
/** If being seen is dangerous: what is kept, and what goes, is said before it goes, and nothing goes unasked. */
import { describe, expect, it } from 'vitest';
import type { Sentence } from '../../src/core/model/sentence.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { forgettingOf } from '../../src/options/forgetting.ts';
import { DangerSection } from '../../src/options/danger-section.tsx';
import { settings as firstSettings } from '../ui/fixtures/settings.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

const some: readonly Sentence[] = [
  { key: 'goes_days', values: { count: 12 } },
  { key: 'goes_incidents', values: { count: 1 } },
];

/** How it goes: done, not yet, or not even noted down. */
type Outcome = 'done' | 'later' | 'rejects';

function open(lines: readonly Sentence[] = some, outcome: Outcome = 'done') {
  let settings: Settings = firstSettings;
  const did: string[] = [];
  const ask = (what: string) => async () => {
    did.push(`${what}, wanting ${settings.keep ?? 'years'}`);
    if (outcome === 'rejects') throw new Error('no room');
    return outcome === 'done';
  };
  const past = forgettingOf(
    {
      settings: () => settings,
      change: async (next) => void (settings = next),
      askWouldGo: async () => lines,
      askKeepOnly: (keep) => ask(`keep ${keep}`)(),
      askForgetLast: (last) => ask(`forget ${last}`)(),
    },
    () => drawn.again(page()),
  );
  const page = () => (
    <DangerSection
      {...{ settings, forgetting: past.forgetting(), actions: past.actions }}
      words={wordsFor('en')}
    />
  );
  const drawn = render(page());
  const rest = () => new Promise((done) => setTimeout(done));
  const chosen = () => drawn.one('[name=keep]') as HTMLSelectElement;
  return {
    ...drawn,
    did,
    settings: () => settings,
    chosen,
    async choose(keep: string) {
      chosen().value = keep;
      chosen().dispatchEvent(new Event('change', { bubbles: true }));
      await rest();
    },
    async press(selector: string) {
      drawn.one(selector).click();
      await rest();
    },
  };
}

describe('how far back is kept', () => {
  it('is two years at first', () => {
    expect(open().chosen().value).toBe('');
  });

  it('is changed only after it was said what goes', async () => {
    const page = open();
    await page.choose('day');
    expect(page.settings()).not.toHaveProperty('keep');
    const question = page.one('[role=alertdialog]');
    expect(question.textContent).toContain('12 days of history');
    expect(question.textContent).toContain('1 incident with all that was seen of it');
    expect(document.activeElement?.textContent).toBe('Cancel');
    await page.press('[data-action=goes]');
    expect(page.did).toEqual(['keep day, wanting day']);
    expect(page.one('[role=status]').textContent).toBe('Removed.');
  });

  it('stays where it was when that is cancelled', async () => {
    const page = open();
    await page.choose('month');
    await page.press('[role=alertdialog] .main');
    expect([page.did, page.settings().keep, page.chosen().value]).toEqual([[], undefined, '']);
    expect(document.activeElement).toBe(page.chosen());
  });

  it('asks nothing where nothing goes, or more is kept', async () => {
    const page = open([]);
    await page.choose('month');
    expect(page.settings().keep).toBe('month');
    await page.choose('');
    expect(page.settings()).not.toHaveProperty('keep');
    expect(page.did).toEqual([]);
  });
});

describe('forgetting', () => {
  it.each(['last-hour', 'last-day'])('%s: says what goes and what stays, then does it', async (last) => {
    const page = open();
    await page.press(`[data-action=${last}]`);
    expect(page.did).toEqual([]);
    expect(page.one('[role=alertdialog]').textContent).toContain('will count as not checked');
    await page.press('[data-action=goes]');
    expect(page.did).toEqual([`forget ${last}, wanting years`]);
  });

  it('says so where it could not be done', async () => {
    const page = open(some, 'rejects');
    await page.press('[data-action=last-hour]');
    await page.press('[data-action=goes]');
    expect(page.one('[role=status]').textContent).toBe('The browser could not do this. Nothing was changed.');
  });

  it('says that it comes later where only the wish could be noted down', async () => {
    const later = 'The browser could not do this yet. Wasl tries again with the next check.';
    const page = open(some, 'later');
    await page.press('[data-action=last-hour]');
    await page.press('[data-action=goes]');
    expect(page.one('[role=status]').textContent).toBe(later);
    for (const outcome of ['later', 'rejects'] as const) {
      const shortened = open(some, outcome);
      await shortened.choose('day');
      await shortened.press('[data-action=goes]');
      expect([shortened.settings().keep, shortened.one('[role=status]').textContent]).toEqual(['day', later]);
    }
  });

  it('is left with Escape', async () => {
    const page = open();
    await page.press('[data-action=last-hour]');
    page
      .one('[role=alertdialog]')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(page.did).toEqual([]);
    expect(document.activeElement).toBe(page.one('[data-action=last-hour]'));
  });
});
