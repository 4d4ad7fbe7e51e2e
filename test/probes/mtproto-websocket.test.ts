import { expect, it } from 'vitest';
import { mtprotoWebsocket } from '../../src/probes/mtproto-websocket.ts';
import { answerMtproto, obfuscatedPeer, transportError } from '../peers/mtproto.ts';
import { nodeNet } from '../peers/net.ts';
import { serve } from '../peers/serve.ts';

async function ask(answer: typeof answerMtproto, pieceBytes = 1000) {
  const served = await serve({
    socket(socket) {
      if (socket.protocol !== 'binary') return socket.close();
      const hear = obfuscatedPeer(answer);
      socket.on('message', (data) => {
        const reply = hear(data as Buffer);
        for (let at = 0; at < reply.length; at += pieceBytes)
          socket.send(reply.subarray(at, at + pieceBytes));
      });
    },
  });
  return mtprotoWebsocket({ kind: 'mtproto-websocket', url: `${served.socket}/apiws` }, nodeNet());
}

it('believes a resPQ that repeats its nonce', async () => {
  expect(await ask(answerMtproto)).toEqual({ grade: 2, detail: 'resPQ' });
});

it('takes the answer as a stream, whatever the frames', async () => {
  expect(await ask(answerMtproto, 1)).toEqual({ grade: 2, detail: 'resPQ' });
});

it('believes a transport error', async () => {
  expect(await ask(() => transportError(-429))).toEqual({ grade: 2, detail: 'transport error -429' });
});

it('does not believe a resPQ that is not concealed', async () => {
  const served = await serve({
    socket: (socket) =>
      socket.on('message', (data) => {
        socket.send(answerMtproto((data as Buffer).subarray(65)));
        socket.close();
      }),
  });
  const probe = { kind: 'mtproto-websocket', url: served.socket } as const;
  expect(await mtprotoWebsocket(probe, nodeNet())).toMatchObject({ failure: 'no-protocol' });
});
