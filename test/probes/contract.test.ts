import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { probes, type KindName, type KnownProbe } from '../../src/probes/index.ts';
import { ask } from './ask.ts';
import { HOSTILE } from './hostile.ts';
import { answer, peer } from './peer.ts';

/**
 * One example of every kind, aimed at a loopback port. A kind without one does not compile here: add it, and every promise
 * below is kept for it too.
 */
const EXAMPLES: { [K in KindName]: (port: number) => Extract<KnownProbe, { kind: K }> } = {
  http: (port) => ({ kind: 'http', url: `http://127.0.0.1:${port}/` }),
  opaque: (port) => ({ kind: 'opaque', url: `http://127.0.0.1:${port}/` }),
  websocket: (port) => ({ kind: 'websocket', url: `wss://127.0.0.1:${port}/` }),
  captive: (port) => ({
    kind: 'captive',
    url: `http://127.0.0.1:${port}/`,
    expects: { status: 200, body: 'success\n' },
  }),
  'discord-gateway': (port) => ({ kind: 'discord-gateway', url: `wss://127.0.0.1:${port}/` }),
  doh: (port) => ({ kind: 'doh', url: `http://127.0.0.1:${port}/?name=example.org` }),
  'graph-error': (port) => ({ kind: 'graph-error', url: `http://127.0.0.1:${port}/` }),
  mastodon: (port) => ({ kind: 'mastodon', url: `http://127.0.0.1:${port}/` }),
  matrix: (port) => ({ kind: 'matrix', url: `http://127.0.0.1:${port}/` }),
  mattermost: (port) => ({ kind: 'mattermost', url: `http://127.0.0.1:${port}/` }),
  'mtproto-http': (port) => ({ kind: 'mtproto-http', url: `http://127.0.0.1:${port}/` }),
  'mtproto-websocket': (port) => ({ kind: 'mtproto-websocket', url: `wss://127.0.0.1:${port}/` }),
  'own-authority': (port) => ({ kind: 'own-authority', url: `http://127.0.0.1:${port}/`, needsLayers: true }),
  rocketchat: (port) => ({ kind: 'rocketchat', url: `http://127.0.0.1:${port}/` }),
  'signal-uptime': (port) => ({ kind: 'signal-uptime', url: `http://127.0.0.1:${port}/?name=example.org` }),
  slack: (port) => ({ kind: 'slack', url: `http://127.0.0.1:${port}/` }),
  'whatsapp-noise': (port) => ({ kind: 'whatsapp-noise', url: `wss://127.0.0.1:${port}/` }),
  wire: (port) => ({ kind: 'wire', url: `http://127.0.0.1:${port}/` }),
  'xmpp-websocket': (port) => ({ kind: 'xmpp-websocket', url: `wss://127.0.0.1:${port}/` }),
  zulip: (port) => ({ kind: 'zulip', url: `http://127.0.0.1:${port}/` }),
};

const KINDS = Object.keys(probes) as KindName[];

describe.each(KINDS)('%s', (kind) => {
  const example = (port: number) => EXAMPLES[kind](port);

  it('comes to an end whatever the peer does', async () => {
    const ends = Object.entries(HOSTILE).map(async ([name, manners]) => {
      const { port } = await peer(manners);
      // Without the browser's word one kind would measure nothing.
      const code = 'net::ERR_CONNECTION_CLOSED';
      return [name, await ask(example(port), { limitMs: 250, code })] as const;
    });
    for (const [name, seen] of await Promise.all(ends)) {
      expect(seen.answered, `${name}: answered or failed, never both`).toBe(seen.failure === undefined);
      expect(seen.failure, `${name}: only the round calls a probe off`).not.toBe('aborted');
      const proves = seen.answered && kind !== 'own-authority';
      expect(seen.grade > 0, `${name}: an answer proves something, a failure nothing`).toBe(proves);
    }
  });

  it('ends at its limit, tells it from being called off, and leaves no connection behind', async () => {
    const { port, connections } = await peer({});
    const late = await ask(example(port), { limitMs: 200 });
    expect(late).toMatchObject({ answered: false, failure: 'timeout', grade: 0 });

    const round = new AbortController();
    const pending = ask(example(port), { limitMs: 60_000, signal: round.signal });
    round.abort();
    expect(await pending).toMatchObject({ answered: false, failure: 'aborted', grade: 0 });
    await Promise.all(connections.map(async (socket) => socket.closed || once(socket, 'close')));
  });

  it('does not begin in a round that is already called off', async () => {
    const { port, connections } = await peer({});
    const seen = await ask(example(port), { limitMs: 60_000, signal: AbortSignal.abort() });
    expect(seen).toMatchObject({ failure: 'aborted' });
    expect(connections).toEqual([]);
  });

  it.each([
    ['chromium', 'basic'],
    ['chromium', 'detailed'],
    ['firefox', 'basic'],
    ['firefox', 'detailed'],
  ] as const)('sends nothing that tells who asks (%s, %s)', async (browser, tier) => {
    const { port, heard } = await peer({ onRequest: (socket) => socket.end(answer(200)) });
    await ask(example(port), { browser, tier });
    const said = heard.join('');
    expect(said).not.toMatch(/\r\n(cookie|referer|if-none-match|authorization): /i);
    expect(said, 'in Firefox an Origin names the installation: see src/probes/anonymous.ts').not.toContain(
      'moz-extension:',
    );
  });
});

// `no-cors` follows redirects in every browser, whatever it is told.
describe.each(KINDS.filter((kind) => kind !== 'opaque'))('%s', (kind) => {
  it('is never sent to another address', async () => {
    const trap = await peer({ onRequest: (socket) => socket.end(answer(200)) });
    const location = `http://127.0.0.1:${trap.port}/`;
    const { port } = await peer({ onRequest: (socket) => socket.end(answer(302, '', { location })) });
    await ask(EXAMPLES[kind](port));
    expect(trap.connections).toEqual([]);
  });
});
