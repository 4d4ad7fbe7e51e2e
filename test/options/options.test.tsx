// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/core/model.ts';
import { Options } from '../../src/options/options.tsx';
import type { Props } from '../../src/options/options.tsx';
import { services } from '../../src/services/index.ts';
import { costs, settings, spent } from '../ui/fixtures/settings.ts';
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
      'At this interval: about 24 MB a month; notices an outage within 7 min, a silent chat gateway within 12 min.',
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
      ['Hosts you tested', '0.5 kB', '0.5 kB'],
      ['Others', '0.1 kB', '5.5 kB'],
      ['Together', '3.6 kB', '20 kB'],
    ]);
  });

  it('stands beside its limit', () => {
    const drawn = draw({ settings: { ...settings, capBytes: 20_000_000 } });
    expect(drawn.text()).toContain('12 MB of 20 MB are used.');
  });
});

describe('the name of a service', () => {
  const field = '[data-rename=whatsapp] input';

  it('is the user’s own, kept, and taken back', () => {
    const drawn = draw();
    (drawn.one(field) as HTMLInputElement).value = '  Family ';
    drawn.one(field).dispatchEvent(new Event('change', { bubbles: true }));
    const [own] = drawn.changes;
    expect(own!.services[0]).toEqual({ id: 'whatsapp', name: 'Family' });

    const named = draw({ settings: own! });
    expect(named.text('[data-service=whatsapp] label')).toBe('FaFamilyWhatsApp');
    expect(named.text('[data-permission=whatsapp]')).toContain('Detailed checks for Family');
    expect(named.text('.hosts dt')).toBe('Family');
    named.click('[data-rename=whatsapp] [data-action=name-back]');
    expect(named.changes).toEqual([settings]);
  });

  it.each(['', '   ', 'WhatsApp'])('is never "%s" of one’s own', (typed) => {
    const drawn = draw();
    (drawn.one(field) as HTMLInputElement).value = typed;
    drawn.one(field).dispatchEvent(new Event('change', { bubbles: true }));
    expect(drawn.changes).toEqual([settings]);
  });
});

describe('about', () => {
  it('says whose code it is, what others see, and what never happens', () => {
    const text = draw({ keys: 'Alt+Shift+W' }).text();
    for (const part of [
      '0.1.0',
      'MIT',
      'none is loaded from elsewhere',
      'What Wasl never does',
      'Alt+Shift+W',
    ])
      expect(text).toContain(part);
    expect(draw({ keys: '' }).text()).toContain('can give keys to opening Wasl');
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

  it.each([
    ['windows', 'Windows holds it back'],
    ['mac', 'macOS holds it back'],
    ['linux', 'your desktop holds it back'],
    ['other', 'your system holds it back'],
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

describe('language and digits', () => {
  it('are chosen, and given back to the browser', () => {
    const drawn = draw();
    drawn.choose('[name=language]', 'ar');
    expect(drawn.changes.map(({ language }) => language)).toEqual(['ar']);
    const arabic = draw({ settings: { ...settings, language: 'ar' }, tag: 'ar' });
    arabic.choose('[name=digits]', 'arab');
    arabic.choose('[name=language]', '');
    expect(arabic.changes).toEqual([{ ...settings, language: 'ar', digits: 'arab' }, settings]);
  });

  it.each([
    ['en', ['0123456789']],
    ['ar', ['0123456789', '٠١٢٣٤٥٦٧٨٩']],
    ['fa', ['0123456789', '۰۱۲۳۴۵۶۷۸۹']],
    ['ur', ['0123456789', '۰۱۲۳۴۵۶۷۸۹']],
    ['hi', ['0123456789', '०१२३४५६७८९']],
  ])('offer Latin digits and the own ones of %s', (tag, digits) => {
    const offered = draw({ tag }).all('[name=digits] option');
    expect(offered.slice(1).map(({ textContent }) => textContent)).toEqual(digits);
  });

  it('keep offering digits that were chosen in another language', () => {
    const drawn = draw({ settings: { ...settings, digits: 'deva' } });
    expect((drawn.one('[name=digits]') as HTMLSelectElement).value).toBe('deva');
  });

  it('say which languages are drafts', () => {
    const named = draw()
      .all('[name=language] option')
      .map(({ textContent }) => textContent);
    expect(named.filter((name) => name.includes('draft'))).toHaveLength(9);
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

describe('the permissions', () => {
  it('are told with what Firefox gives besides', () => {
    expect(draw({ browser: 'chromium' }).text()).not.toContain('In Firefox also');
    expect(draw({ browser: 'firefox' }).text()).toContain('In Firefox also');
  });

  it('are given and taken for the independent sites too', () => {
    const drawn = draw({ granted: ['control'] });
    drawn.click('[data-permission=control] button');
    expect(drawn.done).toEqual(['revoke control']);
    const without = draw({ granted: [] });
    without.click('[data-permission=control] button');
    expect(without.done).toEqual(['allow control']);
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
