import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { address, asked, failed, findings, healthy, heard, read } from './made.ts';
import { BEGIN, PAGE, wholeText } from './print.ts';
import { questions } from './questions.ts';
import { COLUMNS, confirmed, countDifferent, markdown, remarksIn, tableOf } from './table.ts';

const ANY = { 'access-control-allow-origin': '*' };
const site = address({ id: 'a/site', isUnverified: true });
const socket = address({
  id: 'a/socket',
  proves: 2,
  isUnverified: true,
  probe: { kind: 'whatsapp-noise', url: 'wss://a.example/' },
});
const mute = healthy(
  { 'cross-origin-resource-policy': 'same-origin' },
  { basic: asked('opaque', { failure: 'network' }), GET: read(ANY, 404) },
);
const heardSocket = { ...heard({}, 101), sentOrigin: 'chrome-extension://id' };
const spoken: ReturnType<typeof healthy> = {
  basic: asked('whatsapp-noise', { grade: 2 }),
  detailed: asked('whatsapp-noise', { grade: 2 }, heardSocket),
  other: { kind: 'whatsapp-noise', observation: failed({ kind: 'whatsapp-noise', detail: 'close 1006' }) },
};
const night = findings([
  [site, mute],
  [socket, spoken],
]);

it('has a row for each address that was asked, with what differs at its end', () => {
  const rows = tableOf([site, socket, address({ id: 'a/unasked' })], night.sightings[0]!).split('\n');
  expect(rows.slice(2)).toEqual([
    '| a/site | http 1, unconfirmed | opaque network | http 1 (200) | 200 | 404 | same-origin | – / * |  |  | basic: opaque network |',
    '| a/socket | whatsapp-noise 2, unconfirmed | whatsapp-noise 2 | whatsapp-noise 2 |  |  |  |  |  |  |  |',
  ]);
  expect(rows[0]).toBe(`| ${COLUMNS.join(' | ')} |`);
});

it('lets no text break a row', () => {
  expect(markdown(['a'], [['x|y']])).toContain('| x\\|y |');
});

it('counts an address once, whoever saw it differ', () => {
  expect(countDifferent(night)).toBe(1);
  const [chromium] = night.sightings;
  expect(countDifferent({ ...night, sightings: [chromium!, { ...chromium!, browser: 'firefox' }] })).toBe(1);
  expect(countDifferent(findings([[site, healthy()]]))).toBe(0);
});

it('takes for confirmed what nobody saw differ', () => {
  expect(confirmed(night)).toEqual(['a/socket']);
  expect(confirmed(findings([[address(), healthy()]]))).toEqual([]);
  expect(confirmed({ ...night, sightings: [{ ...night.sightings[0]!, seen: new Map() }] })).toEqual([]);
});

it('says of a remark who saw what', () => {
  expect(remarksIn(night)).toEqual([
    'a/socket, chromium: its Origin decides: chrome-extension://…: whatsapp-noise 2; ' +
      'Origin not seen: whatsapp-noise network (close 1006)',
  ]);
});

it('answers the five questions', () => {
  const unpermitted = { HEAD: { isRead: false, failure: 'x' }, GET: read() };
  const posts = healthy(ANY, {
    basic: asked('mtproto-http', { grade: 2 }),
    detailed: asked('mtproto-http', { grade: 2 }, { ...heard(ANY), method: 'POST' }),
    unpermitted,
  });
  const text = questions(
    findings(
      [
        [site, mute],
        [socket, spoken],
        [address({ id: 'a/posts' }), posts],
        [address({ id: 'a/front' }), healthy({ 'cf-mitigated': 'challenge' })],
      ],
      { issuers: new Map([['u.example', 'Some Authority']]) },
    ),
  );
  for (const row of [
    '| a/socket | chromium | chrome-extension://…: whatsapp-noise 2 | Origin not seen: whatsapp-noise network (close 1006) |',
    '| a/site | chromium | same-origin | silent |',
    '| a/posts | yes | no | yes |',
    '- u.example: Some Authority',
    'a/front (chromium)',
  ])
    expect(text.split('\n')).toContain(row);
});

it('says where a run was made, and whom it asked only once', () => {
  const once = address({ id: 'a/volunteers', isAskedOnce: true });
  const some = findings([[once, { detailed: asked('http') }]]);
  const live = wholeText(some, { isLab: false, date: '2026-12-01' });
  expect(live).toContain('With Chrome/156.0.0.0, on the live services.');
  expect(live).toContain('asked by one request in all: a/volunteers.');
  expect(live).toContain('**0 of 1 addresses differ');
  expect(wholeText(some, { isLab: true, date: '2026-12-01' })).toContain('It says nothing of the real ones.');
});

it('is explained in docs/canary.md, column by column', () => {
  const [explained, written] = readFileSync(PAGE, 'utf8').split(BEGIN);
  const told = [...explained!.matchAll(/^\| ([^|-]+?) +\| \S/gm)].map(([, name]) => name);
  expect(told).toEqual(['column', ...COLUMNS]);
  expect(written).toMatch(/## The run of \d{4}-\d\d-\d\d/);
});
