/**
 * Our MTProto server, against a client that nobody here wrote (npm `@mtcute/core`), over the same socket as the probe. It
 * accepts the resPQ when it goes on to the next step: the product taken apart, encrypted for the key that was offered
 * (https://core.telegram.org/mtproto/auth_key).
 */
import { createCipheriv, createHash, randomFillSync } from 'node:crypto';
import { connectWs, type WebSocketConstructor } from '@fuman/net';
import { IntermediatePacketCodec, MemoryStorage, MtClient, ObfuscatedPacketCodec } from '@mtcute/core';
import { BaseCryptoProvider, type ICryptoProvider, LogManager } from '@mtcute/core/utils.js';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { answerMtproto, obfuscatedPeer } from '../peers/mtproto.ts';
import { serve } from '../peers/serve.ts';

const REQ_DH_PARAMS = 0xd712e4be;

const digest = (name: string, data: Uint8Array): Uint8Array => createHash(name).update(data).digest();

function notReached(): never {
  throw new Error('this comes after the step that is looked at');
}

/** Node's ciphers for the client, as far as the step after resPQ. */
class NodeCrypto extends BaseCryptoProvider implements ICryptoProvider {
  randomFill = (bytes: Uint8Array): void => void randomFillSync(bytes);
  sha1 = (data: Uint8Array): Uint8Array => digest('sha1', data);
  sha256 = (data: Uint8Array): Uint8Array => digest('sha256', data);
  createAesCtr(key: Uint8Array, iv: Uint8Array) {
    const cipher = createCipheriv(`aes-${key.length * 8}-ctr`, key, iv);
    return { process: (data: Uint8Array): Uint8Array => cipher.update(data) };
  }
  createAesIge = notReached;
  pbkdf2 = notReached;
  hmacSha256 = notReached;
  gzip = notReached;
  gunzip = notReached;
}

/** A client that wants to ask something, for which it needs a key first. `onError` hears why it gives up. */
function startClient(port: number, onError: (why: unknown) => void): void {
  const dc = { id: 2, ipAddress: '127.0.0.1', port };
  const client = new MtClient({
    apiId: 1,
    apiHash: '',
    storage: new MemoryStorage(),
    crypto: new NodeCrypto(),
    platform: {
      beforeExit: () => () => undefined,
      log: () => undefined,
      getDefaultLogLevel: () => LogManager.OFF,
      getDeviceModel: () => '',
    },
    defaultDcs: { main: dc, media: dc },
    transport: {
      connect: (to) =>
        connectWs({
          url: `ws://${to.ipAddress}:${to.port}`,
          implementation: WebSocket as unknown as WebSocketConstructor,
          protocols: 'binary',
        }),
      packetCodec: () => new ObfuscatedPacketCodec(new IntermediatePacketCodec()),
    },
    reconnectionStrategy: () => false,
    onError,
  });
  onTestFinished(async () => {
    await client.disconnect();
    await client.destroy();
  });
  client
    .connect()
    .then(() => client.call({ _: 'help.getConfig' }))
    .catch(onError);
}

interface Talk {
  question: Buffer;
  answer: Buffer;
  next: Buffer;
}

/** What the client asks, what it is answered, and what it says to that. */
function talk(): Promise<Talk> {
  return new Promise((resolve, reject) => {
    serve({
      socket(socket) {
        let first: Omit<Talk, 'next'> | undefined;
        const hear = obfuscatedPeer((message) => {
          const answer = answerMtproto(message);
          if (first) resolve({ ...first, next: Buffer.from(message) });
          first ??= { question: Buffer.from(message), answer };
          return answer;
        });
        socket.on('message', (data) => socket.send(hear(data as Buffer)));
      },
    }).then(({ socket }) => startClient(Number(new URL(socket).port), reject), reject);
  });
}

it('gives it a resPQ that it accepts', async () => {
  const { question, answer, next } = await talk();
  const nonce = question.subarray(24, 40).toString('hex');
  expect([question.length, answer.subarray(24, 40).toString('hex')]).toEqual([40, nonce]);
  const fields = {
    step: next.readUInt32LE(20),
    nonce: next.subarray(24, 40).toString('hex'),
    serverNonce: next.subarray(40, 56).toString('hex'),
    p: next.subarray(56, 64).toString('hex'),
    q: next.subarray(64, 72).toString('hex'),
    fingerprint: next.subarray(72, 80).toString('hex'),
  };
  expect(fields).toEqual({
    step: REQ_DH_PARAMS,
    nonce,
    serverNonce: answer.subarray(40, 56).toString('hex'),
    // Four bytes each, with their length before and filled up behind: the factors of the documents' example.
    p: '04494c553b000000',
    q: '0453911073000000',
    fingerprint: answer.subarray(-8).toString('hex'),
  });
});
