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

/** Where a path begins and how far it reaches, of a strip 240 wide. */
const reach = (path: Element): number[] =>
  [...path.getAttribute('d')!.matchAll(/M([\d.]+) [\d.]+[Hh]([\d.]+)/g)].map(([, from, by]) =>
    path.getAttribute('data-status') === 'down' ? Number(from) - 3 + (Number(by) + 6) : Number(by),
  );

describe('the strip', () => {
  it('says of each quarter of an hour its beginning and its state, with one path for each kind', () => {
    const { drawn } = draw();
    const paths = drawn.all('path[data-bucket][data-status]');
    expect(paths.map(({ dataset }) => dataset['status'])).toEqual(['not-measured', 'up', 'down']);
    const buckets = paths.flatMap(({ dataset }) => dataset['bucket']!.split(' '));
    expect(new Set(buckets).size).toBe(96);
    expect(drawn.one('[data-bucket~="2026-11-21T00:45:00.000Z"]').dataset['status']).toBe('up');
    expect(drawn.one('[data-bucket~="2026-11-22T00:00:00.000Z"]').dataset['status']).toBe('down');
  });

  it('draws an outage from its beginning to its end, and a short one wide enough to be seen', () => {
    const long = strip([
      [24 * 60, 0, 'up'],
      [12 * 60, 6 * 60, 'down'],
    ]);
    const d = draw({ view: long }).drawn.one('[data-status=down]').getAttribute('d');
    // Of 240, half and a quarter of the way from the right; the axis is 23 h 52 min long.
    expect(d).toMatch(/^M122\.3 0h54\.4a/);
    expect(draw().drawn.one('[data-status=down]').getAttribute('d')).toMatch(/h0a3 8 0 0 1 0 16h0a/);
  });

  it('draws the bar of what answered exactly too', () => {
    const [ended] = reach(draw({ view: strip([[12 * 60, 6 * 60, 'up']]) }).drawn.one('[data-status=up]'));
    expect(ended).toBeCloseTo(240 * (1 - 6 / (23 + 52 / 60)), 0);
  });

  it('says how long it was out, and no share', () => {
    const { drawn } = draw();
    expect(drawn.one('[role=img]').getAttribute('aria-label')).toBe('Last 24 hours of WhatsApp: out 4 min');
    expect(drawn.text('.strip-amount')).toBe('out 4 min');
    expect(drawn.text()).not.toContain('%');
    expect(drawn.all('[tabindex]')).toEqual([]);
  });

  it('says one length of an outage that goes on, though the latest look is a minute old', () => {
    const view = strip([
      [24 * 60, 29, 'up'],
      [29, 0, 'down'],
    ]);
    const said = (lasts?: number) =>
      render(
        <Strip
          {...{
            strip: view,
            service: 'WhatsApp',
            words: wordsFor('en'),
            lasts,
          }}
        />,
      ).text('.strip-amount');
    const [seen, lasting] = [said(), said(31 * MINUTE)];
    expect(seen).toMatch(/^out 2\d min$/);
    expect(lasting).toBe('out 31 min');
    // What was seen of a longer one is what was measured: the rest is not filled in.
    expect(said(9 * HOUR)).toBe(seen);
  });

  it('says that there was no outage once an hour was measured', () => {
    expect(draw({ view: strip() }).drawn.text('.strip-amount')).toBe('no outage');
    expect(draw({ view: strip([[59, 0, 'up']]) }).drawn.text('.strip-amount')).toBe('');
    expect(draw({ view: strip([]) }).drawn.text('.strip-amount')).toBe('');
  });

  it('says inside how much of the time it answered, but not of less than an hour, nor of a first day', () => {
    expect(draw({ isOpen: true }).drawn.text('p')).toBe(
      'Answered 99.6% of the time we checked (70.2% of 24 hours).',
    );
    const short = strip([[59, 0, 'up']]);
    expect(draw({ view: short, isOpen: true }).drawn.text('p')).toBe('Checked for 59 min so far.');
    const first = strip([[180, 0, 'up']]);
    const young = {
      ...first,
      cells: first.cells.slice(-13),
      spells: first.spells.slice(-1),
      measuredShare: 1,
    };
    const { drawn } = draw({ view: young, isOpen: true });
    expect(drawn.text()).not.toContain('%');
    expect(drawn.text('.strip-axis')).toBe('21:30now');
  });

  it('says so when nothing was measured', () => {
    expect(draw({ view: strip([]), isOpen: true }).drawn.text('p')).toBe('Not checked in the last 24 hours.');
  });

  it('shows a doubt that came to nothing as a tick, and says why when its cell is read out', () => {
    const at = day.cells[93]!.at + 4 * MINUTE;
    const blip = { at, endedAt: at + MINUTE, service: 'whatsapp', endpoint: 'x', failures: 1 };
    const view = { ...day, blips: [{ ...blip, failure: 'timeout' as const }] };
    expect(draw({ view }).drawn.one('[data-blips]').getAttribute('d')).toMatch(/^M[\d.]+ 0v16$/);
    const { drawn } = draw({ view, isOpen: true, picked: 93 });
    expect(drawn.text('p')).toMatch(/; one failed try at 00:04 \(no answer in time\)$/);
    expect(drawn.one('[role=slider]').title).toBe(drawn.text('p'));
  });

  it('says that messages could not be measured where only a website was', () => {
    const view = strip([
      [24 * 60, 60, 'reached'],
      [60, 0, 'connection'],
    ]);
    const said = "Messages couldn't be checked in the last 24 hours.";
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
    expect(drawn.one('[role=slider]').getAttribute('aria-label')).toBe('حال واتساب في آخر 24 ساعة');
  });

  it('begins at the present', () => {
    const { drawn, picks } = draw({ isOpen: true });
    drawn.press('[role=slider]', 'ArrowLeft');
    expect(picks).toEqual([94]);
  });

  it('is asked for what happened in a cell by a tap on it, or by Enter', () => {
    const { drawn, pins } = draw({ isOpen: true, picked: 50 });
    drawn.press('[role=slider]', 'Enter');
    const slider = drawn.one('[role=slider]');
    slider.getBoundingClientRect = () => new DOMRect(10, 0, 240, 24);
    slider.dispatchEvent(new MouseEvent('click', { clientX: 10 + 240 * 0.08, bubbles: true }));
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
    const spells = [{ past: 'up' as const, at, endAt: at + DAY }];
    const view = { cells: [cell], spells, measuredShare: 1, upShare: 23 / 24 };
    const { drawn } = draw({ isOpen: true, days: 30, view, picked: 0 });
    expect(drawn.one('[role=slider]').getAttribute('aria-label')).toBe('Last 30 days of WhatsApp');
    expect(drawn.text('p')).toBe("Fri 20 Nov: didn't answer for 1 h, answered for 23 h; worst from 01:00");
    expect(drawn.text('.strip-axis')).toBe('Fri 20 Novnow');
  });
});
