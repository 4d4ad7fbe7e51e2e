/** An answer that is said to be open to all, of a server that does not let it be read: against real servers, with a browser's habits. */
import { expect, it } from 'vitest';
import type { KnownProbe } from '../../src/probes/index.ts';
import { run } from '../../src/probes/run.ts';
import { UNREAD } from '../../src/core/model/terms.ts';
import { ask } from './ask.ts';
import { browserNet } from './browser-net.ts';
import { answer, peer } from './peer.ts';

const OPEN = { 'access-control-allow-origin': '*' };
const methodsOf = (heard: readonly string[]) => heard.map((head) => head.split(' ')[0]);

const openProbes: readonly KnownProbe[] = [
  { kind: 'slack', url: '', isCorsOpen: true },
  { kind: 'mtproto-http', url: '', isCorsOpen: true },
  { kind: 'graph-error', url: '', isCorsOpen: true },
  { kind: 'http', url: '', isCorsOpen: true },
];

/** A server that answers every request so, and the address of it for a browser that dials `https:` without TLS. */
async function server(onRequest: Parameters<typeof peer>[0]['onRequest']) {
  const { port, heard } = await peer({ ...(onRequest && { onRequest }) });
  return { heard, url: `https://127.0.0.1:${port}/` };
}

it.each(openProbes)('$kind is an answer that was not read, and asked twice at most', async (probe) => {
  const { heard, url } = await server((socket) => socket.end(answer(200, '{"ok":true}')));
  const seen = await ask({ ...probe, url }, { tier: 'basic' });
  expect(seen).toMatchObject({ kind: 'opaque', answered: true, grade: 1, detail: UNREAD });
  expect(seen.status).toBeUndefined();
  expect(methodsOf(heard).slice(1)).toEqual(['HEAD']);
  // Neither request names the installation more than the other's Origin does.
  expect(heard[1]).not.toMatch(/^origin:/im);
});

it('is asked once where its answer can be read', async () => {
  const { heard, url } = await server((socket) => socket.end(answer(200, '{"ok":true}', OPEN)));
  const seen = await ask({ kind: 'slack', url, isCorsOpen: true }, { tier: 'basic' });
  expect(seen).toMatchObject({ kind: 'slack', answered: true, grade: 2, status: 200 });
  expect(seen.detail).not.toContain(UNREAD);
  expect(heard).toHaveLength(1);
});

it('believes an error that can be read, and does not ask again', async () => {
  const { heard, url } = await server((socket) => socket.end(answer(503, '', OPEN)));
  const seen = await ask({ kind: 'slack', url, isCorsOpen: true }, { tier: 'basic' });
  expect(seen).toMatchObject({ answered: false, failure: 'http-error', status: 503 });
  expect(heard).toHaveLength(1);
});

it('fails as before where nothing answers, and both tries are charged', async () => {
  const { url } = await server((socket) => socket.resetAndDestroy());
  const seen = await ask({ kind: 'slack', url, isCorsOpen: true }, { tier: 'basic' });
  expect(seen).toMatchObject({ kind: 'slack', answered: false, failure: 'network', grade: 0 });
  const blind = await ask({ kind: 'opaque', url }, { tier: 'basic' });
  expect(seen.sentBytes).toBe(2 * blind.sentBytes);
});

it('is never asked readably in Firefox without permission, where that would name the installation', async () => {
  const { heard, url } = await server((socket) => socket.end(answer(200)));
  const seen = await ask({ kind: 'slack', url, isCorsOpen: true }, { tier: 'basic', browser: 'firefox' });
  expect(seen).toMatchObject({ kind: 'opaque', answered: true });
  expect(methodsOf(heard)).toEqual(['HEAD']);
  expect(heard[0]).not.toMatch(/^origin:/im);
});

it('does not take a resolver that cannot be read for one that found a name', async () => {
  const { heard, url } = await server((socket) => socket.end(answer(200, '{}')));
  const seen = await ask({ kind: 'doh', url, isCorsOpen: true }, { tier: 'basic' });
  expect(seen).toMatchObject({ answered: false, failure: 'network' });
  expect(heard).toHaveLength(1);
});

it('has both tries within its limit', async () => {
  const { url } = await server((socket, head) => {
    if (!head.startsWith('HEAD')) socket.end(answer(200));
  });
  const probe: KnownProbe = { kind: 'slack', url, isCorsOpen: true };
  const seen = await run(
    { endpoint: 'slack/api', kind: 'slack', tier: 'basic', probe, limitMs: 500, isWarm: false },
    { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true },
    { ...browserNet({ browser: 'chromium', isGranted: false }), now: () => 7_000 },
  );
  expect(seen).toMatchObject({ answered: false, failure: 'timeout' });
});
