import { expect, it } from 'vitest';
import { world } from './fake-browser.ts';
import { lostName } from '../../src/platform/names.ts';
import { isBehindPortal } from '../../src/platform/portal.ts';

it('says that a name has no address, and nothing else', async () => {
  world.lostNames = {
    'gone.example': 'NS_ERROR_UNKNOWN_HOST',
    'proxied.example': 'NS_ERROR_UNKNOWN_PROXY_HOST',
  };
  expect(await lostName('https://gone.example/path')).toBe('NS_ERROR_UNKNOWN_HOST');
  expect(await lostName('https://proxied.example/')).toBeUndefined();
  expect(await lostName('wss://there.example/')).toBeUndefined();
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
