import { expect, it } from 'vitest';
import { ask } from './ask.ts';
import { answer, peer } from './peer.ts';

it.each([200, 403, 503])('takes any answer for an answer where it cannot read (%i)', async (status) => {
  const { port } = await peer({ onRequest: (socket) => socket.end(answer(status)) });
  const seen = await ask({ kind: 'opaque', url: `http://127.0.0.1:${port}/` }, { tier: 'basic' });
  expect(seen).toMatchObject({ answered: true, grade: 1 });
  expect(seen.status).toBeUndefined();
});

it('takes into account a status that the browser shows', async () => {
  const { port } = await peer({ onRequest: (socket) => socket.end(answer(503)) });
  const seen = await ask({ kind: 'opaque', url: `http://127.0.0.1:${port}/` }, { browser: 'firefox' });
  expect(seen).toMatchObject({ answered: false, failure: 'http-error', status: 503 });
});

it('cannot say more than that nothing came', async () => {
  const { port } = await peer({ onConnect: (socket) => socket.resetAndDestroy() });
  const seen = await ask({ kind: 'opaque', url: `http://127.0.0.1:${port}/` }, { tier: 'basic' });
  expect(seen).toMatchObject({ answered: false, failure: 'network', grade: 0 });
});
