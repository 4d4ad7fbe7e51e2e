// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { withMarks } from '../../src/core/history/marks.ts';
import { Strip } from '../../src/ui/strip.tsx';
import { WalkStrip } from '../../src/ui/walk-strip.tsx';
import { wordsFor } from '../words/catalogues.ts';
import { DAY, HOUR, MINUTE } from '../moment.ts';
import { strip } from './fixtures/strip.ts';
import { render } from './render.tsx';

const day = strip([
  [24 * 60, 17 * 60, 'up'],
  [10 * 60, 0, 'up'],
  [33, 29, 'down'],
]);

function draw(
  more: { isOpen?: boolean; picked?: number; tag?: string; view?: typeof day; days?: number } = {},
) {
  const picks: number[] = [];
  const pins: number[] = [];
  const shared = { strip: more.view ?? day, service: 'WhatsApp', words: wordsFor(more.tag ?? 'en') };
  const { isOpen = false, picked, days = 1 } = more;
  const walked = {
    lengthMs: days * DAY,
    picked,
    onPick: (index: number) => void picks.push(index),
    onPin: (index: number) => void pins.push(index),
  };
  const drawn = render(isOpen ? <WalkStrip {...shared} {...walked} /> : <Strip {...shared} />);
  return { drawn, picks, pins };
}

describe('the strip', () => {
  it('has a cell for each quarter of an hour, with its beginning and its state', () => {
    const { drawn } = draw();
    const cells = drawn.all('[data-bucket]');
    expect(cells).toHaveLength(96);
    expect(cells[0]!.dataset).toMatchObject({ bucket: '2026-11-21T00:45:00.000Z', status: 'up' });
    const seen = new Set(cells.map(({ dataset }) => dataset['status']));
    expect(seen).toEqual(new Set(['up', 'down', 'not-measured']));
  });

  it('draws a dip as deep as its part of the cell', () => {
    const { drawn } = draw();
    const dip = drawn.one('[data-status=down]');
    expect(dip.style.getPropertyValue('--share')).toBe('0.27');
    expect(drawn.one('[data-status=up]').style.getPropertyValue('--share')).toBe('');
  });

  it('is one picture with a summary at rest', () => {
    const { drawn } = draw();
    expect(drawn.one('[role=img]').getAttribute('aria-label')).toBe(
      'Last 24 hours of WhatsApp: Answered 99.6% of the time we checked (70.2% of 24 hours).',
    );
    expect(drawn.all('[tabindex]')).toEqual([]);
  });

  it('says so when nothing was measured, and shows no share', () => {
    const { drawn } = draw({ view: strip([]) });
    expect(drawn.one('[role=img]').getAttribute('aria-label')).toContain('Not checked in the last 24 hours.');
    expect(drawn.text('.strip-share')).toBe('');
  });

  it('says that messages could not be measured where only a website was', () => {
    const view = strip([
      [24 * 60, 60, 'reached'],
      [60, 0, 'connection'],
    ]);
    const said = "Messages couldn't be checked in the last 24 hours.";
    expect(draw({ view }).drawn.one('[role=img]').getAttribute('aria-label')).toContain(said);
    expect(draw({ view, isOpen: true }).drawn.text('p')).toBe(said);
    expect(draw({ view, isOpen: true, days: 7 }).drawn.text('p')).toBe(
      "Messages couldn't be checked in the last 7 days.",
    );
  });

  it('reads out the parts of a cell when it is open', () => {
    const { drawn } = draw({ isOpen: true, picked: 93 });
    const slider = drawn.one('[role=slider]');
    expect(slider.getAttribute('aria-valuetext')).toBe(
      "00:00 to 00:15: didn't answer for 4 min, answered for 11 min",
    );
    expect(slider.tabIndex).toBe(0);
    expect(drawn.text('p')).toBe("00:00 to 00:15: didn't answer for 4 min, answered for 11 min");
  });

  it('is walked with the arrow keys', () => {
    const { drawn, picks } = draw({ isOpen: true, picked: 50 });
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown', 'a'])
      drawn.press('[role=slider]', key);
    expect(picks).toEqual([49, 51, 0, 95, 46]);
  });

  it('runs to the left in Arabic, and so do its keys', () => {
    const { drawn, picks } = draw({ isOpen: true, picked: 50, tag: 'ar' });
    for (const key of ['ArrowLeft', 'ArrowRight']) drawn.press('[role=slider]', key);
    expect(picks).toEqual([51, 49]);
    expect(drawn.one('[role=slider]').getAttribute('aria-label')).toBe(
      'حال \u2068WhatsApp\u2069 في آخر 24 ساعة',
    );
  });

  it('begins at the present', () => {
    const { drawn, picks } = draw({ isOpen: true });
    drawn.press('[role=slider]', 'ArrowLeft');
    expect(picks).toEqual([94]);
  });

  it('is asked for what happened in a cell by a tap on it, or by Enter', () => {
    const { drawn, pins } = draw({ isOpen: true, picked: 50 });
    drawn.press('[role=slider]', 'Enter');
    drawn.all('[data-bucket]')[7]!.click();
    expect(pins).toEqual([50, 7]);
  });

  it('carries the marks of the user, and reads them out', () => {
    const marks = [{ service: 'whatsapp', at: day.cells[93]!.at + 4 * MINUTE }];
    const view = withMarks(day, marks, 'whatsapp');
    expect(draw({ view }).drawn.all('[data-marked]')).toHaveLength(1);
    expect(draw({ view, isOpen: true, picked: 93 }).drawn.text('p')).toBe(
      "00:00 to 00:15: didn't answer for 4 min, answered for 11 min; you marked it as not working at 00:04",
    );
    expect(draw({ view: withMarks(day, marks, 'signal') }).drawn.all('[data-marked]')).toEqual([]);
  });

  it('tells days by their names, and when the worst in them began', () => {
    const at = Date.UTC(2026, 10, 20);
    const cell = {
      at,
      ms: DAY,
      past: 'down',
      parts: { up: 23 * HOUR, down: HOUR },
      worstAt: at + HOUR,
    } as const;
    const view = { cells: [cell], measuredShare: 1, upShare: 23 / 24 };
    const { drawn } = draw({ isOpen: true, days: 30, view, picked: 0 });
    expect(drawn.one('[role=slider]').getAttribute('aria-label')).toBe('Last 30 days of WhatsApp');
    expect(drawn.text('p')).toBe("Fri 20 Nov: didn't answer for 1 h, answered for 23 h; worst from 01:00");
    expect(drawn.text('.strip-axis')).toBe('Fri 20 Novnow');
  });
});
