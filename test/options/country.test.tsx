// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { settings } from '../ui/fixtures/settings.ts';
import { draw } from './draw.tsx';

const inIran = { ...settings, country: 'IR' };
const list = (drawn: ReturnType<typeof draw>) => drawn.one('[name=country]') as HTMLSelectElement;
const button = (drawn: ReturnType<typeof draw>) =>
  drawn.all('button').find(({ textContent }) => textContent?.startsWith('By its time zone'));

/** The hosts above the fold of those that something else would add. */
const contacted = (drawn: ReturnType<typeof draw>) =>
  drawn
    .all('.hosts code')
    .filter((code) => !code.closest('details'))
    .map(({ textContent }) => textContent);
const others = (drawn: ReturnType<typeof draw>) =>
  drawn.all('details .hosts code').map(({ textContent }) => textContent);

describe('the country', () => {
  it('is not said until it is chosen', () => {
    const drawn = draw();
    expect(list(drawn).value).toBe('');
    expect(button(drawn)).toBeUndefined();
    const select = list(drawn);
    select.value = 'TR';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(drawn.changes.map(({ country }) => country)).toEqual(['TR']);
  });

  it('is proposed by the time zone, and taken by a click alone', () => {
    const drawn = draw({ proposedCountry: 'IR' });
    expect(list(drawn).value).toBe('');
    expect(button(drawn)!.textContent).toBe('By its time zone this computer is here: Iran. Choose it');
    button(drawn)!.click();
    expect(drawn.changes.map(({ country }) => country)).toEqual(['IR']);
    expect(button(draw({ settings: inIran, proposedCountry: 'RU' }))).toBeUndefined();
  });

  it('can be taken back, and what was said of its sites with it', () => {
    const drawn = draw({ settings: { ...inIran, sparesDomestic: true } });
    const select = list(drawn);
    select.value = '';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(drawn.changes).toEqual([settings]);
  });

  it('has names in the language of the page', () => {
    const names = (tag: string) => [...list(draw({ tag })).options].map(({ textContent }) => textContent);
    expect(names('en')).toEqual(expect.arrayContaining(['Not said', 'Iran', 'Türkiye']));
    expect(names('ar')).toContain('إيران');
  });
});

describe('sites inside it', () => {
  it('are named with a switch of their own, and listed among the hosts while it is on', () => {
    const drawn = draw({ settings: inIran });
    const asks = drawn.one('[name=country-asks]') as HTMLInputElement;
    expect(asks.closest('label')!.textContent?.replace(/[\u2066-\u2069]/g, '')).toBe(
      'When nothing abroad answers, ask divar.ir and www.digikala.com, at most every 15 minutes',
    );
    expect(asks.checked).toBe(true);
    expect(contacted(drawn)).toEqual(expect.arrayContaining(['divar.ir', 'www.digikala.com']));
    asks.click();
    expect(drawn.changes.map(({ sparesDomestic }) => sparesDomestic)).toEqual([true]);
    const off = draw({ settings: { ...inIran, sparesDomestic: true } });
    expect(contacted(off)).not.toContain('divar.ir');
    expect(others(off)).toContain('divar.ir');
  });

  it('of other countries are listed as what choosing those would add', () => {
    expect(others(draw())).toEqual(expect.arrayContaining(['divar.ir', 'ya.ru', 'connect.rom.miui.com']));
    expect(contacted(draw())).not.toContain('divar.ir');
  });

  it('are none where no source is known, and that is said', () => {
    const drawn = draw({ settings: { ...settings, country: 'NZ' } });
    expect(drawn.all('[name=country-asks]')).toEqual([]);
    expect(drawn.text()).toContain('Wasl knows no site inside this country that it could ask.');
  });
});
