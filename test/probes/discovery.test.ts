import { describe, expect, it } from 'vitest';
import { findMatrixServer, findXmppSocket } from '../../src/probes/discovery.ts';
import { nodeNet } from '../peers/net.ts';

/** A web that holds these documents and nothing else. */
function web(documents: Record<string, string>) {
  const fetch = async (url: string | URL | Request) => {
    const text = documents[String(url)];
    return text === undefined ? new Response('', { status: 404 }) : new Response(text);
  };
  return nodeNet({ fetch });
}

const rel = 'urn:xmpp:alt-connections:websocket';

describe('an XMPP domain', () => {
  it('is found by its host-meta.json', async () => {
    const document = JSON.stringify({
      links: [{ rel: 'lrdd' }, { rel, href: 'wss://ws.chat.example/xmpp' }],
    });
    const net = web({ 'https://chat.example/.well-known/host-meta.json': document });
    expect(await findXmppSocket('chat.example', net)).toBe('wss://ws.chat.example/xmpp');
  });

  it('is found by its host-meta', async () => {
    const document = `<?xml version='1.0'?><XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>
      <Link rel='urn:xmpp:alt-connections:xbosh' href='https://chat.example/http-bind'/>
      <Link rel='${rel}' href='wss://chat.example/xmpp-websocket' /></XRD>`;
    const net = web({ 'https://chat.example/.well-known/host-meta': document });
    expect(await findXmppSocket('chat.example', net)).toBe('wss://chat.example/xmpp-websocket');
  });

  it.each(['ws://chat.example/', 'https://chat.example/', 'wss://name:secret@chat.example/', 'wss://', 7])(
    'is not looked for at %s',
    async (href) => {
      const document = JSON.stringify({ links: [{ rel, href }] });
      const net = web({ 'https://chat.example/.well-known/host-meta.json': document });
      expect(await findXmppSocket('chat.example', net)).toBe(undefined);
    },
  );

  const xml = (links: string) =>
    web({ 'https://chat.example/.well-known/host-meta': `<XRD xmlns="x">${links}</XRD>` });
  const link = (href: string, prefix = '') => `<${prefix}Link rel="${rel}" href="${href}"/>`;

  it('is found by the first of its links that can be used', async () => {
    const hrefs = ['ws://chat.example:5280/ws', 'wss://a:b@chat.example/', 'wss://chat.example:5443/ws/'];
    const links = [{ rel }, ...hrefs.map((href) => ({ rel, href })), { rel, href: 'wss://later.example/' }];
    const net = web({ 'https://chat.example/.well-known/host-meta.json': JSON.stringify({ links }) });
    expect(await findXmppSocket('chat.example', net)).toBe('wss://chat.example:5443/ws/');
    const others = xml(hrefs.map((href) => link(href)).join('\n'));
    expect(await findXmppSocket('chat.example', others)).toBe('wss://chat.example:5443/ws/');
  });

  it.each([
    ['&amp;', 'wss://chat.example/ws?a=1&amp;b=2', 'wss://chat.example/ws?a=1&b=2'],
    ['a decimal', 'wss://chat.example/ws?a=1&#38;b=2', 'wss://chat.example/ws?a=1&b=2'],
    ['a hexadecimal', 'wss://chat.example/ws?a=1&#x26;b=2', 'wss://chat.example/ws?a=1&b=2'],
    ['an escaped &amp;', 'wss://chat.example/ws?a=&amp;amp;', 'wss://chat.example/ws?a=&amp;'],
    ['an unknown', 'wss://chat.example/ws?a=&unknown;', 'wss://chat.example/ws?a=&unknown;'],
  ])('has %s reference in its address read as XML has it', async (_, href, found) => {
    expect(await findXmppSocket('chat.example', xml(link(href)))).toBe(found);
  });

  it('is found under a prefix, and not in a comment', async () => {
    const links = `<!-- ${link('wss://old.example/')} -->${link('wss://chat.example/ws', 'xrd:')}`;
    expect(await findXmppSocket('chat.example', xml(links))).toBe('wss://chat.example/ws');
  });

  it('may publish nothing', async () => {
    expect(await findXmppSocket('chat.example', web({}))).toBe(undefined);
  });
});

describe('a Matrix domain', () => {
  const at = 'https://chat.example/.well-known/matrix/client';

  it('is found by what it publishes', async () => {
    const net = web({ [at]: '{"m.homeserver":{"base_url":"https://matrix.chat.example/"}}' });
    expect(await findMatrixServer('chat.example', net)).toBe('https://matrix.chat.example');
  });

  it.each(['https://chat.example//', 'https://chat.example/', 'https://chat.example'])(
    'is asked without the slashes at the end of %s',
    async (base_url) => {
      const net = web({ [at]: JSON.stringify({ 'm.homeserver': { base_url } }) });
      expect(await findMatrixServer('chat.example', net)).toBe('https://chat.example');
    },
  );

  it('is its own server when it publishes nothing', async () => {
    expect(await findMatrixServer('chat.example', web({}))).toBe('https://chat.example');
  });

  it('has no server when it publishes none that is safe to ask', async () => {
    const net = web({ [at]: '{"m.homeserver":{"base_url":"http://chat.example"}}' });
    expect(await findMatrixServer('chat.example', net)).toBe(undefined);
  });

  it('is not believed when it leads out of encryption', async () => {
    const fetch = async () =>
      Object.defineProperty(new Response('{}'), 'url', { value: 'http://chat.example/' });
    expect(await findMatrixServer('chat.example', nodeNet({ fetch }))).toBe('https://chat.example');
  });
});
