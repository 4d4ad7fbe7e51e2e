import type { WebSocket } from 'ws';
import { expect, it } from 'vitest';
import { discordGateway } from '../../src/probes/discord-gateway.ts';
import { answerDiscord, discordHello } from '../peers/discord.ts';
import { limitSignal, nodeNet } from '../peers/net.ts';
import { serve } from '../peers/serve.ts';

async function ask(gateway: (socket: WebSocket) => void, net = nodeNet()) {
  const served = await serve({ socket: gateway });
  return discordGateway({ kind: 'discord-gateway', url: `${served.socket}/?v=10&encoding=json` }, net);
}

it('hears Hello, and the acknowledgement of its heartbeat', async () => {
  const heard: string[] = [];
  const outcome = await ask((socket) => {
    socket.send(discordHello());
    socket.on('message', (data) => {
      heard.push(String(data));
      socket.send(String(answerDiscord(String(data))));
    });
  });
  expect({ outcome, heard }).toEqual({
    outcome: { grade: 2, detail: 'hello, ack' },
    heard: ['{"op":1,"d":null}'],
  });
});

it('is content with Hello when the gateway closes on the heartbeat', async () => {
  const outcome = await ask((socket) => {
    socket.send(discordHello());
    socket.on('message', () => socket.close(4003));
  });
  expect(outcome).toEqual({ grade: 2, detail: 'hello' });
});

it('is content with Hello when the heartbeat stays unanswered until the limit', async () => {
  const { signal, reach } = limitSignal();
  const outcome = await ask((socket) => {
    socket.send(discordHello());
    socket.on('message', reach);
  }, nodeNet({ signal }));
  expect(outcome).toEqual({ grade: 2, detail: 'hello', isUnheard: true });
});

it.each([
  ['a dispatch', '{"op":0,"t":"READY","d":{}}'],
  ['a Hello without its interval', '{"op":10,"d":{}}'],
  ['an acknowledgement of nothing', '{"op":11}'],
  ['no JSON', 'hello'],
  ['null', 'null'],
])('does not take %s for Hello', async (_, text) => {
  expect(await ask((socket) => socket.send(text))).toEqual({ failure: 'no-protocol' });
});
