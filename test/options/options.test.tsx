// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { checkUpContacts } from '../../src/services/check-up.ts';
import { hosts as hostsOf, services } from '../../src/services/index.ts';
import { settings } from '../ui/fixtures/settings.ts';
import { draw } from './draw.tsx';

describe('the index', () => {
  it.each(['en', 'ar'])(
    'leads to each section that is there, in their order, by its own heading, in %s',
    (tag) => {
      for (const drawn of [draw({ tag }), draw({ tag, canGrant: false })]) {
        const links = drawn
          .all('nav a')
          .map((link) => [link.getAttribute('href')!.slice(1), link.textContent]);
        const sections = drawn
          .all('section[id]')
          .map((section) => [section.id, section.querySelector('h2')?.textContent]);
        expect(links.length).toBeGreaterThan(6);
        expect(links).toEqual(sections);
      }
    },
  );
});

describe('before anything is painted', () => {
  it('the services are drawn, which are in view, and what is below them after that', () => {
    const drawn = draw({ isFirst: true });
    const sections = drawn.all('section').map(({ id }) => id);
    expect(sections).toEqual(['services']);
    expect(drawn.all('[data-service=whatsapp] input')).toHaveLength(1);
    expect(drawn.one('main').getAttribute('aria-busy')).toBe('true');
    const whole = draw();
    expect(whole.all('section').map(({ id }) => id)).toContain('pace');
    expect(whole.one('main').hasAttribute('aria-busy')).toBe(false);
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
    for (const host of hostsOf(checkUpContacts)) expect(names).toContain(host);
    expect(new Set(hosts.map(({ dir }) => dir))).toEqual(new Set(['ltr']));
  });

  it('is every permission, in plain words', () => {
    const drawn = draw();
    drawn.click('[data-gear=telegram]');
    drawn.click('[data-gear=signal]');
    drawn.click('[data-permission=telegram] button');
    drawn.click('[data-permission=signal] button');
    expect(drawn.done).toEqual(['revoke telegram', 'allow signal']);
    expect(drawn.text('[data-permission=telegram]')).toMatch(/^Detailed checks for Telegram.*AllowedRemove$/);
  });
});

describe('the permissions', () => {
  it('are told with what Firefox gives besides', () => {
    expect(draw({ browser: 'chromium' }).text()).not.toContain('In Firefox also');
    expect(draw({ browser: 'firefox' }).text()).toContain('In Firefox also');
  });

  it('say on each button what it allows; of a service that is no longer watched it can still be taken back', () => {
    const drawn = draw({ granted: ['telegram', 'discord'] });
    const described = drawn
      .all('.permissions button')
      .map((button) => drawn.one(`#${button.getAttribute('aria-describedby')}`).textContent);
    expect(described[0]).toBe('Show alerts');
    expect(described).toContain('Detailed checks of the independent sites');
    expect(described).toContain('Detailed checks for Discord');
    expect(new Set(described).size).toBe(described.length);
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
    expect(drawn.nameless()).toEqual([]);
  });
});
