import { expect, it } from 'vitest';
import { opaque } from '../../src/probes/opaque.ts';
import type { Net } from '../../src/probes/net.ts';
import { ask } from './ask.ts';
import { browserNet } from './browser-net.ts';
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

/** A browser that answers so where it lets nobody go on. */
const stopped = (
  fetch: () => Promise<Response>,
  led: 'plain' | 'elsewhere' | 'nowhere' = 'plain',
  signal = new AbortController().signal,
): Net => ({
  ...browserNet({ browser: 'chromium', isGranted: false }),
  fetch,
  signal,
  ledTo: async () => (led === 'nowhere' ? undefined : led),
});
const failed = () => Promise.reject(new TypeError('Failed to fetch'));
const lookAt = (url: string, net: Net) => opaque({ kind: 'opaque', url }, net);

it('takes whoever sends the plain control elsewhere for a sign-in page', async () => {
  const outcome = await lookAt('http://control.example/', stopped(failed));
  expect(outcome).toEqual({ failure: 'captive', detail: 'redirected' });
});

it('has measured nothing where https leads to plain http', async () => {
  const outcome = await lookAt('https://chat.example/', stopped(failed));
  expect(outcome).toEqual({ failure: 'aborted', detail: 'redirected to plain http', isTaken: true });
});

it('takes whoever leads on to another encrypted place for the service that answers', async () => {
  const outcome = await lookAt('https://chat.example/', stopped(failed, 'elsewhere'));
  expect(outcome).toEqual({ grade: 1, detail: 'redirected to another host' });
  const control = await lookAt('http://control.example/', stopped(failed, 'elsewhere'));
  expect(control).toEqual({ failure: 'captive', detail: 'redirected' });
});

it('leaves every other failure to the runner to name', async () => {
  await expect(lookAt('https://chat.example/', stopped(failed, 'nowhere'))).rejects.toThrow(TypeError);
  const late = stopped(failed, 'plain', AbortSignal.abort());
  await expect(lookAt('https://chat.example/', late)).rejects.toThrow(TypeError);
});
