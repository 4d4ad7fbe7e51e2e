/**
 * Telegram over a WebSocket, subprotocol `binary`, obfuscated, abridged: the first 64 bytes and the question in one frame.
 * https://core.telegram.org/mtproto/transports#websocket
 */
import type { Probe } from '../core/model/service.ts';
import { byteStream, concat } from './byte-stream.ts';
import { converse } from './converse.ts';
import type { Net, Outcome } from './net.ts';
import { drawQuestion, MAX_REPLY_BYTES, readAbridged } from './mtproto.ts';
import { drawInit, obfuscate } from './mtproto-obfuscation.ts';

export interface MtprotoWebsocketProbe extends Probe {
  kind: 'mtproto-websocket';
}

export async function mtprotoWebsocket({ url }: MtprotoWebsocketProbe, net: Net): Promise<Outcome> {
  const question = drawQuestion(net);
  const { head, conceal, reveal } = await obfuscate(drawInit(net.randomBytes), MAX_REPLY_BYTES);
  const abridged = concat(Uint8Array.of(question.bytes.length / 4), question.bytes);
  const collect = byteStream(MAX_REPLY_BYTES);
  return converse(url, net, {
    subprotocol: 'binary',
    greeting: concat(head, conceal(abridged)),
    hear(message) {
      const stream = typeof message === 'string' ? undefined : collect(message);
      return stream ? readAbridged(reveal(stream), question.nonce) : { failure: 'no-protocol' };
    },
  });
}
