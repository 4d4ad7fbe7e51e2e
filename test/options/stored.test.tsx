// @vitest-environment happy-dom
/** How much is stored: a small table, in which nothing stands that was not measured. */
import { describe, expect, it } from 'vitest';
import { measuringOf } from '../../src/options/measuring.ts';
import { StoredTable, type Stored } from '../../src/options/stored-table.tsx';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

const known = {
  bytes: { history: 1_234_000, state: 41_200, settings: 1_940, aside: 12_000 },
  incidents: 34,
  sinceDay: '2025-10-03',
};

const table = (stored: Stored, more: { tag?: string; hasCopies?: boolean } = {}) => {
  const { tag = 'en', hasCopies } = more;
  const drawn = render(<StoredTable {...{ stored, hasCopies, words: wordsFor(tag) }} />);
  return drawn.all('tr').map((row) => [...row.children].map(({ textContent }) => textContent));
};

describe('the table', () => {
  it('says how much, how many incidents and since when', () => {
    expect(table(known)).toEqual([
      ['How much is stored', 'Size'],
      ['History34 incidents, since 3 October 2025', '1.2 MB'],
      ['State: what Wasl knows now', '41 kB'],
      ['Settings', '1.9 kB'],
      ['Together', '1.3 MB'],
    ]);
  });

  it('has a line for what was set aside, where there is some', () => {
    expect(table(known, { hasCopies: true })[4]).toEqual(['Damaged copies set aside', '12 kB']);
  });

  it('says of a new history that there is no incident in it, and of none no day', () => {
    const { sinceDay: _, ...empty } = { ...known, incidents: 0 };
    expect(table(empty)[1]![0]).toBe('History0 incidents');
    expect(table({ ...known, incidents: 1 })[1]![0]).toContain('1 incident,');
    expect(table({ ...known, incidents: 2 }, { tag: 'ar' })[1]![0]).toMatch(/حادثان، منذ .*أكتوبر/);
  });

  it('claims no number before it is measured, nor where it cannot be', () => {
    for (const [stored, said] of [
      ['measuring', '…'],
      ['unknown', 'not known'],
    ] as const) {
      const [, ...rows] = table(stored, { hasCopies: true });
      expect(rows.map(([, size]) => size)).toEqual([said, said, said, said, said]);
      expect(rows.flat().join('')).not.toMatch(/\d/);
    }
  });
});

describe('measuring', () => {
  /** What is drawn while what is stored is measured in turn. */
  async function measured(
    sizes: readonly (Error | number)[],
    during: (one: ReturnType<typeof measuringOf>, later: (ms: number) => void) => void,
  ) {
    const left = [...sizes];
    const drawn: unknown[] = [];
    let at = 0;
    const measuring = measuringOf(
      async () => {
        const next = left.shift();
        if (next === undefined || next instanceof Error) throw next ?? new Error('measured too often');
        return { ...known, incidents: next };
      },
      () => {
        const stored = measuring.stored();
        drawn.push(typeof stored === 'string' ? stored : stored.incidents);
      },
      () => at,
    );
    during(measuring, (ms) => (at += ms));
    await new Promise((done) => setTimeout(done));
    return { drawn, left };
  }

  it('begins when it is asked for, and says so where it fails', async () => {
    expect((await measured([1], (one) => one.look())).drawn).toEqual([1]);
    expect((await measured([new Error('full')], (one) => one.look())).drawn).toEqual(['unknown']);
  });

  it('is done anew at once where something was removed, and else once a minute at most', async () => {
    const { drawn, left } = await measured([1, 2, 3, 4], (one, later) => {
      one.look();
      one.hear({ state: {} });
      one.hear({ 'incident:1': undefined });
      later(59_999);
      one.hear({ state: {} });
      later(1);
      one.hear({ state: {} });
    });
    expect([drawn.at(-1), left]).toEqual([3, [4]]);
  });
});
