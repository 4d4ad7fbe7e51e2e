// @vitest-environment happy-dom
/** "Ask a friend" and "Tell others": what is offered to be sent, and what is made of a friend's text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFriendText, writeFriendLine, MOST_LETTERS } from '../../src/core/model/friend-line.ts';
import type { FriendPanel } from '../../src/popup/ask-friend.tsx';
import { languages } from '../../src/words/index.ts';
import { countryServices, services } from '../../src/services/index.ts';
import { HOUR, MINUTE, NOW } from '../moment.ts';
import { down, row, type FullRow } from '../ui/fixtures/rows.ts';
import { about, rest, view } from '../ui/fixtures/view.ts';
import { draw } from './draw.tsx';

const names = Object.fromEntries([...services, ...countryServices].map(({ id, name }) => [id, name]));
const SINCE = NOW - 25 * MINUTE;

function open(panel: Partial<FriendPanel> | undefined, more: Partial<FullRow> = {}, tag = 'en') {
  const shown = { ...down, sinceAt: SINCE, checkedAt: NOW - MINUTE, ...more };
  return draw('unreachable', {
    ...{ tag, open: ['whatsapp'], view: view(about('answer_unreachable'), [shown, ...rest]) },
    inside: {
      others: {
        ...{ opinions: [], asked: 'nobody', isAsking: false, links: [], names, country: 'IQ' },
        friend: panel && { service: 'whatsapp', ...panel },
        telling: panel ? undefined : { service: 'whatsapp' },
      },
    },
  });
}

const textOf = (page: ReturnType<typeof open>) => (page.one('.friend textarea') as HTMLTextAreaElement).value;

describe('the text for a friend', () => {
  it('is at first a sentence that needs no Wasl', () => {
    expect(textOf(open({}))).toBe("WhatsApp hasn't answered me since 00:10. Does it for you?");
    expect(textOf(open({}, { sinceAt: undefined as never }))).toBe(
      "WhatsApp isn't answering me. Does it for you?",
    );
  });

  it('has a line for a Wasl only where that is wished, and the country only where that is ticked', () => {
    const known = services.map(({ id }) => id);
    const read = (panel: Partial<FriendPanel>) => readFriendText(textOf(open(panel)), known, NOW).lines;
    expect(read({})).toEqual([]);
    expect(read({ withCode: true })).toEqual([
      { service: 'whatsapp', answers: false, at: NOW - 2 * MINUTE, sinceAt: NOW - 27 * MINUTE },
    ]);
    expect(read({ withCode: true, withCountry: true })[0]!.country).toBe('IQ');
    expect(read({ withCountry: true })).toEqual([]);
    const page = open({ withCode: true });
    expect(page.text('.friend')).toContain('The line says where I am: Iraq');
    page.click('[name=with-country]');
    expect(page.done).toEqual(['change {"withCountry":true}']);
  });

  it('says nothing of an answer that is not known to be one', () => {
    const part = open({ withCode: true }, { status: 'degraded' });
    expect(textOf(part)).toBe('Does WhatsApp answer you at the moment?');
    expect(part.all('[name=with-code]')).toEqual([]);
    expect(textOf(open({ withCode: true }, { status: 'up' }))).toMatch(
      /^WhatsApp answers me\. .*\nwasl1\/whatsapp\/y\//,
    );
  });

  it('is one message in every language, without marks that a telephone would count or show', () => {
    for (const { tag } of languages) {
      const text = textOf(open({ withCode: true, withCountry: true }, {}, tag));
      expect(text.length).toBeLessThanOrEqual(MOST_LETTERS);
      expect(text).not.toMatch(/[\u2066-\u2069…]/);
    }
  });

  it('is copied at a press, and says so, and who else can read it', () => {
    const page = open({});
    page.click('[data-action=copy-friend]');
    expect(page.done).toEqual([`copy ${textOf(page)}`]);
    expect(page.text('.friend')).toContain('Your operator can read SMS.');
    expect(open({ copied: textOf(page) }).text('.friend [role=status]')).toBe('Copied.');
    expect(open({ copied: 'refused' }).text('.friend [role=status]')).toContain('did not allow');
  });
});

describe('a friend’s text', () => {
  const line = writeFriendLine({ service: 'whatsapp', answers: true, at: NOW - 6 * MINUTE, country: 'DE' });

  it('stands beside what is seen here, as what a text says', () => {
    const page = open({ pasted: `It works for me. ${line}` });
    expect(page.text('[data-vantage=friend]')).toBe('This text says: Germany, answers, 00:30.');
    expect(page.text('.pasted')).toContain('Here: No answer since 00:12 (25 min)');
    page.click('[name=keep-friend]');
    expect(page.done).toEqual([`keep It works for me. ${line}`]);
  });

  it('may be about another service, of a newer Wasl, old, or about nothing', () => {
    const other = writeFriendLine({ service: 'telegram', answers: false, at: NOW, sinceAt: NOW - HOUR });
    expect(open({ pasted: other }).text('[data-vantage=friend]')).toBe(
      'Telegram This text says: no answer since 23:35.',
    );
    expect(open({ pasted: line.replace('wasl1', 'wasl2') }).text('.pasted')).toContain('newer version');
    expect(open({ pasted: 'Yes, it works!' }).text('.pasted')).toBe('There is no line from Wasl in it.');
    expect(open({ pasted: '' }).all('.pasted')).toEqual([]);
  });

  it('may be anything: nothing of it is drawn but its moment, its country and whether it answers', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme' })),
        fc.constantFrom('', line, `<img src=x onerror=alert(1)>${line}`, line.toUpperCase()),
        (noise, inside) => {
          const page = open({ pasted: `${noise}${inside} ${noise}` });
          for (const shown of page.all('[data-vantage]'))
            expect(shown.textContent).toMatch(
              /^(?:Telegram )?(?:This text says: |What it says is not of now)/,
            );
          expect(page.all('.pasted img, .pasted script, .pasted a')).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a sentence for the public', () => {
  it('is offered only where the trouble is held to be the service’s own', () => {
    const buttons = (more: Partial<FullRow>) => open({}, more).all('[data-action=tell-others]').length;
    expect(buttons({ cause: 'service' })).toBe(1);
    expect([buttons({ cause: 'unclear' }), buttons({ cause: 'blocked' })]).toEqual([0, 0]);
    expect(buttons({ cause: 'service', status: 'degraded' })).toBe(0);
  });

  it('says that it is public, can be copied, and leads to the user’s own page at X', () => {
    const page = open(undefined, { cause: 'service' });
    const said = "WhatsApp isn't answering here, checked with Wasl. #whatsappdown";
    expect(page.text('.tell')).toContain(`Public, under your name.${said}`);
    page.click('[data-action=copy-telling]');
    expect(page.done).toEqual([`copy ${said}`]);
    const link = page.one('.tell a') as HTMLAnchorElement;
    expect(new URL(link.href).searchParams.get('text')).toBe(said);
    expect([link.target, link.rel]).toEqual(['_blank', 'noopener noreferrer']);
  });
});

it('both are closed until their buttons are pressed', () => {
  const page = draw('unreachable', {
    open: ['whatsapp'],
    view: view(about('answer_unreachable'), [
      { ...row('whatsapp'), status: 'down', cause: 'service' },
      ...rest,
    ]),
    inside: { others: { opinions: [], asked: 'nobody', isAsking: false, links: [], names } },
  });
  expect(page.all('.panel')).toEqual([]);
  page.click('[data-action=ask-friend]');
  page.click('[data-action=tell-others]');
  expect(page.done).toEqual(['ask-friend whatsapp', 'tell whatsapp']);
});
