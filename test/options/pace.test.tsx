// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { costs, settings, spent } from '../ui/fixtures/settings.ts';
import { draw } from './draw.tsx';

describe('the presets', () => {
  it('stand with their bytes and their worst delays, rounded up', () => {
    const normal = { preset: 'normal' as const, bytesAMonth: 16_400_000 };
    const drawn = draw({ costs: [{ ...normal, worstPageDelayMs: 145_000, worstSocketDelayMs: 675_000 }] });
    const lines = drawn.all('.choices label:has([name=preset])').map(({ textContent }) => textContent);
    expect(lines[0]).toBe(
      'Normal, about 16 MB a monthnotices an outage within 3 min, silent message servers within 12 min',
    );
  });

  it('are promised for somebody who is there, where there is a chat gateway that is asked more rarely', () => {
    const late = "When you're away, silent message servers are noticed up to three times later";
    expect(draw().text()).toContain(late);
    const pagesOnly = costs.map((cost) => ({ ...cost, worstSocketDelayMs: cost.worstPageDelayMs }));
    expect(draw({ costs: pagesOnly }).text()).not.toContain(late);
  });

  it('are not promised for errors where answers cannot be read', () => {
    const blind = 'but not servers that answer with errors';
    expect(draw({ hidesErrors: true }).text()).toContain(blind);
    expect(draw().text()).not.toContain(blind);
  });

  it('say whose servers make Wasl ask more rarely', () => {
    expect(draw({ rarer: ['Telegram', 'Signal'] }).text('[data-rarer]')).toBe(
      'Checked more rarely, because their servers close connections within seconds: Telegram and Signal.',
    );
    expect(draw().all('[data-rarer]')).toEqual([]);
  });

  it('are chosen, and the bytes used so far are told', () => {
    const drawn = draw();
    expect(drawn.one('[role=radiogroup]:has([name=preset])').getAttribute('aria-label')).toBe(
      'How often Wasl checks',
    );
    drawn.all('[name=preset]')[2]!.click();
    expect(drawn.changes.map(({ preset }) => preset)).toEqual(['watchful']);
    expect(drawn.text()).toContain('Used by checks: 480 kB today, 12 MB this month.');
  });
});

describe('an interval of one’s own', () => {
  it('stands beside the presets with its own price, and is given up', () => {
    const drawn = draw();
    drawn.choose('[name=interval]', '300000');
    expect(drawn.changes).toEqual([{ ...settings, everyMs: 300_000 }]);
    const wished = {
      ...{ preset: 'normal' as const, bytesAMonth: 24_000_000 },
      ...{ worstPageDelayMs: 375_000, worstSocketDelayMs: 675_000 },
    };
    const own = draw({ settings: drawn.changes[0]!, wished });
    expect(own.text('[data-interval]')).toBe(
      'At this interval: about 24 MB a month; notices an outage within 7 min, silent message servers within 12 min.',
    );
    expect(own.text('[name=interval] option')).toBe('as often as the preset says (1 min)');
    own.choose('[name=interval]', '');
    expect(own.changes).toEqual([settings]);
  });

  it('is offered from half a minute on, which browsers allow', () => {
    const values = draw().all('[name=interval] option') as HTMLOptionElement[];
    expect(Math.min(...values.slice(1).map(({ value }) => Number(value)))).toBe(30_000);
  });
});

describe('the data used', () => {
  const owners = { signal: [2000, 5000], line: [1000, 9000], found: [500, 500] } as const;

  it('is told by service, and adds up', () => {
    const drawn = draw({ spent: { ...spent, todayBytes: 3600, monthBytes: 20_000, owners } });
    const rows = drawn.all('[data-spent] tr').map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows.slice(1)).toEqual([
      ['Your own connection', '1 kB', '9 kB'],
      ['Signal', '2 kB', '5 kB'],
      ['Addresses you tested', '0.5 kB', '0.5 kB'],
      ['Others', '0.1 kB', '5.5 kB'],
      ['Together', '3.6 kB', '20 kB'],
    ]);
  });

  it('stands beside its limit', () => {
    const drawn = draw({ settings: { ...settings, capBytes: 20_000_000 } });
    expect(drawn.text()).toContain('12 MB of 20 MB are used.');
  });
});

describe('the limit of a month', () => {
  it('is chosen, given up, and said when it is reached', () => {
    const drawn = draw();
    drawn.choose('[name=cap]', '20000000');
    expect(drawn.changes[0]!.capBytes).toBe(20_000_000);
    const capped = draw({ settings: { ...settings, capBytes: 10_000_000 } });
    expect(capped.text('[data-capped]')).toBe(
      'The limit is reached: until 1 Dec 00:00 Wasl checks only when you ask.',
    );
    capped.choose('[name=cap]', '');
    expect(capped.changes).toEqual([settings]);
  });
});
