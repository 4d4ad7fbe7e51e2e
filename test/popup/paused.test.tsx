// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { paused } from '../../src/core/model/choices.ts';
import { Paused } from '../../src/popup/paused.tsx';
import { nextMorning } from '../../src/popup/ways.tsx';
import { HOUR, NOW } from '../moment.ts';
import { settings } from '../ui/fixtures/settings.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';
import { draw } from './draw.tsx';

describe('the pause of everything', () => {
  it('is chosen in the bar: for an hour, until the morning, until it is resumed', () => {
    const drawn = draw('fine');
    const items = drawn.all('.bar [role=menuitem]');
    const before = Date.now();
    for (const item of items) item.click();
    const [hour, morning, open] = drawn.done.map((one) => Number(/^pause-all ?(\d*)$/.exec(one)![1]));
    expect(hour).toBeGreaterThanOrEqual(before + HOUR);
    expect([morning, open]).toEqual([nextMorning(NOW), 0]);
    expect(items[1]!.textContent).toMatch(/^Until the morning, /);
    expect([items[0]!.textContent, items[2]!.textContent]).toEqual(['For 1 h', 'Until I resume']);
  });

  it('lasts to seven o\u2019clock, by the clock where the user is, and never less than an hour', () => {
    const at = (hour: number, minute = 0) => new Date(2026, 10, 22, hour, minute).getTime();
    const seven = (day: number) => new Date(2026, 10, day, 7).getTime();
    expect([at(0, 30), at(6), at(6, 1), at(7), at(23)].map(nextMorning)).toEqual([
      seven(22),
      seven(22),
      seven(23),
      seven(23),
      seven(23),
    ]);
  });

  const drawPause = (held: Parameters<typeof Paused>[0]['settings'], now: number) => {
    let resumed = 0;
    const drawn = render(
      <Paused settings={held} words={wordsFor('en')} now={now} onResume={() => (resumed += 1)} />,
    );
    drawn.click('[data-action=resume]');
    expect(resumed).toBe(1);
    return drawn.text('p');
  };

  it('says since when, what that means, and how to go on', () => {
    expect(drawPause(paused(settings, NOW - HOUR, NOW + HOUR), NOW)).toBe(
      'Paused since 23:37. Until then nothing is checked, and no alerts come.',
    );
    expect(drawPause(paused(settings, NOW - HOUR), NOW)).toBe(
      'Paused since 23:37. Until you resume, nothing is checked, and no alerts come.',
    );
  });

  it('says of no beginning that is not known', () => {
    const each = 'Until you resume, nothing is checked, and no alerts come.';
    // Each paused by itself, long after a pause of all; the clock was set back.
    expect(drawPause({ pausedAt: NOW - 9 * HOUR, pausedUntilAt: NOW - 8 * HOUR }, NOW)).toBe(each);
    expect(drawPause({}, NOW)).toBe(each);
    expect(drawPause(paused(settings, NOW + HOUR), NOW)).toBe(each);
  });
});
