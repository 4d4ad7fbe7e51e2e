/**
 * Telegram over HTTP: the 40 bytes of `req_pq_multi` as the body, resPQ as the answer, as the two official web clients
 * do it (morethanwords/tweb `src/lib/mtproto/transports/http.ts`; Ajaxy/telegram-tt `src/lib/gramjs/extensions/HttpStream.ts`).
 * A redirect to core.telegram.org means a front end that does not know this data centre (tdlib/td#1491): the edge
 * answers, MTProto does not.
 */
import type { Probe } from '../core/model/service.ts';
import { ask } from './ask.ts';
import type { Net, Outcome } from './net.ts';
import { drawQuestion, MAX_REPLY_BYTES, readMessage } from './mtproto.ts';
import { weigh } from './weigh.ts';

export interface MtprotoHttpProbe extends Probe {
  kind: 'mtproto-http';
}

export async function mtprotoHttp({ url }: MtprotoHttpProbe, net: Net): Promise<Outcome> {
  const { nonce, bytes } = drawQuestion(net);
  const answer = await ask(url, net, { method: 'POST', body: bytes });
  return weigh(answer, (body) => {
    if (body.length > MAX_REPLY_BYTES) return undefined;
    const outcome = readMessage(body, nonce);
    return outcome.failure ? undefined : outcome;
  });
}
