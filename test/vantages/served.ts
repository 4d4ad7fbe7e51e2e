/** Outside sources as loopback servers: all their hosts on one port, asked through the reader that the background script has. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect } from 'vitest';
import { readerOver } from '../../src/background/read-vantage.ts';
import type { Opinion } from '../../src/core/model/opinion.ts';
import type { Service } from '../../src/core/model/service.ts';
import { services } from '../../src/services/index.ts';
import type { Asking, Vantage } from '../../src/vantages/vantage.ts';
import { NOW } from '../moment.ts';
import { bodyOf, serve } from '../peers/serve.ts';

export interface Reply {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** The connection breaks off: before the answer, or in the middle of its body. */
  breaks?: 'before' | 'within';
}
export type Site = (url: URL, posted: string) => Reply | undefined;

export const json = (document: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(document),
});

function send(response: ServerResponse, { status = 200, headers = {}, body = '', breaks }: Reply): void {
  if (breaks === 'before') {
    response.destroy();
    return;
  }
  const length = Buffer.byteLength(body);
  response.writeHead(status, { ...headers, 'content-length': breaks ? length + 100 : length });
  response.write(body, () => (breaks ? response.destroy() : response.end()));
}

/** A world in which every host is this site, and the addresses that were asked of it. */
export async function served(site: Site, mostBytes = Infinity) {
  const asked: string[] = [];
  const { http } = await serve({
    async http(request: IncomingMessage, response: ServerResponse) {
      const url = new URL(request.url ?? '', `https://${request.headers['x-host'] as string}`);
      const posted = (await bodyOf(request)).toString();
      asked.push(`${request.method} ${url.href}`);
      send(response, site(url, posted) ?? { status: 404 });
    },
  });
  const ask = (input: string, init?: RequestInit): Promise<Response> => {
    const { host, pathname, search } = new URL(input);
    const headers = new Headers(init?.headers);
    headers.set('x-host', host);
    return fetch(`${http}${pathname}${search}`, { ...init, headers });
  };
  const bounds = { browser: 'chromium', mostBytes, signal: new AbortController().signal } as const;
  return { ...readerOver(ask, bounds), asked };
}

export const serviceOf = (id: string): Service => services.find((one) => one.id === id)!;

/** Asked at `NOW`, in doubt, by somebody in Iraq. */
export const asking = (more: Partial<Asking> = {}): Asking => ({
  now: NOW,
  country: 'IQ',
  isInDoubt: true,
  random: () => 0,
  wait: () => Promise.resolve(),
  ...more,
});

/** What a vantage says of a service where the world is so, without what is the same in every opinion. */
export async function said(
  vantage: Vantage,
  service: string,
  site: Site,
  more: Partial<Asking> = {},
): Promise<Partial<Opinion>> {
  const { read, asked } = await served(site, vantage.mostBytes);
  const opinion = await vantage.ask(read, serviceOf(service), asking(more));
  expect(opinion).toMatchObject({ source: vantage.id, kind: vantage.kind, heardAt: NOW });
  const hosts = asked.map((one) => new URL(one.split(' ')[1]!).host);
  expect(hosts.filter((host) => !vantage.hosts.includes(host))).toEqual([]);
  const { source: _s, kind: _k, heardAt: _h, service: _v, url: _u, ...rest } = opinion;
  if (rest.at === NOW) delete (rest as Partial<Opinion>).at;
  return rest;
}

/** As ISO 8601, so long before `NOW`. */
export const ago = (ms: number): string => new Date(NOW - ms).toISOString();
