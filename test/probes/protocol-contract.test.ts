/** What every protocol kind promises, whoever is on the other side. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebSocket } from 'ws';
import { afterEach, describe, expect, it } from 'vitest';
import { discordGateway } from '../../src/probes/discord-gateway.ts';
import { doh } from '../../src/probes/doh.ts';
import { graphError } from '../../src/probes/graph-error.ts';
import type { Net, Outcome } from '../../src/probes/index.ts';
import { mastodon } from '../../src/probes/mastodon.ts';
import { matrix } from '../../src/probes/matrix.ts';
import { mattermost } from '../../src/probes/mattermost.ts';
import { mtprotoHttp } from '../../src/probes/mtproto-http.ts';
import { mtprotoWebsocket } from '../../src/probes/mtproto-websocket.ts';
import { rocketchat } from '../../src/probes/rocketchat.ts';
import { signalUptime } from '../../src/probes/signal-uptime.ts';
import { slack } from '../../src/probes/slack.ts';
import { whatsappNoise } from '../../src/probes/whatsapp-noise.ts';
import { wire } from '../../src/probes/wire.ts';
import { xmppWebsocket } from '../../src/probes/xmpp-websocket.ts';
import { zulip } from '../../src/probes/zulip.ts';
import { ddpServerId } from '../peers/ddp.ts';
import { discordHello } from '../peers/discord.ts';
import { limitSignal, nodeNet } from '../peers/net.ts';
import { serve, type Handlers, type Served } from '../peers/serve.ts';
import { answerXmpp } from '../peers/xmpp.ts';

type Kind = (probe: { kind: string; url: string }, net: Net) => Promise<Outcome>;
const overHttp = {
  'mtproto-http': mtprotoHttp,
  matrix,
  mattermost,
  zulip,
  rocketchat,
  mastodon,
  wire,
  slack,
  doh,
  'signal-uptime': signalUptime,
  'graph-error': graphError,
} as unknown as Record<string, Kind>;
const overSocket = {
  'mtproto-websocket': mtprotoWebsocket,
  'whatsapp-noise': whatsappNoise,
  'discord-gateway': discordGateway,
  'xmpp-websocket': xmppWebsocket,
  rocketchat,
} as unknown as Record<string, Kind>;

let served: Served;
afterEach(() => served.close());

async function ask(kind: Kind, handlers: Handlers, changes: Partial<Net> = {}): Promise<Outcome> {
  served = await serve(handlers);
  const url = handlers.http ? `${served.http}/?name=chat.example` : served.socket;
  return kind({ kind: 'any', url }, nodeNet(changes));
}

describe.each(Object.entries(overHttp))('%s over HTTP', (_, kind) => {
  const answering = (answer: (response: ServerResponse, request: IncomingMessage) => void) =>
    ask(kind, { http: (request, response) => answer(response, request) });

  it('does not believe garbage', async () => {
    expect(await answering((response) => response.end('\0\x01\xff garbage'))).toEqual({
      status: 200,
      failure: 'no-protocol',
    });
  });

  it('tells half an answer', async () => {
    const outcome = await answering((response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('{"ok":', () => response.destroy());
    });
    expect(outcome).toEqual({ status: 200, failure: 'closed' });
  });

  it('reads no more of an endless answer than it has to', async () => {
    const outcome = await answering((response) => {
      const more = () => void (response.destroyed || response.write(Buffer.alloc(65_536, ' '), more));
      more();
    });
    expect(outcome).toEqual({ status: 200, failure: 'no-protocol' });
  });

  it('does not believe 10 MB', async () => {
    expect(await answering((response) => response.end(Buffer.alloc(10_000_000, '[')))).toEqual({
      status: 200,
      failure: 'no-protocol',
    });
  });

  it.each([
    'https://core.telegram.org/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    '/again?name=chat.example',
    'data:application/json,{"ok":true}',
  ])('follows no redirect to %s', async (location) => {
    let requests = 0;
    const outcome = await answering((response) => {
      requests += 1;
      response.writeHead(302, { location }).end();
    });
    expect({ outcome, requests }).toEqual({
      outcome: { status: 302, grade: 1, detail: 'redirected' },
      requests: 1,
    });
  });

  it('ends at once when it is called off, before the answer and within it', async () => {
    for (const isBegun of [false, true]) {
      const limit = limitSignal();
      const outcome = ask(
        kind,
        {
          http(_, response) {
            if (!isBegun) return limit.reach();
            response.writeHead(200);
            response.write('{', () => limit.reach());
          },
        },
        { signal: limit.signal },
      );
      await expect(outcome).rejects.toMatchObject({ name: 'TimeoutError' });
      await served.close();
    }
  });

  it('sends nothing that identifies anybody', async () => {
    let sent: string[] = [];
    await answering((response, request) => {
      sent = Object.keys(request.headers);
      response.writeHead(200, { 'set-cookie': 'id=1' }).end();
    });
    expect(sent.filter((name) => ['cookie', 'referer', 'origin', 'authorization'].includes(name))).toEqual(
      [],
    );
  });

  it('leaves a server that is not there to the runner to name', async () => {
    served = await serve({});
    await served.close();
    await expect(kind({ kind: 'any', url: served.http }, nodeNet())).rejects.toThrow(TypeError);
  });
});

/** Messages after which each protocol still waits for more. */
const GOES_ON: Record<string, string | Buffer> = {
  'mtproto-websocket': Buffer.alloc(0),
  'whatsapp-noise': Buffer.alloc(0),
  'discord-gateway': discordHello(),
  rocketchat: '{"msg":"ping"}',
};

