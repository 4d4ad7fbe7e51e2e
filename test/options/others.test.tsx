// @vitest-environment happy-dom
/** What stands at the switches of outside sources, and what is chosen beside them. */
import { describe, expect, it } from 'vitest';
import { ASKED_KINDS } from '../../src/core/model/opinion.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { vantages } from '../../src/vantages/index.ts';
import { settings as firstSettings } from '../ui/fixtures/settings.ts';
import { openOthers, withServices } from './open-others.tsx';

const everybody = withServices('discord', 'slack', 'teams', 'signal', 'whatsapp');
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

describe('the switches of outside sources', () => {
  it('are one for each kind, all off at first', () => {
    const page = openOthers();
    const boxes = page.all('[data-source] > label input') as HTMLInputElement[];
    expect(boxes.map(({ name }) => name)).toEqual(ASKED_KINDS.map((kind) => `source-${kind}`));
    expect(boxes.map(({ checked }) => checked)).toEqual([false, false, false, false, false]);
    expect(page.all('[name^=by-itself]')).toEqual([]);
  });

  it('say who is asked: hosts, what is learned, bytes', () => {
    const page = openOthers({ settings: everybody });
    const [discord] = page.all('[data-source=operator] .inner li');
    expect(plain(discord!.textContent)).toMatch(/^Discord Status discordstatus\.com about 6 kB each time/);
    expect(plain(page.text('[data-source=operator]'))).toContain(
      'Learns: which service you ask about and your IP address.',
    );
    expect(plain(page.text('[data-source=country]'))).toContain(
      'Learns: the country you chose, the provider you name below and your IP address.',
    );
    expect(plain(page.text('[data-source=resolver]'))).toContain('the name of the server that fails here');
    expect(page.text('[data-source=remote]')).toContain('Results are public');
  });

  it('name every source of the register once its service is chosen', () => {
    const known = [...new Set(vantages.flatMap(({ services }) => (services === 'any' ? [] : services)))];
    const page = openOthers({ settings: withServices(...known) });
    const hosts = page.all('[data-source] code').map(({ textContent }) => textContent);
    expect(hosts).toEqual(vantages.flatMap((one) => one.hosts));
  });

  it('name nobody who knows none of the chosen services', () => {
    const page = openOthers({ settings: withServices('whatsapp') });
    expect(page.all('[data-source=operator] code')).toEqual([]);
    expect(page.text('[data-source=operator]')).toContain('None of the services you chose');
  });

  it('say at those who measure what that may mean', () => {
    const page = openOthers();
    const marked = page.all('[data-source]').filter((one) => one.textContent.includes('may mark you'));
    expect(marked.map((one) => one.dataset.source)).toEqual(['remote', 'country']);
  });
});

describe('further choices', () => {
  it('are off until they are ticked, each for itself', async () => {
    const on: Settings = { ...everybody, sources: ['operator', 'country'] };
    const page = openOthers({ settings: on, grants: 'all' });
    const boxes = ['by-itself-operator', 'by-itself-country', 'watches-operators'];
    for (const name of boxes) expect((page.one(`[name=${name}]`) as HTMLInputElement).checked).toBe(false);
    await page.click('[name=by-itself-country]');
    expect(page.settings()).toMatchObject({ asksByItself: ['country'] });
    await page.click('[name=by-itself-operator]');
    await page.click('[name=watches-operators]');
    expect(page.settings()).toMatchObject({ asksByItself: ['operator', 'country'], watchesOperators: true });
    await page.click('[name=by-itself-country]');
    expect(page.settings().asksByItself).toEqual(['operator']);
  });

  it('say which country is asked about, or that without one nobody is', () => {
    const on: Settings = { ...firstSettings, sources: ['country'] };
    expect(openOthers({ settings: on }).text('[data-source=country] a')).toMatch(/^Choose your country/);
    const page = openOthers({ settings: { ...on, country: 'DE' }, isWhole: true });
    expect(plain(page.text('[data-source=country] a'))).toBe('Your country: Germany');
    expect(page.one('[data-source=country] a').getAttribute('href')).toBe('#country');
    expect(page.all('section#country')).toHaveLength(1);
  });

  it('take the number of a provider as people write it, and nothing else', async () => {
    const page = openOthers({ settings: { ...firstSettings, sources: ['country'] } });
    for (const [typed, kept] of [
      ['AS3320', 3320],
      [' as 3320 ', 3320],
      ['٣٣٢٠', 3320],
      ['4294967295', 4_294_967_295],
      ['', undefined],
    ] as const) {
      page.choose('[name=provider]', typed);
      await page.rest();
      expect(page.settings().provider, typed).toBe(kept);
      expect(page.text('#provider-problem')).toBe('');
    }
    for (const typed of ['0', '4294967296', 'Telekom', '-1', '3320.5', '99999999999']) {
      page.choose('[name=provider]', typed);
      await page.rest();
      expect(page.settings().provider, typed).toBeUndefined();
      expect(page.text('#provider-problem')).toBe('This is no such number.');
    }
  });
});

