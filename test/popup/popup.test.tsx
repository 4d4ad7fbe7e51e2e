// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { NOW } from '../moment.ts';
import { views } from '../ui/fixtures/views.ts';
import { wordsFor } from '../words/catalogues.ts';
import { draw } from './draw.tsx';

describe.each(Object.entries(views))('the popup while %s', (state, view) => {
  const drawn = draw(state);

  it('keeps the contract of its document', () => {
    const lines = drawn
      .all('[data-connection]')
      .map(({ dataset }) => [dataset['connection'], dataset['reach']]);
    expect(lines).toEqual([[view.connection, view.reach]]);
    expect(drawn.all('[role=status]')).toHaveLength(1);
    expect(drawn.all('button[data-action=check-now]')).toHaveLength(1);
    const rows = drawn.all('[data-service]').map(({ dataset }) => ({
      id: dataset['service'],
      status: dataset['status'],
      cause: dataset['cause'],
      isChecking: dataset['checking'] !== undefined,
    }));
    expect(rows).toEqual(
      view.rows.map(({ id, status, cause, isChecking }) => ({
        id,
        status,
        cause,
        isChecking,
      })),
    );
    const cells = drawn
      .all('[data-bucket][data-status]')
      .flatMap(({ dataset }) => dataset['bucket']!.split(' '));
    expect(cells).toHaveLength(view.rows.length * 96);
  });

  it('says the answer, each service by name and its state in words', () => {
    const words = wordsFor('en');
    expect(
      drawn
        .all('[role=status] > *')
        .map(({ textContent }) => textContent)
        .join(' '),
    ).toBe(words.sayAll(view.answer));
    expect(drawn.all('.name').map(({ textContent }) => textContent)).toEqual(
      view.rows.map(({ name }) => name),
    );
    expect(drawn.all('.state').map(({ textContent }) => textContent)).toEqual(
      view.rows.map(({ summary }) => words.say(summary)),
    );
  });

  it('says everything in Arabic too, and leaves no key or token unsaid', () => {
    const text = draw(state, { tag: 'ar', open: view.rows.slice(0, 2).map(({ id }) => id) }).text();
    expect(text).toMatch(/[\u0600-\u06ff]/);
    expect(text).not.toMatch(/\$|[a-z]+_[a-z]|undefined|NaN|Invalid/);
  });

  it('has at most one button that stands out', () => {
    expect(drawn.all('.main').length).toBeLessThanOrEqual(1);
  });

  it('gives every control a name', () => {
    expect(drawn.nameless()).toEqual([]);
  });
});

describe('the answer', () => {
  it('puts its first sentence before the others', () => {
    const drawn = draw('unreachable');
    expect(drawn.text('h1')).toBe("WhatsApp hasn't answered here since 00:12.");
    expect(drawn.text('h1 + p')).toBe('Your connection works.');
  });

  it('is read out when it is news, and not for its age alone', () => {
    expect(draw('fine').one('[role=status]').getAttribute('aria-live')).toBe('polite');
    expect(draw('fine', { isNews: false }).one('[role=status]').getAttribute('aria-live')).toBe('off');
  });
});

describe('alternatives', () => {
  it('say what was proven and whether they are encrypted, and open in one tap', () => {
    const drawn = draw('unreachable');
    const [telegram, signal] = drawn.all('[data-offered]');
    expect(telegram!.querySelector('.title')!.textContent).toMatch(
      /^Telegram\s*Answers\s*not end-to-end encrypted by default$/,
    );
    expect(signal!.querySelector('.title')!.textContent).toMatch(
      /^Signal.*Website answers\s*end-to-end encrypted$/,
    );
    const link = telegram!.querySelector<HTMLAnchorElement>('a.button')!;
    expect([link.href, link.target, link.rel, link.getAttribute('aria-label')]).toEqual([
      'https://telegram.example/',
      '_blank',
      'noopener noreferrer',
      'Open Telegram',
    ]);
  });

  it('say nothing beside the state where nothing is known, as of an endpoint of the user’s own', () => {
    const own = draw('own').all('[data-offered] .title');
    expect(own.map(({ textContent }) => textContent)).toEqual(['chat.example.orgAnswers']);
    expect(own[0]!.querySelector('small')).toBeNull();
  });

  it('stand in their own rows, so that each service is there once', () => {
    const drawn = draw('unreachable');
    const names = drawn.all('b, .name').map(({ textContent }) => textContent);
    expect(new Set(names).size).toBe(names.length);
    expect(drawn.all('.row').map(({ dataset }) => dataset['service'])).toEqual([
      ...['whatsapp', 'telegram', 'signal', 'messenger'],
    ]);
  });

  it('leave it to the answer to say that the connection works', () => {
    expect(draw('unreachable').text('.connection')).toBe('');
    expect(draw('unreachable').text('.answer')).toContain('Your connection works.');
    expect(draw('fine').text('.connection')).toBe('Your connection works');
  });

  it('are not there while nothing is down', () => {
    expect(draw('fine').all('[data-offered]')).toEqual([]);
  });
});

