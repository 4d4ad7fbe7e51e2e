// @vitest-environment happy-dom
/** What others say, in the popup: the line under the answer, the lines of an open row, and where else to look. */
import { describe, expect, it } from 'vitest';
import { askedOthers, opinionsOf } from '../../src/core/view/others.ts';
import { linksOut } from '../../src/popup/links-out.tsx';
import { OnlyMeOffer } from '../../src/popup/ask-others.tsx';
import { onlyMeLine } from '../../src/popup/only-me.ts';
import { customService } from '../../src/services/custom.ts';
import { hashtagOf } from '../../src/services/hashtag.ts';
import { services } from '../../src/services/index.ts';
import { pageless, statusPages } from '../../src/services/status-pages.ts';
import { sourceName } from '../../src/ui/source-name.ts';
import { vantages } from '../../src/vantages/index.ts';
import { hashtagsOf } from '../../src/vantages/mastodon.ts';
import { MINUTE, NOW } from '../moment.ts';
import { othersSay, watched, type OthersSay } from '../ui/fixtures/others.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';
import { draw } from './draw.tsx';

const words = wordsFor('en');
const names = { whatsapp: 'WhatsApp' };
const whatsapp = watched.services.find(({ id }) => id === 'whatsapp')!;
const line = (state: OthersSay, tag = 'en') => onlyMeLine(othersSay[state], watched, NOW, wordsFor(tag));

const open = (state: OthersSay, isAsking = false) =>
  draw('unreachable', {
    open: ['whatsapp'],
    inside: {
      others: {
        opinions: opinionsOf(othersSay[state], whatsapp, NOW),
        asked: askedOthers(othersSay[state], 'whatsapp', NOW),
        links: linksOut(whatsapp, 'IQ', NOW, words),
        ...{ isAsking, names },
      },
    },
  });

