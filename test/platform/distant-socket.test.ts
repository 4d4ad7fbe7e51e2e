import { once } from 'node:events';
import { expect, it } from 'vitest';
import { distantSocket, type Heard, type Opening, type Said } from '../../src/platform/distant-socket.ts';

/** A document that notes what it is told, and says what a test wants. */
function place() {
  const openings: Opening[] = [];
  const said: Said[] = [];
  let port: MessagePort;
  const WebSocket = distantSocket({
    postMessage(opening, [end]) {
      openings.push(opening);
      port = end!;
      port.onmessage = ({ data }: MessageEvent<Said>) => said.push(data);
    },
  });
  return {
    WebSocket,
    openings,
    said,
    say: (heard: Heard) => port.postMessage(heard),
    end: () => port.close(),
  };
}

it('opens, says and hears as a socket does', async () => {
  const { WebSocket, openings, said, say, end } = place();
  const socket = new WebSocket('wss://chat.example/', 'xmpp');
  expect([openings, socket.readyState]).toEqual([[{ url: 'wss://chat.example/', subprotocol: 'xmpp' }], 0]);

  say('open');
  await once(socket, 'open');
  expect(socket.readyState).toBe(1);
  socket.send(Uint8Array.of(1, 2));
  socket.send('text');
  say({ message: 'answer' });
  const [{ data }] = (await once(socket, 'message')) as [MessageEvent];
  expect(data).toBe('answer');

  socket.close();
  expect(socket.readyState).toBe(2);
  await expect.poll(() => said).toEqual([{ send: Uint8Array.of(1, 2) }, { send: 'text' }, 'close']);
  say({ closed: 1000 });
  const [{ code }] = (await once(socket, 'close')) as [CloseEvent];
  expect([code, socket.readyState]).toEqual([1000, 3]);
  end();
});

it('does not open any more once it is closed', async () => {
  const { WebSocket, say, end } = place();
  const socket = new WebSocket('wss://chat.example/');
  socket.close();
  say('open');
  await once(socket, 'open');
  expect(socket.readyState).toBe(2);
  end();
});
