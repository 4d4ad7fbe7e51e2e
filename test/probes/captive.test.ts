import { describe, expect, it } from 'vitest';
import { captive } from '../../src/probes/captive.ts';
import type { Net } from '../../src/probes/net.ts';
import { ask } from './ask.ts';
import { browserNet } from './browser-net.ts';
import { answer, peer, type Manners } from './peer.ts';

const listen = async (manners: Manners) => {
  const { port } = await peer(manners);
  return {
    kind: 'captive' as const,
    url: `http://127.0.0.1:${port}/success.txt`,
    expects: { status: 200, body: 'success\n' },
  };
};
const says = (text: string): Manners => ({ onRequest: (socket) => socket.end(text) });

describe('with permission for the controls', () => {
  it.each([
    ['the exact answer', answer(200, 'success\n'), { answered: true, grade: 1, status: 200 }],
    ['another body', answer(200, '<html>Welcome to our café'), { failure: 'captive', status: 200 }],
    ['a body that goes on', answer(200, 'success\nand more'), { failure: 'captive' }],
    ['a body that stops early', answer(200, 'success'), { failure: 'captive' }],
    ['another status', answer(204), { failure: 'captive', status: 204 }],
    ['a redirect', answer(302, '', { location: 'http://192.168.1.1/' }), { failure: 'captive' }],
    ['511', answer(511, 'sign in'), { failure: 'captive', status: 511 }],
    ['the server’s own trouble', answer(503), { failure: 'http-error', status: 503 }],
    ['a missing page', answer(404), { failure: 'http-error', status: 404 }],
    [
      'half of the answer',
      answer(200, 'succ', { 'content-length': '8' }),
      { answered: false, failure: 'network' },
    ],
  ])('tells %s', async (_, text, seen) => {
    expect(await ask(await listen(says(text)))).toMatchObject(seen);
  });
});

describe('without', () => {
  it('only says that something answered', async () => {
    const seen = await ask(await listen(says(answer(200, 'sign in'))), { tier: 'basic' });
    expect(seen).toMatchObject({ kind: 'opaque', answered: true, grade: 1 });
    expect(seen.status).toBeUndefined();
  });
});

describe('where the browser itself may lead to https', () => {
  const probe = {
    kind: 'captive' as const,
    url: 'http://control.example/',
    expects: { status: 200, body: '' },
  };
  const sight = {
    browser: 'chromium',
    granted: ['control'],
    seesLayers: true,
    socketsAreAnonymous: true,
  } as const;
  /** Answers what is read with a hidden redirect, and what is not read at all. */
  const led = (more: Partial<Net>): Net => ({
    ...browserNet({ browser: 'chromium', isGranted: true }),
    signal: new AbortController().signal,
    fetch: async (_, init) =>
      Object.defineProperty(Response.error(), 'type', {
        value: init?.mode === 'no-cors' ? 'opaque' : 'opaqueredirect',
      }),
    ...more,
  });

  it.each([
    ['is told as it is', async () => true, { failure: 'aborted', detail: 'upgraded to https' }],
    ['is told from a sign-in page', async () => false, { failure: 'captive' }],
    [
      'is asked again unreadably where it cannot be told',
      async () => undefined,
      { kind: 'opaque', grade: 1 },
    ],
  ])('%s', async (_, isUpgraded, outcome) => {
    expect(await captive(probe, led({ isUpgraded }), sight)).toEqual(outcome);
  });

  it('says so of an answer that came over https', async () => {
    const encrypted = Object.defineProperty(new Response(''), 'url', { value: 'https://control.example/' });
    const seen = await captive(probe, led({ fetch: async () => encrypted }), sight);
    expect(seen).toEqual({ failure: 'aborted', detail: 'upgraded to https' });
  });
});
