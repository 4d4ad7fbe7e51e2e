import { afterEach, beforeEach, expect, it } from 'vitest';
import { fake, world } from './fake-browser.ts';
import { watchSigners, type Signers } from '../../src/platform/signers.ts';

const url = 'https://web.whatsapp.com/sw.js';
const own = { url, requestId: '7', tabId: -1, originUrl: 'moz-extension://own-id/_generated' };
const leaf = { subject: 'CN=web.whatsapp.com', isBuiltInRoot: false };
const { onHeadersReceived } = fake.webRequest;

let signers: Signers | undefined;
beforeEach(() => {
  world.scheme = 'moz-extension:';
  world.certificates = {};
});
afterEach(() => signers?.stop());

const heard = async (details: object) => {
  signers = watchSigners([url]);
  await Promise.all(onHeadersReceived.fire(details));
  return signers?.of(url, 0);
};

it('name an authority that did not come with the browser', async () => {
  world.certificates['7'] = [leaf, { subject: 'CN=Office,O=Example', isBuiltInRoot: false }];
  expect(await heard(own)).toBe('CN=Office,O=Example');
});

it('say nothing of one that did, of an answer without certificate, or of one that is gone', async () => {
  world.certificates['7'] = [leaf, { subject: 'CN=Known Root', isBuiltInRoot: true }];
  expect(await heard(own)).toBeUndefined();
  signers?.stop();
  world.certificates['7'] = [];
  expect(await heard(own)).toBeUndefined();
  signers?.stop();
  expect(await heard({ ...own, requestId: 'gone' })).toBeUndefined();
});

it('let go at once what is not ours, and never change anything', async () => {
  world.certificates['7'] = [{ subject: 'CN=Office', isBuiltInRoot: false }];
  signers = watchSigners([url]);
  expect(onHeadersReceived.fire({ ...own, tabId: 3 })).toEqual([undefined]);
  expect(onHeadersReceived.fire({ ...own, originUrl: 'https://web.whatsapp.com/' })).toEqual([undefined]);
  expect(await signers?.of(url, 0)).toBeUndefined();
  expect(await onHeadersReceived.fire(own)[0]).toEqual({});
});

it('listen to the hosts that are asked, while they are', () => {
  signers = watchSigners([url]);
  expect(onHeadersReceived.filters()).toEqual([{ urls: ['https://web.whatsapp.com/*'], tabId: -1 }]);
  signers?.stop();
  expect(onHeadersReceived.hasListeners()).toBe(false);
});

it('are not there where the browser does not allow it', () => {
  const { addListener } = onHeadersReceived;
  onHeadersReceived.addListener = () => {
    throw new Error('requires the webRequestBlocking permission');
  };
  expect(watchSigners([url])).toBeUndefined();
  onHeadersReceived.addListener = addListener;
  world.scheme = 'chrome-extension:';
  expect(watchSigners([url])).toBeUndefined();
});
