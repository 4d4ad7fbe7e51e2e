/** What a host turns out to be, on a web that holds a few documents and sockets and nothing else. */
import { describe, expect, it } from 'vitest';
import { find, type Seeker } from '../../src/background/find.ts';
import { run } from '../../src/probes/run.ts';
import { healthyDocuments } from '../peers/documents.ts';
import { nodeNet } from '../peers/net.ts';
import { answerXmpp } from '../peers/xmpp.ts';
import type { Browser } from '../../src/core/model/terms.ts';

interface Web {
  /** Bodies by address; of a host that is here every other address answers 404. */
  pages?: Record<string, string>;
  /** What answers a message, by the socket's address. */
  sockets?: Record<string, (message: string) => readonly string[]>;
  /** Hosts that may be read. */
  granted?: readonly string[];
  browser?: Browser;
}

function seekerOf({ pages = {}, sockets = {}, granted = [], browser = 'chromium' }: Web) {
  const asked: string[] = [];
  const known = new Set(Object.keys(pages).map((url) => new URL(url).host));
  const fetch = async (input: unknown) => {
    const url = String(input);
    asked.push(url);
    if (!known.has(new URL(url).host)) throw new TypeError('Failed to fetch');
    const body = pages[url];
    return new Response(body ?? 'Not here', { status: body === undefined ? 404 : 200 });
  };

  class Socket extends EventTarget {
    readyState = 1;
    onopen?: () => void;
    onclose?: (event: { code: number }) => void;
    readonly #answer: ((message: string) => readonly string[]) | undefined;
    constructor(url: string) {
      super();
      asked.push(url);
      this.#answer = sockets[url];
      queueMicrotask(() => {
        const what = this.#answer ? new Event('open') : Object.assign(new Event('close'), { code: 1006 });
        this.dispatchEvent(what);
        if (this.#answer) this.onopen?.();
        else this.onclose?.({ code: 1006 });
      });
    }
    send(message: string) {
      for (const data of this.#answer?.(message) ?? [])
        this.dispatchEvent(Object.assign(new Event('message'), { data }));
    }
    close() {
      if (this.readyState !== 1) return;
      this.readyState = 3;
      queueMicrotask(() => this.dispatchEvent(Object.assign(new Event('close'), { code: 1000 })));
    }
  }

  const net = nodeNet({ fetch, WebSocket: Socket as never });
  const seeker: Seeker = {
    net,
    probe: (order, sight) => run(order, sight, net),
    sight: async (origins) => {
      const wanted = Object.values(origins).flat();
      const isGranted = wanted.every((pattern) => granted.includes(/\/\/(.*)\/\*/.exec(pattern)![1]!));
      return {
        ...{ browser, granted: isGranted ? Object.keys(origins) : [] },
        ...{ seesLayers: isGranted, socketsAreAnonymous: true },
      };
    },
  };
  return { seeker, asked };
}

const look = (typed: string, web: Web) => find(new URL(typed), seekerOf(web).seeker);
const kinds = async (typed: string, web: Web) => (await look(typed, web)).found.map(({ kind }) => kind);

const HOST = 'https://chat.example';
const granted = ['chat.example'];
const page = { [`${HOST}/`]: '<!doctype html>' };

describe('a host that may be read', () => {
  it.each([
    ['matrix', '/_matrix/client/versions'],
    ['mattermost', '/api/v4/system/ping'],
    ['zulip', '/api/v1/server_settings'],
    ['rocketchat', '/api/info'],
    ['mastodon', '/api/v2/instance'],
  ] as const)('is a %s server', async (kind, path) => {
    const pages = { ...page, [HOST + path]: healthyDocuments[kind].body };
    const { found, failure, bytes } = await look(`${HOST}/`, { pages, granted });
    expect(found[0]).toMatchObject({ kind, url: HOST + path, openUrl: `${HOST}/`, grade: 2 });
    expect(found[0]!.bytes).toBeGreaterThan(100);
    expect(found[1]).toMatchObject({ kind: 'http', grade: 1 });
    expect(failure).toBeUndefined();
    expect(bytes).toBeGreaterThan(found[0]!.bytes);
  });

  it('is an XMPP server at the socket that it publishes', async () => {
    const rel = 'urn:xmpp:alt-connections:websocket';
    const links = JSON.stringify({ links: [{ rel, href: 'wss://chat.example/ws' }] });
    const pages = { ...page, [`${HOST}/.well-known/host-meta.json`]: links };
    const sockets = { 'wss://chat.example/ws': (text: string) => answerXmpp(text, 'chat.example') };
    const { found } = await look(`${HOST}/`, { pages, sockets, granted });
    expect(found[0]).toMatchObject({
      ...{ kind: 'xmpp-websocket', url: 'wss://chat.example/ws', openUrl: `${HOST}/`, grade: 2 },
    });
  });

  it('is only a website when no protocol answers, however it answers', async () => {
    expect(await kinds(`${HOST}/`, { pages: page, granted })).toEqual(['http']);
    // A website of one page answers every address with it.
    const all = new Proxy(
      {},
      {
        get: () => '<!doctype html>',
        ownKeys: () => [`${HOST}/`],
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      },
    );
    expect(await kinds(`${HOST}/`, { pages: all, granted })).toEqual(['http']);
  });

  it('is a Matrix server behind a website that answers everything', async () => {
    const versions = `${HOST}/_matrix/client/versions`;
    const web = { ...page, [`${HOST}/.well-known/matrix/client`]: '<!doctype html>' };
    const pages = { ...web, [versions]: healthyDocuments.matrix.body };
    expect((await look(`${HOST}/`, { pages, granted })).found[0]).toMatchObject({ url: versions });
  });

  it('may hold its server below the page that was typed', async () => {
    const pages = { ...page, [`${HOST}/team/api/v4/system/ping`]: healthyDocuments.mattermost.body };
    const { found } = await look(`${HOST}/team/`, { pages, granted });
    expect(found[0]).toMatchObject({ kind: 'mattermost', openUrl: `${HOST}/team/` });
  });

  it.each([
    ['mattermost', '/mattermost', '/sales/channels/town-square', '/api/v4/system/ping'],
    ['rocketchat', '/apps/chat', '/channel/general', '/api/info'],
    ['mattermost', '', '/sales/channels/town-square', '/api/v4/system/ping'],
  ] as const)(
    'is a %s server installed in "%s", where a channel was typed',
    async (kind, folder, channel, path) => {
      const pages = { ...page, [HOST + folder + path]: healthyDocuments[kind].body };
      const { found } = await look(HOST + folder + channel, { pages, granted });
      expect(found.map(({ url, openUrl }) => [url, openUrl]).slice(0, -1)).toEqual([
        [HOST + folder + path, `${HOST + folder}/`],
      ]);
    },
  );

  it('is one server where it answers in every folder, and is not asked in all of a deep one', async () => {
    const folders = ['', '/a', '/a/b', '/a/b/c', '/a/b/c/d', '/a/b/c/d/e'];
    const path = '/api/v4/system/ping';
    const every = folders.map((folder) => [HOST + folder + path, healthyDocuments.mattermost.body]);
    const { seeker, asked } = seekerOf({ pages: { ...page, ...Object.fromEntries(every) }, granted });
    const { found } = await find(new URL(`${HOST}/a/b/c/d/e`), seeker);
    expect(found.map(({ url }) => url)).toEqual([HOST + path, `${HOST}/a/b/c/d/e`]);
    expect(asked.filter((url) => url.endsWith(path))).toEqual(
      folders.slice(0, 4).map((folder) => HOST + folder + path),
    );
  });

  it('that does not answer is asked once', async () => {
    const { seeker, asked } = seekerOf({ granted });
    const { found, failure } = await find(new URL(`${HOST}/`), seeker);
    expect({ found, failure, asked }).toEqual({ found: [], failure: 'network', asked: [`${HOST}/`] });
  });
});

describe('a host that names another', () => {
  const pages = {
    ...page,
    [`${HOST}/.well-known/matrix/client`]: '{"m.homeserver":{"base_url":"https://matrix.example"}}',
    'https://matrix.example/_matrix/client/versions': healthyDocuments.matrix.body,
  };

  it('says so, and the other is not asked before it may be', async () => {
    const { seeker, asked } = seekerOf({ pages, granted });
    const { elsewhere, found } = await find(new URL(`${HOST}/`), seeker);
    expect(elsewhere).toEqual(['matrix.example']);
    expect(found.map(({ kind }) => kind)).toEqual(['http']);
    expect(asked.filter((url) => url.includes('matrix.example'))).toEqual([]);
  });

  it('is found there once that is granted', async () => {
    const { elsewhere, found } = await look(`${HOST}/`, { pages, granted: [...granted, 'matrix.example'] });
    expect(elsewhere).toEqual([]);
    expect(found[0]).toMatchObject({
      ...{ kind: 'matrix', url: 'https://matrix.example/_matrix/client/versions', openUrl: `${HOST}/` },
    });
  });
});

describe('a host that may not be read', () => {
  it.each(['chromium', 'firefox'] as const)('is a website that answers, or not (%s)', async (browser) => {
    const { seeker, asked } = seekerOf({ pages: page, browser });
    const { found, isReadable } = await find(new URL(`${HOST}/`), seeker);
    expect(found.map(({ kind }) => kind)).toEqual(['http']);
    expect(isReadable).toBe(false);
    expect(asked).toEqual([`${HOST}/`]);
  });

  it('is sent no socket by Firefox, where that would name the installation', async () => {
    const { seeker, asked } = seekerOf({
      browser: 'firefox',
      sockets: { 'wss://chat.example/ws': () => [] },
    });
    const { found } = await find(new URL('wss://chat.example/ws'), seeker);
    expect({ found, asked }).toEqual({ found: [], asked: [] });
  });
});

describe('a socket that was typed', () => {
  const url = 'wss://chat.example/ws';

  it('is asked for the protocols of sockets', async () => {
    const sockets = {
      [url]: (text: string) => (text.startsWith('<') ? answerXmpp(text, 'chat.example') : ['{}']),
    };
    const { found } = await look(url, { sockets, granted });
    expect(found.map(({ kind, openUrl }) => [kind, openUrl])).toEqual([
      ['xmpp-websocket', `${HOST}/`],
      ['websocket', `${HOST}/`],
    ]);
  });
});
