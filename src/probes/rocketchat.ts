/**
 * Rocket.Chat: what the server says about itself over https, or the beginning of its realtime protocol (DDP) over a
 * WebSocket. No login. https://developer.rocket.chat/apidocs/realtime-api
 */
import type { Probe } from '../core/model/service.ts';
import { converse } from './converse.ts';
import type { Net, Outcome } from './net.ts';
import { membersOf, parseJson } from './json.ts';
import { askJson } from './weigh.ts';

/** The DDP specification, "Establishing a DDP Connection" (meteor/meteor `packages/ddp/DDP.md`). */
const CONNECT = '{"msg":"connect","version":"1","support":["1"]}';

export interface RocketchatProbe extends Probe {
  kind: 'rocketchat';
}

/** Asks `…/api/info` by `https:`, and `…/websocket` by `wss:`. */
export function rocketchat({ url }: RocketchatProbe, net: Net): Promise<Outcome> {
  if (url.startsWith('http')) return askJson(url, net, readInfo);
  return converse(url, net, {
    greeting: CONNECT,
    hear: (message) => (typeof message === 'string' ? readDdp(message) : { failure: 'no-protocol' }),
  });
}

export function readInfo(document: unknown): Outcome | undefined {
  const { success, version, info } = membersOf(document);
  const named = version ?? membersOf(info)['version'];
  return success === true && typeof named === 'string' ? { grade: 2, detail: 'info' } : undefined;
}

/** `failed` names another version of the protocol: it is spoken all the same. A first `server_id` message is older than `msg`. */
export function readDdp(text: string): Outcome | undefined {
  const { msg, session, version, server_id: server } = membersOf(parseJson(text));
  if (msg === 'connected' && typeof session === 'string') return { grade: 2, detail: 'connected' };
  if (msg === 'failed' && typeof version === 'string') return { grade: 2, detail: 'other version' };
  return msg === 'ping' || (msg === undefined && typeof server === 'string')
    ? undefined
    : { failure: 'no-protocol' };
}
