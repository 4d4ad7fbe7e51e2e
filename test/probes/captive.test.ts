import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { answer, type Manners, peer } from './peer.ts';

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
    expect(seen).toMatchObject({ answered: true, grade: 1 });
    expect(seen.status).toBeUndefined();
  });
});