describe('whoever comes from the popup', () => {
  const on: Settings = { ...withServices('signal'), sources: ['operator'] };

  it('is told why they are here, and leads back once somebody can be asked', async () => {
    const page = openOthers({ settings: withServices('signal'), about: 'signal' });
    expect(plain(page.text('#others'))).toContain('You want to ask others about Signal.');
    expect(page.all('[data-action=ask-others]')).toEqual([]);
    await page.click('[name=source-operator]');
    expect(page.all('[data-action=ask-others]')).toHaveLength(1);
    await page.click('[data-action=ask-others]');
    expect(page.did.at(-1)).toBe('ask signal');
    expect(plain(page.text('.ask-now'))).toContain('Asked. What they say stands in');
  });

  it('is led back only where somebody can be asked about that service', () => {
    const sources = ['operator'] as const;
    const shows = (about: string, grants?: 'all') =>
      openOthers({
        settings: { ...withServices('whatsapp', 'slack'), sources },
        about,
        ...(grants && { grants }),
      }).all('[data-action=ask-others]').length;
    expect(shows('slack', 'all')).toBe(1);
    expect(shows('slack')).toBe(0);
    expect(shows('whatsapp', 'all')).toBe(0);
  });

  it('finds the way with the keyboard: the heading takes the focus', () => {
    const page = openOthers({ settings: on });
    page.lead('#others=signal');
    expect(document.activeElement?.textContent).toBe('Ask others');
    page.lead('#country');
    expect(document.activeElement?.textContent).toBe('Ask others');
  });

  it.each(['#others', '#others=nobody', '#others=%E0%A4%A', '#others=a/b', ''])(
    'is asked about nothing by %s',
    (hash) => {
      const page = openOthers({ settings: on, hash });
      expect(page.text('#others')).not.toContain('You want to ask');
      expect(page.all('[data-action=ask-others]')).toEqual([]);
    },
  );
});

describe('the section', () => {
  it('is whole in Arabic, and every control has a name', () => {
    const page = openOthers({
      settings: { ...everybody, sources: ASKED_KINDS },
      about: 'signal',
      tag: 'ar',
    });
    expect(page.text('#others')).not.toMatch(/\$|[a-z]+_[a-z]|undefined/);
    expect(page.nameless()).toEqual([]);
    expect(page.text('#others h2')).toBe('سؤال آخرين');
  });
});

describe('the hosts that are contacted', () => {
  const contacted = (page: ReturnType<typeof openOthers>, isFolded: boolean) =>
    page
      .all('.hosts code')
      .filter((code) => (code.closest('details') !== null) === isFolded)
      .map(({ textContent }) => textContent);

  it('have those of sources that are switched on, the others among what may be chosen', () => {
    const all = vantages.flatMap((one) => one.hosts);
    const off = openOthers({ settings: everybody, isWhole: true });
    for (const host of all) expect(contacted(off, true)).toContain(host);
    const on = openOthers({
      settings: { ...everybody, sources: ['operator', 'country'] },
      isWhole: true,
    });
    expect(contacted(on, false)).toEqual(
      expect.arrayContaining(['discordstatus.com', 'slack-status.com', 'api.ooni.io']),
    );
    expect(contacted(on, false)).not.toContain('www.zoomstatus.com');
    expect(contacted(on, true)).toEqual(expect.arrayContaining(['www.zoomstatus.com', 'mastodon.social']));
  });
});
