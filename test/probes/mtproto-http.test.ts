import { expect, it } from 'vitest';
import { mtprotoHttp } from '../../src/probes/mtproto-http.ts';
import { answerMtproto, transportError } from '../peers/mtproto.ts';
import { nodeNet } from '../peers/net.ts';
import { bodyOf, serve } from '../peers/serve.ts';

async function ask(status: number, answer: (question: Buffer) => Uint8Array | string, headers = {}) {
  const served = await serve({
    async http(request, response) {
      response.writeHead(status, headers).end(answer(await bodyOf(request)));
    },
  });
  return mtprotoHttp({ kind: 'mtproto-http', url: `${served.http}/apiw1` }, nodeNet());
}

it('believes a resPQ that repeats its nonce', async () => {
  expect(await ask(200, (question) => answerMtproto(question))).toEqual({
    status: 200,
    grade: 2,
    detail: 'resPQ',
  });
});

it('does not believe a resPQ for another question', async () => {
  const other = Buffer.from('0000000000000000040000000000006614000000f18e7ebe', 'hex');
  expect(await ask(200, () => answerMtproto(Buffer.concat([other, Buffer.alloc(16)])))).toEqual({
    status: 200,
    failure: 'no-protocol',
  });
});

it('believes a transport error, whatever its status below 500', async () => {
  expect(await ask(404, () => transportError(-404))).toEqual({
    status: 404,
    grade: 2,
    detail: 'transport error -404',
  });
});

it('sees the edge, not the protocol, in a redirect and follows none', async () => {
  expect(await ask(302, () => '', { location: 'https://core.telegram.org/' })).toEqual({
    status: 302,
    grade: 1,
    detail: 'redirected',
  });
});

it('tells a front end in trouble by its status', async () => {
  expect(await ask(502, () => '<html>Bad Gateway</html>')).toEqual({ status: 502, failure: 'http-error' });
});
