// @vitest-environment happy-dom
/** An open row says why we think so: each fact once, with what its host does for the service, and how old it is. */
import { expect, it } from 'vitest';
import type { ServiceFunction } from '../../src/core/model/terms.ts';
import type { Evidence } from '../../src/core/view/types.ts';
import { HOUR, NOW } from '../moment.ts';
import { say } from '../ui/fixtures/rows.ts';
import { views } from '../ui/fixtures/views.ts';
import { draw } from './draw.tsx';

const open = { open: ['whatsapp'] };

it('says why we think so, each line with its time', () => {
  const drawn = draw('unreachable', open);
  const lines = drawn
    .all('.evidence li')
    .map((line) => [line.dataset['tone'], ...[...line.children].slice(1).map((part) => part.textContent)]);
  expect(lines).toEqual([
    ['bad', 'messages web.whatsapp.com failed 14 times since 00:12: no answer in time.', '00:36'],
    ['good', '5 of 5 independent sites answered.', '00:36'],
    ['good', 'Telegram and Signal answered here at the same time.', '00:36'],
    // What is not about its messages waits below.
    ['bad', 'sign-in v.whatsapp.net: the connection was refused.', '00:36'],
  ]);
  expect(drawn.text('.evidence-rest summary')).toBe('Its other addresses sign-in');
  // Where its messages pass, what fails beside them does not wait.
  expect(draw('no-media', open).all('.evidence-rest')).toEqual([]);
  expect(drawn.text('[data-service=whatsapp] h3 + p')).toBe(
    'None of its messaging addresses answers, while independent sites do.',
  );
});

it('says how old a line is that is of more than an hour ago', () => {
  const view = views['fine']!;
  const aged = (ms: number) => {
    const rows = view.rows.map((row) => ({
      ...row,
      evidence: row.evidence.map((line) => ({ ...line, at: NOW - ms })),
    }));
    return draw('fine', { ...open, view: { ...view, rows } }).text('.evidence time');
  };
  expect(aged(10 * HOUR)).toBe('10 h ago');
  expect(aged(59 * 60_000)).toBe('23:38');
});

it('says once whether messages are encrypted, in the heading of one that can be turned to', () => {
  const said = draw('fine', open).text('[data-service=whatsapp]');
  expect(said).toContain('Messages are end-to-end encrypted.');
  const offered = draw('unreachable', { open: ['signal'] }).text('[data-service=signal]');
  expect(offered.match(/end-to-end encrypted/g)).toHaveLength(1);
});

it('says how each function stands, those that a mark shows for the ear alone', () => {
  const standing = (name: string) =>
    draw('reached', { open: [name] })
      .all(`[data-service=${name}] [data-function]`)
      .map(({ dataset, textContent }) => [dataset['function'], dataset['status'], textContent]);
  expect(standing('signal')).toEqual([
    ['messages', 'unknown', "messages can't be checked now"],
    ['website', 'up', 'website answering'],
  ]);
  expect(standing('whatsapp')[0]).toEqual(['messages', 'up', 'messages answering']);
});

const line = (tone: Evidence['tone'], serves: ServiceFunction): Evidence => ({
  ...{ at: NOW, tone, serves: [serves] },
  sentence: say('evidence_reached', { host: `${serves}.example` }),
});

it.each([
  [
    'messages that pass: what passes',
    [
      ['good', 'messages'],
      ['good', 'website'],
      ['bad', 'media'],
    ],
    ['website'],
  ],
  [
    'messages that fail: what fails',
    [
      ['bad', 'messages'],
      ['good', 'website'],
      ['bad', 'media'],
    ],
    ['media'],
  ],
  [
    'messages that say nothing: nothing',
    [
      ['neutral', 'messages'],
      ['good', 'website'],
    ],
    [],
  ],
  [
    'no messages: nothing',
    [
      ['good', 'website'],
      ['bad', 'media'],
    ],
    [],
  ],
] as const)('folds away beside %s', (_, lines, folded) => {
  const view = views['fine']!;
  const evidence = lines.map(([tone, serves]) => line(tone, serves));
  const rows = view.rows.map((row) => ({ ...row, evidence }));
  const drawn = draw('fine', { ...open, view: { ...view, rows } });
  expect(drawn.all('.evidence-rest b').map(({ textContent }) => textContent.trim())).toEqual(folded);
});

it('tells the latency against its own normal', () => {
  expect(draw('fine', { open: ['telegram'] }).text('[data-service=telegram] .evidence')).toContain(
    'web.telegram.example answered in 212 ms, usually in 190 ms.',
  );
});
