/** What every protocol kind promises that speaks over a WebSocket, whoever is on the other side. */
import type { WebSocket } from 'ws';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { discordGateway } from '../../src/probes/discord-gateway.ts';
import type { Net, Outcome } from '../../src/probes/net.ts';
import { mtprotoWebsocket } from '../../src/probes/mtproto-websocket.ts';
import { rocketchat } from '../../src/probes/rocketchat.ts';
import { whatsappNoise } from '../../src/probes/whatsapp-noise.ts';
import { xmppWebsocket } from '../../src/probes/xmpp-websocket.ts';
import { ddpServerId } from '../peers/ddp.ts';
import { discordHello } from '../peers/discord.ts';
import { limitSignal, nodeNet } from '../peers/net.ts';
import { serve } from '../peers/serve.ts';
import { answerXmpp } from '../peers/xmpp.ts';
import { ask, type Kind } from './any-kind.ts';

const overSocket = {
  'mtproto-websocket': mtprotoWebsocket,
  'whatsapp-noise': whatsappNoise,
  'discord-gateway': discordGateway,
  'xmpp-websocket': xmppWebsocket,
  rocketchat,
} as unknown as Record<string, Kind>;

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
      {
        socket(socket) {
          socket.on('close', over);
          server(socket);
        },
      },
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
    expect(outcome).toEqual({ failure: 'no-protocol', detail: 'silent', isUnheard: true });
  });

  it('leaves a message that does not end, however long it may wait', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const WebSocket = class extends nodeNet().WebSocket {
      constructor(url: string | URL, subprotocols?: string | string[]) {
        super(url, subprotocols);
        this.addEventListener('open', () => setImmediate(() => vi.advanceTimersByTime(5_000)));
      }
    };
    const goesOn = (socket: WebSocket) => {
      socket.send('{', { fin: false });
      socket.on('message', () => socket.send('x'.repeat(1_000), { fin: false }));
    };
    const outcome = await meeting(goesOn, { WebSocket });
    expect(outcome).toEqual({ failure: 'no-protocol', detail: 'silent', isUnheard: true });
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
    const served = await serve({ socket: () => {} });
    const outcome = kind({ kind: 'any', url: served.socket }, nodeNet({ signal: controller.signal }));
    setImmediate(() => controller.abort());
    await expect(outcome).rejects.toMatchObject({ name: 'AbortError' });
  });
});
