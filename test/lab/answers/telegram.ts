/** Telegram's data centres, over HTTPS and over a socket. */
import { answerMtproto, obfuscatedPeer } from '../../peers/mtproto.ts';
import type { Reply } from '../../scenario/reply.ts';
import type { Answer, Question, Talk } from '../answer.ts';

const DATA_CENTRES = ['pluto', 'venus', 'aurora', 'vesta', 'flora', ...[1, 2, 3, 4, 5].map((n) => `kws${n}`)];

export const telegram: readonly Answer[] = DATA_CENTRES.flatMap((name) => {
  const host = `${name}.web.telegram.org`;
  return [
    { host, path: '/apiw1', reply: transport },
    { host, path: '/apiws', talk: socket },
  ];
});

/** One plain message in, one plain message out; whatever is no POST gets a bare status. */
function transport({ method, body }: Question): Reply {
  const open = { 'access-control-allow-origin': '*' };
  if (method !== 'POST') return { status: 404, headers: open };
  const headers = { ...open, 'content-type': 'application/octet-stream' };
  return { status: 200, headers, body: answerMtproto(body) };
}

function socket({ say, hangUp, onMessage }: Talk): void {
  const peer = obfuscatedPeer();
  onMessage((message) => {
    if (typeof message === 'string') return hangUp(1003);
    const answer = peer(message);
    if (answer.length > 0) say(answer);
  });
}
