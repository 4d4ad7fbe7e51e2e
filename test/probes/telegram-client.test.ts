/** Our MTProto server, against a client library that nobody here wrote (npm `telegram`), over the same socket as the probe. */
import { expect, it } from 'vitest';
import { Api } from 'telegram';
import { Logger, LogLevel } from 'telegram/extensions/Logger.js';
import { PromisedWebSockets } from 'telegram/extensions/PromisedWebSockets.js';
import { readBigIntFromBuffer } from 'telegram/Helpers.js';
import { ConnectionTCPObfuscated } from 'telegram/network/connection/TCPObfuscated.js';
import { MTProtoPlainSender } from 'telegram/network/MTProtoPlainSender.js';
import { randomBytes } from 'node:crypto';
import { obfuscatedPeer } from '../peers/mtproto.ts';
import { serve } from '../peers/serve.ts';

it('gives it a resPQ that it accepts', async () => {
  const served = await serve({
    socket(socket) {
      const hear = obfuscatedPeer();
      socket.on('message', (data) => socket.send(hear(data as Buffer)));
    },
  });
  const loggers = new Logger(LogLevel.NONE);
  const port = Number(new URL(served.socket).port);
  const connection = new ConnectionTCPObfuscated({
    ip: '127.0.0.1',
    port,
    dcId: 2,
    loggers,
    socket: PromisedWebSockets,
    testServers: false,
  });
  await connection.connect();
  const nonce = readBigIntFromBuffer(randomBytes(16), false, true);
  const answer: unknown = await new MTProtoPlainSender(connection, loggers).send(
    new Api.ReqPqMulti({ nonce }),
  );
  await connection.disconnect();

  expect(answer).toBeInstanceOf(Api.ResPQ);
  const { nonce: echoed, pq } = answer as Api.ResPQ;
  expect([String(echoed), Buffer.from(pq).toString('hex')]).toEqual([String(nonce), '17ed48941a08f981']);
});
