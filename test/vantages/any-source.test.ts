/** What holds of every source: it says what it is, asks its own hosts alone, and nothing that anybody answers makes it reject. */
import { describe, expect, it } from 'vitest';
import { SOURCE_KINDS } from '../../src/core/model/opinion.ts';
import { isFor } from '../../src/core/model/vantage.ts';
import { vantages } from '../../src/vantages/index.ts';
import type { Vantage } from '../../src/vantages/vantage.ts';
import { NOW } from '../moment.ts';
import { healthy } from './good-day.ts';
import { asking, said, served, serviceOf, type Reply, type Site } from './served.ts';

const target = { url: 'https://web.whatsapp.com/sw.js', way: 'http' } as const;

/** The service that it is asked about. */
const askedOf = ({ services }: Vantage): string => (services === 'any' ? 'whatsapp' : services[0]!);
const askWith = (vantage: Vantage, site: Site) => said(vantage, askedOf(vantage), site, { target });

const HTML = `<!doctype html><script>alert(1)</script>{"status":{"indicator":"none"}}`;
const HOSTILE: Readonly<Record<string, { reply: Reply; why: string; more?: object }>> = {
  'no answer at all': { reply: { breaks: 'before' }, why: 'silent' },
  'an answer that breaks off': { reply: { body: '{"page":', breaks: 'within' }, why: 'silent' },
  'an error of its server': { reply: { status: 502, body: HTML }, why: 'silent' },
  'a redirect elsewhere': {
    reply: { status: 302, headers: { location: 'https://elsewhere.example/' } },
    why: 'silent',
  },
  'a web page': { reply: { headers: { 'content-type': 'text/html' }, body: HTML }, why: 'malformed' },
  'half of a document': { reply: { body: '{"page":{"id":"srhpyqt94yxb","updated_at":' }, why: 'malformed' },
  'another document': { reply: { body: '{"a":[1,2,{"b":null}]}' }, why: 'malformed' },
  null: { reply: { body: 'null' }, why: 'malformed' },
  'bytes that are no text': { reply: { body: new Uint8Array([0xff, 0xfe, 0, 0x80]) }, why: 'malformed' },
  'two million bytes': { reply: { body: `"${'a'.repeat(2_000_000)}"` }, why: 'malformed' },
  'a path that is gone': { reply: { status: 404, body: HTML }, why: 'malformed' },
  'a door that is closed': {
    reply: { status: 401, body: '{"error":"This method requires an authenticated user"}' },
    why: 'closed',
  },
  'a door that is forbidden': { reply: { status: 403, body: HTML }, why: 'closed' },
  'too many questions': {
    reply: { status: 429, headers: { 'retry-after': '120' }, body: '{"error":"quota exceeded"}' },
    why: 'limited',
    more: { againAt: NOW + 120_000 },
  },
  'too many questions for ever': {
    reply: { status: 503, headers: { 'retry-after': '99999999' } },
    why: 'limited',
    more: { againAt: NOW + 86_400_000 },
  },
};

describe.each(vantages.map((one) => [one.id, one] as const))('%s', (_, vantage) => {
  it('says what it is', () => {
    expect(SOURCE_KINDS).toContain(vantage.kind);
    expect(vantage.hosts.length).toBeGreaterThan(0);
    expect(vantage.learns.length).toBeGreaterThan(0);
    expect(vantage.leastIntervalMs).toBeGreaterThanOrEqual(60_000);
    expect(vantage.bytes).toBeLessThan(vantage.mostBytes);
    // Of what an incident may cost, and a day in which operators are looked at.
    expect(vantage.mostBytes).toBeLessThanOrEqual(vantage.kind === 'crowd' ? 150_000 : 80_000);
    for (const id of vantage.services) if (vantage.services !== 'any') expect(serviceOf(id)).toBeDefined();
  });

  it('has an opinion on a good day', async () => {
    const { says } = await askWith(vantage, healthy);
    expect(says).toBe(vantage.kind === 'crowd' ? 'unknown' : 'up');
  });

  it.each([
    ['on a good day', healthy],
    ['where nobody answers', () => ({ breaks: 'before' })],
  ] satisfies [string, Site][])('moves no more than it says, %s', async (__, site) => {
    const { read, bytes } = await served(site, vantage.mostBytes);
    await vantage.ask(read, serviceOf(askedOf(vantage)), asking({ target }));
    expect(bytes()).toBeGreaterThan(0);
    expect(bytes()).toBeLessThanOrEqual(vantage.mostBytes);
  });

  it.each(Object.entries(HOSTILE))('takes %s for no opinion', async (__, { reply, why, more = {} }) => {
    expect(await askWith(vantage, () => reply)).toEqual({ says: 'unknown', why, ...more });
  });

  it('takes such an answer for none at each of its questions', async () => {
    const { read, asked } = await served(healthy);
    await vantage.ask(read, serviceOf(askedOf(vantage)), asking({ target }));
    for (let broken = 1; broken < asked.length; broken += 1) {
      for (const { reply } of Object.values(HOSTILE)) {
        let count = 0;
        const opinion = await askWith(vantage, (url) => (count++ === broken ? reply : healthy(url)));
        expect(['up', 'unknown']).toContain(opinion.says);
      }
    }
  });

  it('reads no more than it said it would, however well it begins', async () => {
    const padded: Site = (url) => {
      const { body = '', ...reply } = healthy(url)!;
      return { ...reply, body: Buffer.concat([Buffer.from(body), Buffer.alloc(2_000_000, ' ')]) };
    };
    // Of Google's archive the beginning is enough.
    const isEnough = vantage.id === 'google-workspace';
    const none = { says: 'unknown', why: 'malformed' };
    expect(await askWith(vantage, padded)).toEqual(isEnough ? { says: 'up' } : none);
  });

  it('is never told of a service of the user’s own', async () => {
    const [mine] = [{ ...serviceOf('whatsapp'), id: askedOf(vantage), isOwn: true as const }];
    expect(isFor(vantage, mine)).toBe(false);
    const { read, asked } = await served(healthy);
    expect(await vantage.ask(read, mine, asking({ target }))).toMatchObject({
      says: 'unknown',
      why: 'nothing',
    });
    expect(asked).toEqual([]);
  });
});

it('gives each source a name of its own', () => {
  expect(new Set(vantages.map(({ id }) => id)).size).toBe(vantages.length);
});
