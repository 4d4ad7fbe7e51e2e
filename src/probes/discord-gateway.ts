/**
 * Discord's gateway: it speaks first (Hello, op 10), takes a heartbeat (op 1) before anybody has identified, and
 * acknowledges it (op 11). No Identify, so no session and none of the daily limit is used.
 * discord/discord-api-docs `developers/events/gateway.mdx`.
 */
import type { Probe } from '../core/model/service.ts';
import { converse } from './converse.ts';
import type { Net, Outcome } from './net.ts';
import { membersOf, parseJson } from './json.ts';

const HEARTBEAT = '{"op":1,"d":null}';
/** Hello alone proves the gateway; the acknowledgement is not waited for any longer than this. */
const ACK_WAIT_MS = 2000;

export interface DiscordGatewayProbe extends Probe {
  kind: 'discord-gateway';
}

export type DiscordMessage = 'hello' | 'ack' | 'other';

export function discordGateway({ url }: DiscordGatewayProbe, net: Net): Promise<Outcome> {
  let isGreeted = false;
  return converse(url, net, {
    hear(message, say) {
      const what = typeof message === 'string' ? readDiscord(message) : 'other';
      if (isGreeted) return what === 'ack' ? { grade: 2, detail: 'hello, ack' } : undefined;
      if (what !== 'hello') return { failure: 'no-protocol' };
      isGreeted = true;
      say(HEARTBEAT);
      return undefined;
    },
    proven: () => (isGreeted ? { grade: 2, detail: 'hello' } : undefined),
    provenWaitMs: ACK_WAIT_MS,
  });
}

export function readDiscord(text: string): DiscordMessage {
  const { op, d } = membersOf(parseJson(text));
  if (op === 11) return 'ack';
  const { heartbeat_interval: intervalMs } = membersOf(d);
  return op === 10 && typeof intervalMs === 'number' && intervalMs > 0 ? 'hello' : 'other';
}
