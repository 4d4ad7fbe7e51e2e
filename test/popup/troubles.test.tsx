// @vitest-environment happy-dom
/** What the browser refuses is said where the user looks, and nothing old is said as if it were of now. */
import { describe, expect, it, vi } from 'vitest';
import { Offers } from '../../src/popup/offers.tsx';
import { lateLine, undeliveredAt, withTroubles } from '../../src/popup/troubles.ts';
import { showUnread } from '../../src/popup/unread.tsx';
import { languages } from '../../src/words/index.ts';
import type { Trouble } from '../../src/core/view/trouble.ts';
import { NOW } from '../moment.ts';
import { unawaited } from '../../src/platform/unawaited.ts';
import { render } from '../ui/render.tsx';
import { views } from '../ui/fixtures/views.ts';
import { answerWords, wordsFor } from '../words/catalogues.ts';
import { draw } from './draw.tsx';

const nothing = () => undefined;
const plain = (text: string | null | undefined) => text?.replace(/[\u2066-\u2069]/g, '');

const WHAT = ['read', 'save', 'wake', 'button', 'alert'] as const;
const all = (reason: string): Trouble[] => [...WHAT, 'check' as const].map((what) => ({ what, reason }));

function notes(tag: string, troubles: readonly Trouble[], more: { undeliveredAt?: number } = {}) {
  const words = wordsFor(tag);
  const page = (
    <Offers
      {...{ troubles, words, ...more }}
      now={NOW}
      onAlerts={nothing}
      onDetailed={nothing}
      onDecline={nothing}
      onSeen={nothing}
    />
  );
  return render(page)
    .all('[data-trouble]')
    .map(({ textContent }) => plain(textContent));
}

describe('what the browser refuses', () => {
  it('leaves nothing standing of what was known before, where nothing can be checked', () => {
    const before = views['unreachable']!;
    expect(before.next.kind).toBe('open-alternative');
    const { next, alternatives, connection } = withTroubles(before, all('Refused'));
    expect({ next, alternatives, connection }).toEqual({
      ...{ next: { kind: 'none' }, alternatives: [], connection: 'unknown' },
    });
  });

  it('is a note each, with its reason', () => {
    expect(notes('en', all('No space left')).at(-1)).toBe("Alerts can't be shown: No space left.");
    expect(notes('en', all('silent')).at(-1)).toBe("Alerts can't be shown: the browser doesn't answer.");
  });

  it.each(languages.map(({ tag }) => tag))('is said in %s', (tag) => {
    const said = notes(tag, all('silent'));
    expect(new Set(said).size).toBe(WHAT.length);
    expect(said.join()).not.toMatch(/silent|\$|_/);
  });

  it('is the answer where nothing can be checked, whatever was known', () => {
    const view = { ...views['fine']!, ...withTroubles(views['fine']!, all('Refused')) };
    const drawn = draw('fine', { view: view as never });
    expect(plain(drawn.text('[role=status]'))).toBe("Wasl can't check: Refused.");
    expect(drawn.all('[data-connection]').map(({ dataset }) => dataset['connection'])).toEqual(['unknown']);
  });
});

it('says that an alert could not be shown, for a day', () => {
  const state = (at: number, tries: number) => ({ outbox: [{ at, tries }] }) as never;
  const hour = 3_600_000;
  expect(undeliveredAt(state(NOW - hour, 5), NOW)).toBe(NOW - hour);
  expect(undeliveredAt(state(NOW - 25 * hour, 5), NOW)).toBeUndefined();
  expect(undeliveredAt(state(NOW - hour, 4), NOW)).toBeUndefined();
  expect(notes('en', [], { undeliveredAt: NOW })[0]).toMatch(/^An alert of .* could not be shown\.$/);
});

it('says beside the button when the last check was, and that the next is late', () => {
  const line = (checkedAt: number | undefined) =>
    lateLine({ ...views['fine']!, checkedAt } as never, wordsFor('en'), NOW);
  expect(line(NOW - 8 * 60_000)).toBe('Checked 8 min ago; the next check is late');
  expect(line(undefined)).toBe('The next check is late');
  expect(plain(draw('fine', { progress: line(undefined) }).text('footer .quiet'))).toBe(
    'The next check is late',
  );
});

it('says that it cannot check where the page can read nothing', async () => {
  document.body.replaceChildren();
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('ar');
  const { fetch } = globalThis;
  globalThis.fetch = async (input) => answerWords(String(input));
  try {
    unawaited(showUnread(new Error('The database is locked.')));
    while (!document.querySelector('[role=status]')) await new Promise((rest) => setTimeout(rest));
  } finally {
    globalThis.fetch = fetch;
  }
  expect(document.documentElement.dir).toBe('rtl');
  expect(plain(document.querySelector('[role=status]')!.textContent)).toBe(
    'يتعذّر على «وصل» الفحص: The database is locked.',
  );
});