describe('the answer to "only me?"', () => {
  it.each([
    [
      'others-see-it',
      'Others see it too: 212 posts in the last half hour. WhatsApp has no public status page.',
    ],
    ['silent-elsewhere', "Not only you: WhatsApp doesn't answer in Germany, India and Brazil either."],
    [
      'blocked-here',
      'Others in your country see it too: measurements of WhatsApp fail there, and hardly anywhere else.',
    ],
    ['contradictory', 'Those asked contradict each other about WhatsApp, so the cause stays open.'],
    ['asked-in-vain', ''],
    ['unasked', ''],
  ] as const)('where %s', (state, said) => {
    expect(line(state)).toBe(said);
  });

  it('calls countries by their names in the language of the reader', () => {
    expect(line('silent-elsewhere', 'ar')).toContain('ألمانيا والهند والبرازيل');
  });

  it('is read out with the answer, and nothing stands there where nobody was heard', () => {
    const page = draw('unreachable', { onlyMe: line('others-see-it') });
    expect(page.text('[role=status]')).toMatch(/^WhatsApp hasn't answered .*Others see it too: 212 posts/);
    expect(draw('unreachable', { onlyMe: '' }).all('[role=status] p')).toHaveLength(1);
  });

  it('is offered where nobody was heard, by a button that does not stand out, and says how that stands', () => {
    const asked: string[] = [];
    const offer = (state: OthersSay, isAsking = false) =>
      render(
        <OnlyMeOffer
          service="whatsapp"
          asked={askedOthers(othersSay[state], 'whatsapp', NOW)}
          onAsk={(id) => asked.push(id)}
          {...{ isAsking, words }}
        />,
      );
    expect(offer('unasked').text()).toBe('Only me? Ask others');
    expect(offer('asked-in-vain').text()).toContain('None of those asked could tell.');
    expect(offer('unasked', true).text()).toContain('Asking others…');
    offer('unasked', true).click('[data-action=ask-others]');
    expect(asked).toEqual([]);
    const page = offer('unasked');
    page.click('[data-action=ask-others]');
    expect([asked, page.all('.main')]).toEqual([['whatsapp'], []]);
  });
});

describe('an open row', () => {
  it('has what each source says, with its age, and marks what no longer counts', () => {
    const page = open('others-see-it');
    const said = page.all('[data-vantage]').map(({ dataset }) => [dataset['vantage'], dataset['says']]);
    expect(said).toEqual([
      ['mastodon', 'trouble'],
      ['ioda', 'up'],
      ['globalping', 'up'],
      ['signal-flag', 'up'],
    ]);
    const first = page.one('[data-vantage=mastodon]');
    expect(first.dataset['at']).toBe(String(NOW - 3 * MINUTE));
    expect(first.textContent).toContain('212 posts about trouble with it in the last half hour.');
    expect(first.querySelector('time')!.textContent).toBe('00:34');
    expect(first.textContent).not.toContain('no longer counts');
    expect(page.text('[data-vantage=signal-flag]')).toContain('no longer counts');
  });

  it('leads to the page of a source, which learns nothing of who comes, and to no other address', () => {
    const link = open('others-see-it').one('[data-vantage=mastodon] a') as HTMLAnchorElement;
    expect([link.href, link.target, link.rel]).toEqual([
      'https://mastodon.social/tags/whatsappdown',
      '_blank',
      'noopener noreferrer',
    ]);
    const [opinion] = opinionsOf(othersSay['others-see-it'], whatsapp, NOW);
    const hostile = draw('unreachable', {
      open: ['whatsapp'],
      inside: {
        others: {
          opinions: [{ ...opinion!, url: 'javascript:alert(1)' }],
          ...{ asked: 'heard', isAsking: false, links: [], names },
        },
      },
    });
    expect(hostile.all('[data-vantage] a')).toEqual([]);
  });

  it('asks others at a press', () => {
    const page = open('unasked');
    page.click('.others [data-action=ask-others]');
    expect(page.done).toEqual(['ask-others whatsapp']);
  });

  it('says nothing of others about a service of the user’s own', () => {
    expect(draw('unreachable', { open: ['whatsapp'] }).all('.others')).toEqual([]);
  });
});

describe('the links', () => {
  const urls = (id: string) =>
    linksOut(
      services.find((one) => one.id === id)!,
      'IQ',
      NOW,
      words,
    ).map(({ url }) => url);

  it('are those of this service and country', () => {
    expect(urls('whatsapp')).toEqual([
      'https://downdetector.com/search/?q=WhatsApp',
      expect.stringMatching(
        /^https:\/\/explorer\.ooni\.org\/chart\/mat\?test_name=whatsapp&probe_cc=IQ&since=/,
      ),
      'https://x.com/search?q=%23whatsappdown&f=live',
    ]);
    expect(urls('discord')[0]).toBe('https://discordstatus.com/');
    expect(urls('discord')[2]).toContain('test_name=web_connectivity&domain=discord.com');
  });

  it('tell nothing of who follows them', () => {
    const links = open('unasked').all('.links-out a') as HTMLAnchorElement[];
    expect(links).toHaveLength(3);
    expect(links.every(({ rel, target }) => rel === 'noopener noreferrer' && target === '_blank')).toBe(true);
  });

  it('name no service of the user’s own', () => {
    const own = customService({
      ...{ id: 'own-x', name: 'x.example.org', kind: 'mattermost' },
      ...{ url: 'https://x.example.org', openUrl: 'https://x.example.org' },
    });
    expect(linksOut(own, 'IQ', NOW, words)).toEqual([]);
  });
});

describe('what is known of sources beside the register', () => {
  it('is a name of each of them', () => {
    const nameless = vantages.filter(({ id }) => sourceName(id) === id);
    expect(nameless.map(({ id }) => id)).toEqual([]);
  });

  it('is the hashtag that is counted first', () => {
    const others = services.filter((service) => hashtagsOf(service)[0] !== hashtagOf(service.id));
    expect(others.map(({ id }) => id)).toEqual([]);
  });

  it('are status pages of services of the catalogue, none of which has and has not one', () => {
    const known = services.map(({ id }) => id);
    const named = [...Object.keys(statusPages), ...pageless];
    expect(named.filter((id) => !known.includes(id))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });
});
