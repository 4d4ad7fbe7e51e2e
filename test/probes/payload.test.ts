/** What the cost model supposes of each protocol's messages, against the messages of the reference peers. */
import { expect, it } from 'vitest';
import { cost } from '../../src/core/traffic/cost.ts';
import { reqPqMulti } from '../../src/probes/mtproto.ts';
import { firstFrame } from '../../src/probes/whatsapp-noise.ts';
import { openFrame } from '../../src/probes/xmpp-websocket.ts';
import { answerDiscord, discordHello } from '../peers/discord.ts';
import { dnsDocument, healthyDocuments } from '../peers/documents.ts';
import { answerMtproto } from '../peers/mtproto.ts';
import { answerClientHello } from '../peers/whatsapp.ts';
import { answerXmpp } from '../peers/xmpp.ts';

/** The model may be off by so much. */
const MOST = 0.15;
/** A TLS record and a frame. */
const FRAMING = 30;

type Messages = readonly (string | Uint8Array | undefined)[];
const nonce = new Uint8Array(16).fill(9);
const question = reqPqMulti(nonce, 4n);
const hello = firstFrame(new Uint8Array(32).fill(9));
const heartbeat = '{"op":1,"d":null}';
const open = openFrame('chat.example');
const document = (kind: keyof typeof healthyDocuments): Messages => [healthyDocuments[kind].body];

const PEERS: Record<string, { url: string; messages: Messages }> = {
  'mtproto-http': { url: 'https:', messages: [question, answerMtproto(question, 1)] },
  'mtproto-websocket': {
    url: 'wss:',
    messages: [Buffer.alloc(65 + question.length), Buffer.alloc(1 + answerMtproto(question, 1).length)],
  },
  'whatsapp-noise': { url: 'wss:', messages: [hello, answerClientHello(hello)] },
  'discord-gateway': { url: 'wss:', messages: [discordHello(), heartbeat, String(answerDiscord(heartbeat))] },
  'xmpp-websocket': { url: 'wss:', messages: [open, ...answerXmpp(open, 'chat.example'), '<close/>'] },
  slack: { url: 'https:', messages: document('slack') },
  wire: { url: 'https:', messages: document('wire') },
  'graph-error': { url: 'https:', messages: document('graph-error') },
  mattermost: { url: 'https:', messages: document('mattermost') },
  doh: { url: 'https:', messages: [dnsDocument('web.whatsapp.com', ['192.0.2.1', '192.0.2.2']).body] },
};

it.each(Object.entries(PEERS))('of %s', (kind, { url, messages }) => {
  const whole = (name: string) => {
    const { sentBytes, receivedBytes } = cost({
      ...{ kind: name, url, browser: 'chromium', isWarm: false, answered: true },
    });
    return sentBytes + receivedBytes;
  };
  const real = messages.reduce((sum, one) => sum + (one?.length ?? 0) + FRAMING, whole('http'));
  const model = whole(kind);
  expect(Math.abs(model - real), `${real} by the peer, ${model} by the model`).toBeLessThanOrEqual(
    MOST * real,
  );
});