/** The beginning of a healthy answer, each the first that is said after the greeting. */
const BEGINNING: Record<string, string | Buffer> = {
  'mtproto-websocket': Buffer.alloc(1),
  'whatsapp-noise': Buffer.of(0, 0),
  'discord-gateway': discordHello(),
  'xmpp-websocket': answerXmpp('<open ', 'chat.example')[0]!,
  rocketchat: ddpServerId,
};

describe.each(Object.entries(overSocket))('%s over a WebSocket', (name, kind) => {
  /** The outcome, once the server has seen the socket closed. */
  async function meeting(server: (socket: WebSocket) => void, changes: Partial<Net> = {}): Promise<Outcome> {
    let over = () => {};
    const closed = new Promise<void>((resolve) => (over = resolve));
    const outcome = await ask(
      kind,
      { socket: (socket) => (socket.on('close', over), server(socket)) },
      changes,
    );
    await closed;
    return outcome;
  }

  it.each([
    ['text', 'garbage'],
    ['bytes', Buffer.from('garbage garbage garbage')],
    ['nothing at all', ''],
    ['zeros', Buffer.alloc(4096)],
  ])('does not believe %s', async (_, message) => {
    const outcome = await meeting((socket) => {
      socket.send(message);
      socket.on('message', () => socket.close());
    });
    expect(outcome).toMatchObject({ failure: 'no-protocol' });
  });

  it('ends a flood of messages', async () => {
    const outcome = await meeting((socket) => {
      const more = () => {
        for (let sent = 0; sent < 1000; sent += 1) socket.send(GOES_ON[name] ?? '');
        if (socket.readyState === 1) setImmediate(more);
      };
      more();
    });
    const isProvenBefore = name === 'discord-gateway';
    expect(outcome).toMatchObject(isProvenBefore ? { grade: 2 } : { failure: 'no-protocol' });
  });

  it('does not believe 10 MB in one message', async () => {
    expect(await meeting((socket) => socket.send(Buffer.alloc(10_000_000, 1)))).toMatchObject({
      failure: 'no-protocol',
    });
  });

  it('tells a close in good order from a line that is cut', async () => {
    const orderly = await meeting((socket) => socket.close(1000));
    await served.close();
    const cut = await meeting((socket) => socket.terminate());
    expect([orderly, cut]).toEqual([
      { failure: 'no-protocol', detail: 'close 1000' },
      { failure: 'closed', detail: 'close 1006' },
    ]);
  });

  it('tells a line that is cut within the answer from one that ends in good order there', async () => {
    // The first byte of MTProto is concealed: whatever it is, more is due, or it is not the protocol.
    const begun = (end: (socket: WebSocket) => void) =>
      meeting((socket) => socket.send(BEGINNING[name] ?? '', () => end(socket)));
    const orderly = await begun((socket) => socket.close(1000));
    await served.close();
    const cut = await begun((socket) => socket.terminate());
    if (name === 'discord-gateway') expect([orderly.grade, cut.grade]).toEqual([2, 2]);
    else {
      expect(orderly.failure).toBe('no-protocol');
      expect(['closed', ...(name === 'mtproto-websocket' ? ['no-protocol'] : [])]).toContain(cut.failure);
    }
  });

  it('calls silence until the limit the lack of the protocol', async () => {
    const { signal, reach } = limitSignal();
    const WebSocket = class extends nodeNet().WebSocket {
      constructor(url: string | URL, subprotocols?: string | string[]) {
        super(url, subprotocols);
        this.addEventListener('open', () => setImmediate(reach));
      }
    };
    const outcome = await meeting(() => {}, { signal, WebSocket });
    expect(outcome).toEqual({ failure: 'no-protocol', detail: 'silent' });
  });

  it('says no more than that it did not open when the upgrade is refused', async () => {
    expect(await ask(kind, {})).toEqual({ failure: 'network', detail: 'close 1006' });
  });

  it('opens nothing once it is called off', async () => {
    let isOpened = false;
    const signal = AbortSignal.abort();
    const outcome = ask(kind, { socket: () => (isOpened = true) }, { signal });
    await expect(outcome).rejects.toMatchObject({ name: 'AbortError' });
    expect(isOpened).toBe(false);
  });

  it('is closed when it is called off while it opens', async () => {
    const controller = new AbortController();
    served = await serve({ socket: () => {} });
    const outcome = kind({ kind: 'any', url: served.socket }, nodeNet({ signal: controller.signal }));
    setImmediate(() => controller.abort());
    await expect(outcome).rejects.toMatchObject({ name: 'AbortError' });
  });
});
