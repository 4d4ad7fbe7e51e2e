/** The probes against Debian's nginx: a server, a proxy and a TLS end that nobody here wrote. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordGateway } from '../../src/probes/discord-gateway.ts';
import { matrix } from '../../src/probes/matrix.ts';
import { mtprotoHttp } from '../../src/probes/mtproto-http.ts';
import { mtprotoWebsocket } from '../../src/probes/mtproto-websocket.ts';
import { createAuthority } from '../lab/certificates.ts';
import { discordHello, answerDiscord } from '../peers/discord.ts';
import { healthyDocuments } from '../peers/documents.ts';
import { freePort } from '../peers/free-port.ts';
import { answerMtproto, obfuscatedPeer } from '../peers/mtproto.ts';
import { nodeNet } from '../peers/net.ts';
import { startNginx, type Nginx } from '../peers/nginx.ts';
import { bodyOf, listen, type Served } from '../peers/serve.ts';

let behind: Served;
let nginx: Nginx;

beforeAll(async () => {
  behind = await listen({
    async http(request, response) {
      response.end(answerMtproto(await bodyOf(request)));
    },
    socket(socket, { url }) {
      if (url === '/apiws') {
        const hear = obfuscatedPeer();
        socket.on('message', (data) => socket.send(hear(data as Buffer)));
      } else {
        socket.send(discordHello());
        socket.on('message', (data) => socket.send(String(answerDiscord(String(data)))));
      }
    },
  });
  const upgrade =
    'proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;';
  const identity = await (await createAuthority()).issue('untrusted', 'chat.example');
  nginx = await startNginx({
    ...identity,
    locations: `
      default_type application/json;
      location = /versions { return 200 '${healthyDocuments.matrix.body}'; }
      location = /moved { return 301 https://other.example/; }
      location = /gone { return 410; }
      location = /cut { return 444; }
      location = /limited { return 429; }
      location = /dead { proxy_pass http://127.0.0.1:${await freePort()}; ${upgrade} }
      location / { proxy_pass ${behind.http}; ${upgrade} }
    `,
  });
});
afterAll(async () => {
  await nginx?.stop();
  await behind?.close();
});

const at = (path: string) => `http://127.0.0.1:${nginx.port}${path}`;
const askMatrix = (url: string) => matrix({ kind: 'matrix', url }, nodeNet());

describe('over HTTP', () => {
  it('reads a document that comes compressed', async () => {
    expect(await askMatrix(at('/versions'))).toEqual({ status: 200, grade: 2, detail: 'versions' });
  });

  it('posts through a proxy', async () => {
    const outcome = await mtprotoHttp({ kind: 'mtproto-http', url: at('/apiw1') }, nodeNet());
    expect(outcome).toEqual({ status: 200, grade: 2, detail: 'resPQ' });
  });

  it.each([
    ['/moved', { status: 301, grade: 1, detail: 'redirected' }],
    ['/gone', { status: 410, grade: 1 }],
    ['/limited', { status: 429, grade: 1 }],
    ['/dead', { status: 502, failure: 'http-error' }],
  ])('tells %s', async (path, outcome) => {
    expect(await askMatrix(at(path))).toEqual(outcome);
  });

  it('leaves a connection that is cut without an answer to the runner to name', async () => {
    await expect(askMatrix(at('/cut'))).rejects.toThrow(TypeError);
  });

  it('does not speak to a certificate that nobody trusts', async () => {
    const url = `https://127.0.0.1:${nginx.tlsPort}/versions`;
    await expect(askMatrix(url)).rejects.toThrow(TypeError);
  });
});

describe('over a WebSocket', () => {
  const socketAt = (path: string) => `ws://127.0.0.1:${nginx.port}${path}`;

  it('holds its conversations through a proxy', async () => {
    const net = nodeNet();
    const outcomes = await Promise.all([
      discordGateway({ kind: 'discord-gateway', url: socketAt('/?v=10&encoding=json') }, net),
      mtprotoWebsocket({ kind: 'mtproto-websocket', url: socketAt('/apiws') }, net),
    ]);
    expect(outcomes).toEqual([
      { grade: 2, detail: 'hello, ack' },
      { grade: 2, detail: 'resPQ' },
    ]);
  });

  it.each(['/dead', '/versions', '/gone', '/cut'])(
    'says no more than that it did not open at %s',
    async (path) => {
      const probe = { kind: 'discord-gateway', url: socketAt(path) } as const;
      expect(await discordGateway(probe, nodeNet())).toEqual({ failure: 'network', detail: 'close 1006' });
    },
  );

  it('does not speak to a certificate that nobody trusts', async () => {
    const probe = { kind: 'discord-gateway', url: `wss://127.0.0.1:${nginx.tlsPort}/` } as const;
    expect(await discordGateway(probe, nodeNet())).toMatchObject({ failure: 'network' });
  });
});
