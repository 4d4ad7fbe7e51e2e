import { expect, it } from 'vitest';
import { world } from './fake-browser.ts';
import { lookUp, lostName } from '../../src/platform/names.ts';
import { isBehindPortal } from '../../src/platform/portal.ts';

it('says that a name has no address, and nothing else', async () => {
  world.lostNames = {
    'gone.example': 'NS_ERROR_UNKNOWN_HOST',
    'proxied.example': 'NS_ERROR_UNKNOWN_PROXY_HOST',
  };
  const answering = ['neutral.example'];
  expect(await lostName('https://gone.example/path', answering)).toBe('NS_ERROR_UNKNOWN_HOST');
  expect(await lostName('https://proxied.example/', answering)).toBeUndefined();
  expect(await lostName('wss://there.example/', answering)).toBeUndefined();
});

it('concludes nothing where this computer finds no host that answers: a proxy finds them', async () => {
  world.lostNames = Object.fromEntries(
    ['gone.example', 'neutral.example', 'other.example'].map((host) => [host, 'NS_ERROR_UNKNOWN_HOST']),
  );
  expect(await lostName('https://gone.example/', ['neutral.example', 'other.example'])).toBeUndefined();
  expect(await lostName('https://gone.example/', ['gone.example'])).toBeUndefined();
  expect(await lostName('https://gone.example/', [])).toBeUndefined();
  const found = ['neutral.example', 'there.example'];
  expect(await lostName('https://gone.example/', found)).toBe('NS_ERROR_UNKNOWN_HOST');
});

it('looks a name up past the cache: its addresses, none, or no answer', async () => {
  world.lostNames = { 'gone.example': 'NS_ERROR_UNKNOWN_HOST', 'odd.example': 'NS_ERROR_NET_TIMEOUT' };
  const ask = lookUp()!;
  expect(await ask('there.example', 1_000)).toEqual(['192.0.2.1']);
  expect(await ask('gone.example', 1_000)).toEqual([]);
  expect(await ask('odd.example', 1_000)).toBeUndefined();
});

it.each([
  ['locked_portal', true],
  ['unlocked_portal', false],
  ['not_captive', false],
  ['unknown', false],
  ['off', false],
])('knows a sign-in page by the browser’s word: %s', async (state, isBehind) => {
  world.portal = state;
  expect(await isBehindPortal()).toBe(isBehind);
});
