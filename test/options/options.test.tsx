// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/core/model.ts';
import { Options } from '../../src/options/options.tsx';
import type { Props } from '../../src/options/options.tsx';
import { services } from '../../src/services/index.ts';
import { costs, settings, spent } from '../ui/fixtures.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

function draw(more: Partial<Props> & { tag?: string } = {}) {
  const { tag = 'en', ...props } = more;
  const changes: Settings[] = [];
  const done: string[] = [];
  const page = (
    <Options
      settings={settings}
      words={wordsFor(tag)}
      services={services}
      ownHosts={['www.example.org']}
      costs={costs}
      spent={spent}
      alerts="on"
      granted={['telegram']}
      wasTested={false}
      wasSaved={false}
      version="0.1.0"
      actions={{
        change: (next) => changes.push(next),
        revokeAlerts: () => done.push('revoke alerts'),
        allowAlerts: () => done.push('allow alerts'),
        allowDetailed: (id) => done.push(`allow ${id}`),
        revokeDetailed: (id) => done.push(`revoke ${id}`),
        testAlert: () => done.push('test'),
      }}
      {...props}
    />
  );
  return { ...render(page), changes, done };
}

const order = ({ services }: Settings) => services.map(({ id }) => id).join();

describe('the settings of services', () => {
  it('list the chosen ones in the user’s order, then all others', () => {
    const ids = draw()
      .all('[data-service]')
      .map(({ dataset }) => dataset['service']);
    expect(ids.slice(0, 4)).toEqual(['whatsapp', 'telegram', 'signal', 'messenger']);
    expect(new Set(ids)).toEqual(new Set(services.map(({ id }) => id)));
  });

  it('choose, order and unchoose', () => {
    const drawn = draw();
    drawn.click('[data-service=discord] input');
    drawn.click('[data-service=telegram] [aria-label="Move Telegram up"]');
    drawn.click('[data-service=whatsapp] input');
    drawn.click('[data-service=whatsapp] [aria-label="Move WhatsApp up"]');
    expect(drawn.changes.map(order)).toEqual([
      'whatsapp,telegram,signal,messenger,discord',
      'telegram,whatsapp,signal,messenger',
      'telegram,signal,messenger',
    ]);
  });

  it('pause one, or check it only when asked, never both', () => {
    const list = '[data-service=signal] select';
    const drawn = draw();
    drawn.choose(list, 'asked');
    drawn.choose(list, 'paused');
    expect(drawn.changes.map(({ services }) => services[2])).toEqual([
      { id: 'signal', isOnlyWhenAsked: true },
      { id: 'signal', isPaused: true },
    ]);
    const paused = draw({ settings: drawn.changes[1]! });
    paused.choose(list, 'asked');
    paused.choose(list, 'watched');
    expect(paused.changes.map(({ services }) => services[2])).toEqual([
      { id: 'signal', isOnlyWhenAsked: true },
      { id: 'signal' },
    ]);
  });
});

describe('the presets', () => {
  it('stand with their bytes and their worst delays, rounded up', () => {
    const lines = draw()
      .all('.choices label:has([name=preset])')
      .map(({ textContent }) => textContent);
    expect(lines[1]).toBe(
      'Normal, about 16 MB a monthnotices an outage within 3 min, a silent chat gateway within 12 min',
    );
  });

  it('are chosen, and the bytes used so far are told', () => {
    const drawn = draw();
    drawn.all('[name=preset]')[2]!.click();
    expect(drawn.changes.map(({ preset }) => preset)).toEqual(['watchful']);
    expect(drawn.text()).toContain('Used by checks: 480 kB today, 12 MB this month.');
  });
});

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

  it('can be tried, with help for the case that the system holds them back', () => {
    const drawn = draw();
    drawn.click('[data-action=test-alert]');
    expect(drawn.done).toEqual(['test']);
    expect(drawn.text()).not.toContain('If nothing appears');
    expect(draw({ wasTested: true }).text()).toContain('If nothing appears, your system holds it back');
  });

  it('are asked for where the browser has not allowed them', () => {
    const drawn = draw({ alerts: 'off' });
    expect(drawn.all('input[name=outage]')).toEqual([]);
    drawn.click('[data-action=alerts]');
    expect(drawn.done).toEqual(['allow alerts']);
  });
});

describe('language and digits', () => {
  it('are chosen, and given back to the browser', () => {
    const drawn = draw();
    drawn.choose('[name=language]', 'ar');
    drawn.choose('[name=digits]', 'arab');
    expect(drawn.changes.map(({ language, digits }) => [language, digits])).toEqual([
      ['ar', undefined],
      [undefined, 'arab'],
    ]);
    const arabic = draw({ settings: { ...settings, language: 'ar' }, tag: 'ar' });
    arabic.choose('[name=language]', '');
    expect(arabic.changes).toEqual([settings]);
  });

  it('name each language in its own words', () => {
    const named = draw()
      .all('[name=language] option')
      .map(({ textContent }) => textContent);
    expect(named.slice(0, 3)).toEqual(["The browser's", 'English', 'العربية']);
  });
});

describe('what can be seen and taken back', () => {
  it('is every host, those of chosen services first', () => {
    const hosts = draw().all('.hosts code');
    const names = hosts.map(({ textContent }) => textContent);
    expect(names).toContain('www.example.org');
    for (const { endpoints } of services)
      for (const { probe, brokenSince } of endpoints)
        if (!brokenSince) expect(names).toContain(new URL(probe.url).hostname);
    expect(new Set(hosts.map(({ dir }) => dir))).toEqual(new Set(['ltr']));
  });

  it('is every permission, in plain words', () => {
    const drawn = draw();
    drawn.click('[data-permission=telegram] button');
    drawn.click('[data-permission=signal] button');
    expect(drawn.done).toEqual(['revoke telegram', 'allow signal']);
    expect(drawn.text('[data-permission=telegram]')).toBe('Detailed checks for TelegramAllowedTake back');
  });
});

describe('the page of the settings', () => {
  it('says that a wish was kept', () => {
    expect(draw().text('.saved')).toBe('');
    expect(draw({ wasSaved: true }).text('.saved')).toBe('Saved.');
  });

  it('is whole in Arabic, and every control has a name', () => {
    const drawn = draw({ tag: 'ar', wasTested: true });
    expect(drawn.text('main')).not.toMatch(/\$|[a-z]+_[a-z]|undefined/);
    const nameless = drawn
      .all('button, select, input')
      .filter(
        (each) =>
          !(each.getAttribute('aria-label') ?? each.closest('label')?.textContent ?? each.textContent).trim(),
      );
    expect(nameless).toEqual([]);
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

describe('the limit of a month', () => {
  it('is chosen, given up, and said when it is reached', () => {
    const drawn = draw();
    drawn.choose('[name=cap]', '20000000');
    expect(drawn.changes[0]!.capBytes).toBe(20_000_000);
    const capped = draw({ settings: { ...settings, capBytes: 10_000_000 } });
    expect(capped.text('[data-capped]')).toBe(
      'The limit is reached: until 1 December nothing is checked but what you ask for.',
    );
    capped.choose('[name=cap]', '');
    expect(capped.changes).toEqual([settings]);
  });
});

describe('the permission for alerts', () => {
  it('can be given back', () => {
    const drawn = draw({ alerts: 'on' });
    drawn.click('[data-action=revoke-alerts]');
    expect(drawn.done).toEqual(['revoke alerts']);
  });
});
