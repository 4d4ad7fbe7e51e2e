/** Rows keep their places, and carry the user's marks and how far a check is. */
import { describe, expect, it } from 'vitest';
import { liveRows } from '../../src/popup/live-rows.ts';
import type { Here } from '../../src/popup/page.ts';
import { progressLine } from '../../src/popup/progress-line.ts';
import { NOW } from '../moment.ts';
import { settings } from '../ui/fixtures/settings.ts';
import { views } from '../ui/fixtures/views.ts';
import { wordsFor } from '../words/catalogues.ts';

const still: Here = {
  open: [],
  past: {},
  marks: [],
  asking: [],
  alerts: 'off',
  canGrant: true,
  isHidden: false,
  troubles: [],
};
const fine = views['fine']!;
const usual = fine.rows.map(({ id }) => id);
/** The last row has become the worst. */
const worse = { ...fine, rows: [...fine.rows.slice(-1), ...fine.rows.slice(0, -1)] };

/** The rows as they stand after they stood in this order. */
const ids = (view: typeof fine, here: Here, order = usual) =>
  liveRows(view, here, order).rows.map(({ id }) => id);

describe('the places of the rows', () => {
  it('are those of what is worst when the page opens', () => {
    expect(ids(worse, still, [])).toEqual(worse.rows.map(({ id }) => id));
  });

  it('stay as long as somebody may look, whatever becomes worse', () => {
    expect(ids(worse, still)).toEqual(usual);
    expect(ids(worse, { ...still, askedAt: NOW })).toEqual(usual);
  });

  it('are new where a service is new', () => {
    expect(ids(worse, { ...still, askedAt: NOW }, usual.slice(1))).toEqual(worse.rows.map(({ id }) => id));
  });

  it('stay where a service has gone', () => {
    const fewer = { ...worse, rows: worse.rows.slice(1) };
    expect(ids(fewer, { ...still, askedAt: NOW }, usual.toReversed())).toEqual(
      usual.slice(0, -1).toReversed(),
    );
  });
});

describe('how far a check is', () => {
  const line = (far: Here['progress']) => progressLine(far, settings, wordsFor('en'));
  const all = { whatsapp: { heard: 4, asked: 4 }, telegram: { heard: 1, asked: 2 } };

  it('counts the services that were heard, and no one else', () => {
    expect(line({ ...all, control: { heard: 7, asked: 7 } })).toBe('1 of 2 checked');
  });

  it('is not told before anything is known, and goes on after all were heard', () => {
    expect(line(undefined)).toBeUndefined();
    expect(line({ whatsapp: all.whatsapp })).toBe('Checking again, to be sure.');
  });
});

describe('a row', () => {
  it('waits until all of its addresses have been heard of', () => {
    const progress = { whatsapp: { heard: 2, asked: 3 }, telegram: { heard: 2, asked: 2 } };
    const waiting = liveRows(fine, { ...still, progress }, usual).rows.filter(({ isWaiting }) => isWaiting);
    expect(waiting.map(({ id }) => id)).toEqual(['whatsapp']);
  });

  it('carries the marks of its service', () => {
    const marks = [{ service: 'telegram', at: NOW - 60_000 }];
    const marked = liveRows(fine, { ...still, marks }, usual).rows.filter(({ strip }) =>
      strip.cells.some(({ markedAt }) => markedAt === marks[0]!.at),
    );
    expect(marked.map(({ id }) => id)).toEqual(['telegram']);
  });
});
