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
