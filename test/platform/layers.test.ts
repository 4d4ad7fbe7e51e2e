import { describe, expect, it } from 'vitest';
import { fake } from './fake-browser.ts';
import { watchLayers } from '../../src/platform/layers.ts';

const url = 'https://web.whatsapp.com/favicon.ico';
const own = { url, tabId: -1, initiator: 'chrome-extension://own-id', error: 'net::ERR_CONNECTION_RESET' };
const { onErrorOccurred } = fake.webRequest;

describe('layers', () => {
  it('tell what the browser said about our own request, and the address', async () => {
    const layers = watchLayers([url]);
    onErrorOccurred.fire({ ...own, ip: '192.0.2.1' });
    expect(await layers.failed(url, 0)).toEqual({ code: 'net::ERR_CONNECTION_RESET', ip: '192.0.2.1' });
    layers.stop();
  });

  it('wait for the browser to say it', async () => {
    const layers = watchLayers([url]);
    const failed = layers.failed(url, 60_000);
    onErrorOccurred.fire(own);
    expect(await failed).toEqual({ code: 'net::ERR_CONNECTION_RESET' });
    layers.stop();
  });

  it.each([
    ['of a tab', { ...own, tabId: 7 }],
    ['of a page without a tab', { ...own, initiator: 'https://web.whatsapp.com' }],
    ['of another extension', { ...own, initiator: 'chrome-extension://own-id-of-another' }],
    ['of nobody known', { url, tabId: -1, error: 'net::ERR_FAILED' }],
    [
      'of another extension in Firefox',
      { ...own, initiator: undefined, originUrl: 'moz-extension://other/_generated' },
    ],
  ])('keep nothing of a request %s', async (_, details) => {
    const layers = watchLayers([url]);
    onErrorOccurred.fire(details);
    expect(await layers.failed(url, 0)).toBeUndefined();
    layers.stop();
  });

  it('listen to the hosts of the round alone, and to nobody afterwards', () => {
    const layers = watchLayers([url, 'wss://web.whatsapp.com/ws/chat', url]);
    expect(onErrorOccurred.filters()).toEqual([
      { urls: ['https://web.whatsapp.com/*', 'wss://web.whatsapp.com/*'], tabId: -1 },
    ]);
    layers.stop();
    expect(onErrorOccurred.hasListeners()).toBe(false);
  });
});
