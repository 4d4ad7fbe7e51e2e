/** The reader that sources are asked through: what it bears of an answer, and what it sends. */
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { counted, readerOver } from '../../src/background/read-vantage.ts';
import { bodyOf, serve } from '../peers/serve.ts';

const read = readerOver(fetch);

it('reads so many bytes and says that there were more', async () => {
  const { http } = await serve({ http: (_, response) => response.end('a'.repeat(100)) });
  const [whole, cut] = [await read({ url: http, mostBytes: 100 }), await read({ url: http, mostBytes: 99 })];
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
  expect(await read({ url: http, mostBytes: 10 })).toMatchObject({ isCut: true });
  await left;
});

it('waits neither for an answer nor for the rest of one', async () => {
  const silent = await serve({ http: () => {} });
  const half = await serve({ http: (_, response) => response.write('{') });
  const hasty = readerOver(fetch, 50);
  for (const { http } of [silent, half])
    await expect(hasty({ url: http, mostBytes: 10 })).rejects.toThrow(/timeout/);
});

it('follows nobody elsewhere', async () => {
  const asked: string[] = [];
  const elsewhere = await serve({ http: ({ url }, response) => response.end((asked.push(url!), '')) });
  const { http } = await serve({
    http: (_, response) => response.writeHead(307, { location: elsewhere.http }).end(),
  });
  await expect(read({ url: http, mostBytes: 10 })).rejects.toThrow('fetch failed');
  expect(asked).toEqual([]);
});

it('tells how long a source wants to be left alone', async () => {
  const after = (value: string) =>
    serve({ http: (_, response) => response.writeHead(429, { 'retry-after': value }).end() });
  const [seconds, date] = [await after('90'), await after('Wed, 21 Oct 2026 07:28:00 GMT')];
  expect(await read({ url: seconds.http, mostBytes: 10 })).toMatchObject({ status: 429, retryAfter: 90 });
  expect(await read({ url: date.http, mostBytes: 10 })).not.toHaveProperty('retryAfter');
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
    const { body } = await read({ url: http, mostBytes: 2_000, ...more });
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

it('counts what is moved: a connection once, every body, and something for what did not come', async () => {
  const body = new Uint8Array(1_000);
  const answers = counted(async () => ({ status: 200, body, isCut: false }), 'chromium');
  await answers.read({ url: 'https://one.example/a', mostBytes: 5_000 });
  const first = answers.bytes();
  expect(first).toBeGreaterThan(4_000);
  await answers.read({ url: 'https://one.example/a', mostBytes: 5_000 });
  expect(answers.bytes() - first).toBeLessThan(1_300);
  const fails = counted(() => Promise.reject(new TypeError('gone')), 'chromium');
  await expect(fails.read({ url: 'https://one.example/a', mostBytes: 5_000 })).rejects.toThrow('gone');
  expect(fails.bytes()).toBeGreaterThan(4_000);
});
