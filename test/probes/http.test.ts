import { once } from 'node:events';
import { expect, it } from 'vitest';
import { ask } from './ask.ts';
import { answer, peer } from './peer.ts';

it.each([
  [200, { answered: true, grade: 1, status: 200 }],
  [404, { answered: true, grade: 1, status: 404 }],
  [499, { answered: true, grade: 1, status: 499 }],
  [500, { answered: false, grade: 0, status: 500, failure: 'http-error' }],
  [503, { answered: false, grade: 0, status: 503, failure: 'http-error' }],
])('tells a status of %i', async (status, seen) => {
  const { port } = await peer({ onRequest: (socket) => socket.end(answer(status)) });
  expect(await ask({ kind: 'http', url: `http://127.0.0.1:${port}/` })).toMatchObject(seen);
});

it('takes a redirect for an answer whose status is hidden', async () => {
  const { port } = await peer({
    onRequest: (socket) => socket.end(answer(302, '', { location: '/sign-in' })),
  });
  const seen = await ask({ kind: 'http', url: `http://127.0.0.1:${port}/` });
  expect(seen).toMatchObject({ kind: 'http', answered: true, grade: 1 });
  expect(seen.status).toBeUndefined();
});

it('asks by HEAD, and by GET where a server needs it', async () => {
  const { port, heard } = await peer({ onRequest: (socket) => socket.end(answer(200)) });
  await ask({ kind: 'http', url: `http://127.0.0.1:${port}/a` });
  await ask({ kind: 'http', url: `http://127.0.0.1:${port}/b`, method: 'GET' });
  expect(heard.map((head) => head.split(' HTTP')[0])).toEqual(['HEAD /a', 'GET /b']);
});

it('lets go of an endless body', async () => {
  const { port, connections } = await peer({
    onRequest: (socket) => socket.write('HTTP/1.1 200 OK\r\n\r\nand so on'),
  });
  await ask({ kind: 'http', url: `http://127.0.0.1:${port}/`, method: 'GET' });
  expect(connections).toHaveLength(1);
  await Promise.all(connections.map(async (socket) => socket.closed || once(socket, 'close')));
});