describe('check now', () => {
  it('is a quiet icon with a name', () => {
    const button = draw('fine').one('[data-action=check-now]');
    expect([button.getAttribute('aria-label'), button.title, button.textContent]).toEqual([
      ...['Check now', 'Check now', ''],
    ]);
  });

  it('asks, and tells the age of what is shown', () => {
    const drawn = draw('fine');
    drawn.click('[data-action=check-now]');
    expect(drawn.done).toEqual(['check-now']);
    expect(drawn.text('.check .quiet')).toBe('Checked 2 min ago');
    expect(draw('not-checked').text('.check .quiet')).toBe('Nothing checked yet.');
  });

  it('does not ask again while it runs, and says how far it is', () => {
    const drawn = draw('fine', { askedAt: NOW - 60_000, progress: '1 of 4 checked' });
    drawn.click('[data-action=check-now]');
    expect(drawn.done).toEqual([]);
    expect(drawn.one('[data-action=check-now]').getAttribute('aria-disabled')).toBe('true');
    expect(drawn.one('[data-action=check-now]').getAttribute('aria-label')).toBe('Checking…');
    expect(drawn.text('.check')).toBe('1 of 4 checked');
  });
});

it('has nothing to check while everything is paused', () => {
  const { rows, ...rest } = views['fine']!;
  const view = { ...rest, rows: rows.map((row) => ({ ...row, status: 'paused' as const })) };
  const drawn = draw('fine', { view });
  drawn.click('[data-action=check-now]');
  expect(drawn.done).toEqual([]);
  expect(drawn.one('[data-action=check-now]').getAttribute('aria-disabled')).toBe('true');
});

describe('unusual days', () => {
  it('open the same in a tab', () => {
    const drawn = draw('fine');
    drawn.click('.bar button[aria-label="Open in a tab"]');
    expect(drawn.done).toEqual(['tab']);
  });

  it('lead to the settings when nothing is chosen', () => {
    const drawn = draw('empty');
    drawn.click('main button');
    expect(drawn.done).toEqual(['settings']);
  });

  it('have no node for each quarter of an hour: twenty services are at most 700 elements', () => {
    const { rows, ...rest } = views['forty']!;
    const drawn = draw('forty', { view: { ...rest, rows: rows.slice(0, 20) } });
    expect(drawn.all('.row')).toHaveLength(20);
    expect(drawn.all('*').length).toBeLessThanOrEqual(700);
  });

  it('have a low row for each of more than four services, in which what is wrong is said', () => {
    const { rows, ...rest } = views['forty']!;
    const slim = draw('forty')
      .all('[data-slim]')
      .map(({ dataset }) => dataset['status']);
    expect(new Set(slim)).toEqual(new Set(['up', 'down']));
    expect(draw('forty', { view: { ...rest, rows: rows.slice(-4) } }).all('[data-slim]')).toEqual([]);
  });

  it('offer three of many alternatives and every one of forty rows', () => {
    const drawn = draw('forty');
    expect(drawn.all('.row')).toHaveLength(40);
    expect(drawn.text('h1')).toBe(
      "WhatsApp, Telegram, Signal, Messenger and 3 others haven't answered here since 00:12.",
    );
  });
});
