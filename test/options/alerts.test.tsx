// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { settings } from '../ui/fixtures/settings.ts';
import { draw } from './draw.tsx';

describe('alerts', () => {
  it('can be chosen one by one', () => {
    const drawn = draw();
    for (const name of ['outage', 'connection', 'names']) drawn.click(`input[name=${name}]`);
    expect(drawn.changes.map(({ alerts }) => alerts)).toEqual([
      { ...settings.alerts, outage: false },
      { ...settings.alerts, connection: true },
      { ...settings.alerts, namesServices: false },
    ]);
  });

  it('tell what others report only where that is wanted', () => {
    const drawn = draw();
    expect((drawn.one('input[name=reported]') as HTMLInputElement).checked).toBe(false);
    drawn.click('input[name=reported]');
    expect(drawn.changes.map(({ alerts }) => alerts.reported)).toEqual([true]);
    expect(drawn.text()).toContain('Only those you have switched on under “Ask others”.');
  });

  it('can be tried, with help for the case that the system holds them back', () => {
    const drawn = draw();
    drawn.click('[data-action=test-alert]');
    expect(drawn.done).toEqual(['test']);
    expect(drawn.text()).not.toContain('If nothing appears');
    expect(draw({ wasTested: true }).text()).toContain('If nothing appears, your system is hiding it');
  });

  it.each([
    ['windows', 'Windows is hiding it'],
    ['mac', 'macOS is hiding it'],
    ['linux', 'your desktop is hiding it'],
    ['other', 'your system is hiding it'],
  ] as const)('can be tried on %s, with its own help', (system, help) => {
    expect(draw({ wasTested: true, system }).text()).toContain(help);
  });

  it('are asked for where the browser has not allowed them', () => {
    const drawn = draw({ alerts: 'off' });
    expect(drawn.all('input[name=outage]')).toEqual([]);
    drawn.click('[data-action=alerts]');
    expect(drawn.done).toEqual(['allow alerts']);
  });
});

describe('the permission for alerts', () => {
  it('can be given back', () => {
    const drawn = draw({ alerts: 'on' });
    drawn.click('[data-permission=alerts] button');
    expect(drawn.done).toEqual(['revoke alerts']);
  });
});

describe('quiet hours', () => {
  const hours = { days: [1, 5], fromMinute: 22 * 60, untilMinute: 7 * 60 };

  it('are taken up with a usual night, and given up', () => {
    const off = draw();
    off.click('[name=quiet-hours]');
    expect(off.changes[0]!.quietHours).toEqual({
      days: [1, 2, 3, 4, 5, 6, 0],
      fromMinute: 1320,
      untilMinute: 420,
    });
    const on = draw({ settings: { ...settings, quietHours: hours } });
    on.click('[name=quiet-hours]');
    expect(on.changes).toEqual([settings]);
  });

  it('have days and clocks', () => {
    const drawn = draw({ settings: { ...settings, quietHours: hours } });
    const clocks = drawn.all('input[type=time]') as HTMLInputElement[];
    expect(clocks.map(({ value }) => value)).toEqual(['22:00', '07:00']);
    drawn.click('[name=day-0]');
    drawn.click('[name=day-5]');
    expect(drawn.changes.map(({ quietHours }) => quietHours?.days)).toEqual([[0, 1, 5], [1]]);
  });
});
