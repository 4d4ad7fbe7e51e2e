/** The reader that sources are asked through: what it bears of an answer, and what it sends. */
import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { readerOver } from '../../src/background/read-vantage.ts';
import { bodyOf, serve } from '../peers/serve.ts';

const unbound = { browser: 'chromium', mostBytes: Infinity, signal: new AbortController().signal } as const;
const { read: readFrom } = readerOver(fetch, unbound);

it('reads so many bytes and says that there were more', async () => {
  const { http } = await serve({ http: (_, response) => response.end('a'.repeat(100)) });
  const [whole, cut] = [
    await readFrom({ url: http, mostBytes: 100 }),
    await readFrom({ url: http, mostBytes: 99 }),
  ];
  expect([whole.body.length, whole.isCut]).toEqual([100, false]);
  expect([cut.body.length, cut.isCut]).toEqual([99, true]);
});

it('leaves an answer that never ends, once it has enough of it', async () => {
  let left: Promise<unknown> | undefined;
  const { http } = await serve({
    http: (_, response) => {
      left = once(response, 'close');
      const more = () => {
        while (response.write('a'.repeat(1_000)));
        response.once('drain', more);
      };
      more();
    },
  });
  expect(await readFrom({ url: http, mostBytes: 10 })).toMatchObject({ isCut: true });
  await left;
});

it('waits neither for an answer nor for the rest of one', async () => {
  const silent = await serve({ http: () => {} });
  const half = await serve({ http: (_, response) => response.write('{') });
  const hasty = readerOver(fetch, { ...unbound, limitMs: 50 });
  for (const { http } of [silent, half])
    await expect(hasty.read({ url: http, mostBytes: 10 })).rejects.toThrow(/timeout/);
});

it('follows nobody elsewhere', async () => {
  const asked: string[] = [];
  const elsewhere = await serve({ http: ({ url }, response) => response.end((asked.push(url!), '')) });
  const { http } = await serve({
    http: (_, response) => response.writeHead(307, { location: elsewhere.http }).end(),
  });
  await expect(readFrom({ url: http, mostBytes: 10 })).rejects.toThrow('fetch failed');
  expect(asked).toEqual([]);
});

it('tells how long a source wants to be left alone', async () => {
  const after = (value: string) =>
    serve({ http: (_, response) => response.writeHead(429, { 'retry-after': value }).end() });
  const [seconds, date] = [await after('90'), await after('Wed, 21 Oct 2026 07:28:00 GMT')];
  expect(await readFrom({ url: seconds.http, mostBytes: 10 })).toMatchObject({ status: 429, retryAfter: 90 });
  expect(await readFrom({ url: date.http, mostBytes: 10 })).not.toHaveProperty('retryAfter');
});

it('sends what was asked for, no cookie and no address it came from', async () => {
  const { http } = await serve({
    http: async (request, response) => {
      const { method, headers } = request;
      const posted = (await bodyOf(request)).toString();
      response.end(
        JSON.stringify({ method, headers: Object.keys(headers), type: headers['content-type'], posted }),
      );
    },
  });
  const ask = async (more: object) => {
    const { body } = await readFrom({ url: http, mostBytes: 2_000, ...more });
    return JSON.parse(new TextDecoder().decode(body)) as {
      method: string;
      headers: string[];
      type?: string;
      posted: string;
    };
  };
  const asked = await ask({ headers: { accept: 'application/dns-json' } });
  expect(asked.method).toBe('GET');
  expect(asked.headers.filter((name) => ['cookie', 'referer', 'origin'].includes(name))).toEqual([]);
  expect(await ask({ post: { type: 'http' } })).toMatchObject({
    method: 'POST',
    type: 'application/json',
    posted: '{"type":"http"}',
  });
});

it('waits for nothing once it was called off, and asks nothing more', async () => {
  let asked = 0;
  const half = await serve({
    http: (_, response) => {
      asked += 1;
      response.write('{');
    },
  });
  const off = new AbortController();
  const reader = readerOver(fetch, { ...unbound, signal: off.signal });
  const reading = reader.read({ url: half.http, mostBytes: 10 });
  await vi.waitFor(() => expect(asked).toBe(1));
  off.abort(new Error('late'));
  await expect(reading).rejects.toThrow('late');
  await expect(reader.read({ url: half.http, mostBytes: 10 })).rejects.toThrow('late');
  expect(asked).toBe(1);
});

describe('what is moved', () => {
  const answering = (body: string, headers: Record<string, string> = {}) =>
    readerOver(async () => new Response(body, { headers }), unbound);
  const from = (url: string, mostBytes = 5_000) => ({ url: `https://${url}`, mostBytes });

  it('is counted: a connection once, every body, and something for what did not come', async () => {
    const answers = answering('a'.repeat(1_000));
    await answers.read(from('one.example/a'));
    const first = answers.bytes();
    expect(first).toBeGreaterThan(4_000);
    await answers.read(from('one.example/a'));
    expect(answers.bytes() - first).toBeLessThan(1_300);
    const fails = readerOver(() => Promise.reject(new TypeError('gone')), unbound);
    await expect(fails.read(from('one.example/a'))).rejects.toThrow('gone');
    expect(fails.bytes()).toBeGreaterThan(2_000);
  });

  it('is no more than it may be, by how many requests ever', async () => {
    const { read, bytes } = readerOver(async () => new Response('a'.repeat(9_000)), {
      ...unbound,
      mostBytes: 20_000,
    });
    const hosts = Array.from({ length: 9 }, (_, index) => from(`${index}.example/`, 10_000));
    const answers = await Promise.allSettled(hosts.map(read));
    expect(answers.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(4);
    expect(answers.some((one) => one.status === 'fulfilled' && one.value.isCut)).toBe(true);
    expect(bytes()).toBeLessThanOrEqual(20_000);
  });

  it('of an answer that is far too long is what was read, and what the network may have brought by then', async () => {
    const long = 'a'.repeat(50_000);
    const [told, untold] = [answering(long, { 'content-length': '50000' }), answering(long)];
    for (const { read } of [told, untold]) await read(from('one.example/', 10_000));
    expect(told.bytes()).toBeGreaterThan(50_000);
    expect(told.bytes()).toBeLessThan(60_000);
    expect(untold.bytes()).toBeGreaterThan(3_000_000);
    const enough = answering(long);
    await enough.read({ ...from('one.example/', 10_000), mayBeCut: true });
    expect(enough.bytes()).toBeLessThan(20_000);
  });
});
