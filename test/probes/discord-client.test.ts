/** Our Discord gateway, against a client library that nobody here wrote (npm `@discordjs/ws`): from Hello to READY. */
import { REST } from '@discordjs/rest';
import { WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { expect, it } from 'vitest';
import { discordGateway } from '../../src/probes/discord-gateway.ts';
import { answerDiscord, discordHello } from '../peers/discord.ts';
import { nodeNet } from '../peers/net.ts';
import { serve } from '../peers/serve.ts';

it('takes it to READY, and the probe to the acknowledgement', async () => {
  const served = await serve({
    http(_, response) {
      const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ url: served.socket, shards: 1, session_start_limit: limit }));
    },
    socket(socket) {
      socket.send(discordHello());
      socket.on('message', (data) => {
        const answer = answerDiscord(String(data));
        if (typeof answer === 'number') socket.close(answer);
        else socket.send(answer);
      });
    },
  });
  const rest = new REST({ api: `${served.http}/api`, version: '10' }).setToken('reference');
  const manager = new WebSocketManager({ token: 'reference', intents: 0, rest });
  const ready = new Promise((resolve) =>
    manager.once(WebSocketShardEvents.Ready, (data) => resolve(data.session_id)),
  );
  await manager.connect();
  const session = await ready;
  await manager.destroy();

  const url = `${served.socket}/?v=10&encoding=json`;
  const outcome = await discordGateway({ kind: 'discord-gateway', url }, nodeNet());
  expect([session, outcome]).toEqual(['reference', { grade: 2, detail: 'hello, ack' }]);
});
