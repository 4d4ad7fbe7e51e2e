import { beforeEach, describe, expect, it } from 'vitest';
import { fake, world } from './fake-browser.ts';
import { watchLayers } from '../../src/platform/layers.ts';

const url = 'https://web.whatsapp.com/favicon.ico';
const own = { url, tabId: -1, initiator: 'chrome-extension://own-id', error: 'net::ERR_CONNECTION_RESET' };
const { onErrorOccurred, onCompleted, onBeforeRedirect } = fake.webRequest;

beforeEach(() => {
  world.scheme = 'chrome-extension:';
});

describe('layers', () => {
  it('tell what the browser said about our own request', async () => {
    const layers = watchLayers([url]);
    onErrorOccurred.fire(own);
    expect(await layers.failed(url, 0)).toBe('net::ERR_CONNECTION_RESET');
    layers.stop();
  });

  it('wait for the browser to say it', async () => {
    const layers = watchLayers([url]);
    const failed = layers.failed(url, 60_000);
    onErrorOccurred.fire(own);
    expect(await failed).toBe('net::ERR_CONNECTION_RESET');
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
    // Answers say nothing in Chromium that is worth hearing.
    expect(onCompleted.hasListeners()).toBe(false);
    layers.stop();
    expect(onErrorOccurred.hasListeners()).toBe(false);
  });

  it.each([
    ['HTTP/1.1 200 OK', true],
    ['HTTP/2.0 200 ', false],
    ['HTTP/3 204', false],
  ])('tell in Firefox how an answer came: %s', async (statusLine, isHttp1) => {
    world.scheme = 'moz-extension:';
    const layers = watchLayers([url]);
    onCompleted.fire({ url, tabId: -1, originUrl: 'moz-extension://own-id/_generated', statusLine });
    expect(await layers.isHttp1(url, 0)).toBe(isHttp1);
    layers.stop();
    expect(onCompleted.hasListeners()).toBe(false);
  });

  it('tell in Firefox with which status a socket was refused, and wait for it', async () => {
    const socket = 'wss://web.whatsapp.com/ws/chat';
    const refused = {
      url: socket,
      tabId: -1,
      originUrl: 'moz-extension://own-id/_generated',
      statusCode: 403,
    };
    world.scheme = 'moz-extension:';
    const layers = watchLayers([socket]);
    const status = layers.status(socket, 60_000);
    onCompleted.fire(refused);
    expect(await status).toBe(403);
    layers.stop();
    world.scheme = 'chrome-extension:';
    const silent = watchLayers([socket]);
    expect(await silent.status(socket, 60_000)).toBeUndefined();
    silent.stop();
  });

  it.each([
    ['https://web.whatsapp.com/plain', true],
    ['https://portal.example/', false],
    ['http://web.whatsapp.com/elsewhere', false],
  ])('tell a redirect of the browser’s own from one of a server: %s', async (redirectUrl, isUpgraded) => {
    const plain = 'http://web.whatsapp.com/plain';
    const layers = watchLayers([plain]);
    onBeforeRedirect.fire({ ...own, url: plain, redirectUrl });
    expect(await layers.isUpgraded(plain, 0)).toBe(isUpgraded);
    layers.stop();
    expect(onBeforeRedirect.hasListeners()).toBe(false);
  });

  it('know of no redirect where the browser tells of none', async () => {
    const layers = watchLayers(['http://web.whatsapp.com/plain']);
    expect(await layers.isUpgraded('http://web.whatsapp.com/plain', 0)).toBeUndefined();
    layers.stop();
  });

  it('take the TLS library’s own code out of what Firefox puts around it', async () => {
    world.scheme = 'moz-extension:';
    const layers = watchLayers([url]);
    const error =
      'NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY, SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT)';
    onErrorOccurred.fire({ url, tabId: -1, originUrl: 'moz-extension://own-id/_generated', error });
    expect(await layers.failed(url, 0)).toBe('SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT');
    layers.stop();
  });

  it('know nothing of an answer in Chromium, which writes HTTP/1.1 whatever it was', async () => {
    const layers = watchLayers([url]);
    expect(await layers.isHttp1(url, 60_000)).toBeUndefined();
    layers.stop();
  });
});
