/** Rocket.Chat's realtime protocol as far as its handshake (meteor/meteor `packages/ddp/DDP.md`). */

/** Said as soon as the socket is open; clients have to pass over it. */
export const ddpServerId = '{"server_id":"0"}';

export function answerDdp(text: string): string | undefined {
  const { msg, version } = JSON.parse(text) as { msg?: string; version?: string };
  if (msg === 'ping') return '{"msg":"pong"}';
  if (msg !== 'connect') return undefined;
  return version === '1' ? '{"msg":"connected","session":"reference"}' : '{"msg":"failed","version":"1"}';
}
