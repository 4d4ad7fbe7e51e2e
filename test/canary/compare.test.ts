import { describe, expect, it } from 'vitest';
import { differences, originsIn, remarks } from './compare.ts';
import { address, asked, healthy, heard, read } from './made.ts';

const open = { kind: 'http', url: 'https://a.example/x', isCorsOpen: true };
const ANY = { 'access-control-allow-origin': '*' };

describe('nothing differs', () => {
  it.each([
    ['where all answers', address(), healthy()],
    ['where nothing was asked', address(), {}],
    ['where an error is an answer', address(), healthy({}, { detailed: asked('http', { status: 404 }) })],
    ['where it leads to another page of the host', address(), healthy({ location: '/other' })],
    [
      'where a policy lets others use the answer',
      address(),
      healthy({ 'cross-origin-resource-policy': 'cross-origin' }),
    ],
    [
      'where the sign-in check is asked unreadably',
      address({ probe: { kind: 'captive', url: 'http://a.example/' } }),
      { basic: asked('captive', { kind: 'opaque' }) },
    ],
    [
      'where an unread answer proves less than a read one would',
      address({ proves: 2 }),
      { basic: asked('opaque') },
    ],
    [
      'where a socket proves what it should',
      address({ proves: 2, probe: { kind: 'discord-gateway', url: 'wss://a.example/' } }),
      { basic: asked('discord-gateway', { grade: 2 }), detailed: asked('discord-gateway', { grade: 2 }) },
    ],
    [
      'where an owner’s own certificate proves no more than the way',
      address({ proves: 0, needsPermission: true }),
      { detailed: asked('own-authority', { grade: 0 }) },
    ],
    [
      'where reports are wanted, which many want',
      address(),
      healthy({ nel: '{"report_to":"g","max_age":60}' }),
    ],
    [
      'where a policy is strict, and the answer is read all the same',
      address({ probe: open }),
      { HEAD: read({ 'cross-origin-resource-policy': 'same-origin', ...ANY }) },
    ],
  ])('%s', (_, assumed, seen) => {
    expect(differences(assumed, seen)).toEqual([]);
  });
});

it.each([
  [
    'silence on basic checks',
    address(),
    healthy({}, { basic: asked('opaque', { failure: 'network' }) }),
    ['basic: opaque network'],
  ],
  [
    'silence of a socket',
    address({ proves: 2 }),
    { detailed: asked('whatsapp-noise', { failure: 'network', status: 403, detail: 'close 1006' }) },
    ['detailed: whatsapp-noise network (403, close 1006)'],
  ],
  [
    'an answer of less worth',
    address({ proves: 2 }),
    { detailed: asked('slack', { grade: 1 }) },
    ['detailed: proves 1, not 2'],
  ],
  [
    'an answer that was to be open',
    address({ probe: open }),
    { basic: asked('http', { kind: 'opaque' }) },
    ['basic: is not open: its answer cannot be read'],
  ],
  [
    'a policy that would keep silent whom nobody has asked on basic checks',
    address({ isAskedOnce: true }),
    { detailed: asked('http', {}, heard({ 'cross-origin-resource-policy': 'same-site' })) },
    ['basic: mute, CORP same-site'],
  ],
  ['another host', address(), healthy({ location: 'https://b.example/' }), ['leads to b.example']],
  [
    'the page of Cloudflare',
    address(),
    healthy({ 'cf-mitigated': 'challenge' }),
    ['challenged by Cloudflare'],
  ],
  [
    'orders to the browser, by whichever method',
    address(),
    healthy({}, { GET: read({ 'clear-site-data': '"*"', 'alt-svc': 'h3=":443"; persist=1' }) }),
    ['asks for Alt-Svc persist', 'asks for Clear-Site-Data'],
  ],
])('%s differs', (_, assumed, seen, expected) => {
  expect(differences(assumed, seen)).toEqual(expected);
});

describe('what is worth knowing', () => {
  it('is nothing where all is as assumed', () => {
    expect(remarks(address(), healthy())).toEqual([]);
    expect(remarks(address({ probe: open }), healthy(ANY))).toEqual([]);
  });

  it('is that an answer could be read', () => {
    expect(remarks(address(), healthy(ANY))).toEqual(['open to any page: could be isCorsOpen']);
    expect(remarks(address(), healthy({}, { GET: read(ANY) }))).toEqual([]);
  });

  it('is that only the other method is answered', () => {
    expect(remarks(address(), healthy({}, { HEAD: read({}, 501) }))).toEqual(['answers GET and not HEAD']);
  });

  it('is that a socket minds its Origin', () => {
    const other = asked('websocket', { failure: 'network' }, heard({}, 403));
    const own = asked('websocket', {}, { ...heard({}, 101), sentOrigin: 'moz-extension://some-id' });
    expect(remarks(address(), { detailed: own, other })).toEqual([
      'its Origin decides: moz-extension://…: websocket 1; no Origin: websocket network',
    ]);
    expect(remarks(address(), { detailed: own, other: own })).toEqual([]);
  });
});

it('claims no Origin where none was heard of', () => {
  expect(originsIn({ detailed: asked('websocket', { failure: 'network' }) })).toEqual([
    'Origin not seen: websocket network',
  ]);
});
