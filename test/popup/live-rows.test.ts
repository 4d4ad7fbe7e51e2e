/** Rows keep their places while something goes on, and carry the user's marks and how far a check is. */
import { beforeEach, describe, expect, it } from 'vitest';
import { dress } from '../../src/popup/live-rows.ts';
import { progress } from '../../src/popup/lazy.tsx';
import type { Here, Page } from '../../src/popup/page.ts';
import { NOW } from '../moment.ts';
import { settings } from '../ui/fixtures/settings.ts';
import { views } from '../ui/fixtures/views.ts';
import { wordsFor } from '../words/catalogues.ts';

const still: Here = { open: [], past: {}, marks: [], alerts: 'off', isHidden: false };
const fine = views['fine']!;
const ids = (view: typeof fine, here: Here) => dress(view, here).rows.map(({ id }) => id);
const usual = fine.rows.map(({ id }) => id);
/** The last row has become the worst. */
const worse = { ...fine, rows: [...fine.rows.slice(-1), ...fine.rows.slice(0, -1)] };

beforeEach(() => {
  dress(fine, still);
});

describe('the places of the rows', () => {
  it('follow what is worst while nothing goes on', () => {
    expect(ids(worse, still)).toEqual(worse.rows.map(({ id }) => id));
  });

  it('stay while a check runs, and while a row is open', () => {
    expect(ids(worse, { ...still, askedAt: NOW })).toEqual(usual);
    expect(ids(worse, { ...still, open: ['telegram'] })).toEqual(usual);
    expect(ids(worse, still)).toEqual(worse.rows.map(({ id }) => id));
  });

  it('are new where a service is new', () => {
    const fewer = { ...fine, rows: fine.rows.slice(1) };
    expect(ids(fewer, still)).toEqual(usual.slice(1));
    expect(ids(worse, { ...still, askedAt: NOW })).toEqual(worse.rows.map(({ id }) => id));
  });
});

describe('how far a check is', () => {
  const page = (progress: Here['progress']): Page =>
    ({
      known: { words: wordsFor('en'), settings },
      here: { ...still, progress },
    }) as unknown as Page;
  const all = { whatsapp: { heard: 4, asked: 4 }, telegram: { heard: 1, asked: 2 } };

  it('counts the services that were heard, and no one else', () => {
    expect(progress(page({ ...all, control: { heard: 7, asked: 7 } }))).toBe('1 of 2 checked');
  });

  it('is not told before anything is known, and goes on after all were heard', () => {
    expect(progress(page(undefined))).toBeUndefined();
    expect(progress(page({ whatsapp: all.whatsapp }))).toBe('Asking again, to be sure.');
  });
});

describe('a row', () => {
  it('waits until all of its addresses have been heard of', () => {
    const progress = { whatsapp: { heard: 2, asked: 3 }, telegram: { heard: 2, asked: 2 } };
    const waiting = dress(fine, { ...still, progress }).rows.filter(({ isWaiting }) => isWaiting);
    expect(waiting.map(({ id }) => id)).toEqual(['whatsapp']);
  });

  it('carries the marks of its service', () => {
    const marks = [{ service: 'telegram', at: NOW - 60_000 }];
    const marked = dress(fine, { ...still, marks }).rows.filter(({ strip }) =>
      strip.cells.some(({ markedAt }) => markedAt === marks[0]!.at),
    );
    expect(marked.map(({ id }) => id)).toEqual(['telegram']);
  });
});
