import { expect, it } from 'vitest';
import { rocketchat } from '../../src/probes/rocketchat.ts';
import { answerDdp, ddpServerId } from '../peers/ddp.ts';
import { nodeNet } from '../peers/net.ts';
import { serve } from '../peers/serve.ts';

async function saying(...messages: string[]) {
  const served = await serve({
    socket(socket) {
      for (const message of messages) socket.send(message);
      socket.on('message', (data) => {
        const answer = answerDdp(String(data));
        if (answer && messages.length < 2) socket.send(answer);
      });
    },
  });
  return rocketchat({ kind: 'rocketchat', url: served.socket }, nodeNet());
}

it('connects, passing over what servers say first', async () => {
  expect(await saying(ddpServerId)).toEqual({ grade: 2, detail: 'connected' });
});

it('counts a server that offers another version as alive', async () => {
  expect(await saying('{"msg":"ping"}', '{"msg":"failed","version":"pre1"}')).toEqual({
    grade: 2,
    detail: 'other version',
  });
});

it.each(['{"msg":"connected"}', '{"msg":"failed"}', '{"msg":"error"}', '[]', 'hello'])(
  'does not believe %s',
  async (message) => {
    expect(await saying(message, message)).toEqual({ failure: 'no-protocol' });
  },
);
