// @vitest-environment happy-dom
/** What the page of the check-up shows at each stage, and what its buttons do. */
import { describe, expect, it } from 'vitest';
import type { Stage } from '../../src/check-up/page.ts';
import { TOPICS, type Measured } from '../../src/core/check-up/measured.ts';
import { services } from '../../src/services/index.ts';
import { languages } from '../../src/words/languages.ts';
import { drawn, look, NAMES, once, requests, SITES, WELL } from '../core/check-up/drawn.ts';
import { draw } from './draw.tsx';

const done = (measured: Measured): Stage => ({ is: 'done', measured });
const lossy = drawn({ looks: [...requests((index) => (index % 5 === 4 ? 'timeout' : 60)), ...once(WELL)] });
const inspected = drawn({
  ...{ browser: 'firefox', isReadable: true, seesSigners: true, names: NAMES },
  looks: [...lossy.looks, ...SITES.map((name) => look('site', name, 60, { detail: 'signed by CN=Office' }))],
});

describe('before it begins', () => {
  it('says how long it takes, what it moves, whom it asks, and that none of the services is', () => {
    const page = draw({ is: 'ready' });
    expect(page.text()).toMatch(/20 seconds.*None of your services.*about .?86 kB/);
    expect(page.all('.hosts code').map(({ textContent }) => textContent)).toContain('ipv6.example.org');
    page.click('[data-action=start-check-up]');
    expect(page.done).toEqual(['start']);
  });

  it('offers to read the answers where that is not allowed yet', () => {
    const page = draw({ is: 'ready' });
    page.click('[data-action=allow-reading]');
    expect(page.done).toEqual(['allow']);
    expect(draw({ is: 'ready' }, { isReadable: true }).all('[data-action=allow-reading]')).toEqual([]);
  });
});

it('says while it runs how far it is, and can be stopped', () => {
  const page = draw({ is: 'running', count: 12, total: 50 });
  expect(page.text('[role=status]')).toBe('Checking your connection…');
  const bar = page.one('progress') as HTMLProgressElement;
  expect([bar.value, bar.max]).toEqual([12, 50]);
  page.click('[data-action=stop-check-up]');
  expect(page.done).toEqual(['stop']);
});

it.each(['stopped', 'failed'] as const)('says that it was %s, and begins again', (is) => {
  const page = draw({ is });
  expect(page.text('[role=status]')).not.toBe('');
  expect(page.all('[data-topic]')).toEqual([]);
  page.click('[data-action=start-check-up]');
  expect(page.done).toEqual(['start']);
});

describe('when it is done', () => {
  it('says one sentence for the whole, and one for each topic with what it rests on', () => {
    const page = draw(done(lossy));
    expect(page.text('.whole').replace(/[\u2066-\u2069]/g, '')).toBe(
      'This connection loses or delays 20% of requests.',
    );
    expect(page.all('[data-topic]').map(({ dataset }) => dataset['topic'])).toEqual(TOPICS);
    expect(page.text('[data-topic=requests]')).toContain('Requests answered: 32 of 40');
    expect(page.text('[data-topic=names]')).toContain('Not visible in this browser.');
  });

  it('says that it is fine, and then has nothing for a provider', () => {
    const page = draw(done(drawn()));
    expect(page.text('.whole')).toBe('Your connection is fine.');
    expect(page.all('.letter')).toEqual([]);
  });

  it('says that there is no network, and nothing else', () => {
    const page = draw(done(drawn({ isSystemOffline: true, looks: [], behindMs: [] })));
    expect(page.text('.whole')).toBe('This computer is not connected to any network.');
    expect(page.all('[data-topic], .letter')).toEqual([]);
  });

  it('has a text for the provider, with the faults and the time, no service and no signer', () => {
    const page = draw(done(inspected));
    const letter = page.one('.letter pre').textContent;
    expect(letter).toMatch(/^Hello.*22 November 2026.*UTC/);
    expect(letter).toContain('loses or delays');
    expect(letter).not.toContain('Office');
    for (const { name } of services) expect(letter).not.toContain(name);
    page.click('[data-action=copy-letter]');
    expect(page.done).toEqual([`copy ${letter}`]);
  });

  it('names the signer there when that is ticked', () => {
    const page = draw(done(inspected));
    page.click('.letter input');
    expect(page.done).toEqual(['name-signer true']);
    expect(draw(done(inspected), { namesSigner: true }).text('.letter pre')).toContain('CN=Office');
  });
});

it.each(languages.map(({ tag }) => tag))('says all of it in %s, and every control by a name', (tag) => {
  const stages: Stage[] = [
    { is: 'ready' },
    { is: 'running', count: 1, total: 50 },
    done(inspected),
    done(lossy),
  ];
  for (const stage of stages) {
    const page = draw(stage, { tag });
    expect(page.root.innerHTML.replace(/ (?:data-[\w-]+|class)="[^"]*"/g, '')).not.toMatch(
      /checkup_|failure_/,
    );
    expect(page.nameless()).toEqual([]);
    expect(page.all('.main').length).toBeLessThanOrEqual(1);
  }
});
