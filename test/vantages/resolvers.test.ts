/** Three resolvers about one name: two in JSON, one in wire format (its answers written by npm `dns-packet`). */
import { describe, expect, it } from 'vitest';
import '../seed.ts';
import fc from 'fast-check';
import dns from 'dns-packet';
import { dnsQuestion, readDnsMessage } from '../../src/vantages/dns-message.ts';
import { resolvers } from '../../src/vantages/resolvers.ts';
import { dnsAnswer } from './dns.ts';
import { dohAnswer } from './formats.ts';
import { said, type Reply, type Site } from './served.ts';

const NAME = 'web.whatsapp.com';
const target = { url: `https://${NAME}/sw.js`, way: 'http' } as const;

/** What Google, Cloudflare and Quad9 find; `undefined`: silent. */
type Found = readonly string[] | number | undefined;
const world =
  (google: Found, cloudflare: Found, quad9: Found): Site =>
  (url) => {
    const found = { 'dns.google': google, 'cloudflare-dns.com': cloudflare, 'dns.quad9.net': quad9 }[
      url.host
    ];
    const silent: Reply = { breaks: 'before' };
    if (found === undefined) return silent;
    const addresses = typeof found === 'number' ? [] : found;
    const code = typeof found === 'number' ? found : undefined;
    const question = url.searchParams.get('dns');
    if (question) return dnsAnswer(question, addresses, code === 2 ? 'SERVFAIL' : undefined);
    return dohAnswer(url.searchParams.get('name')!, addresses, code);
  };
const of = (...found: Parameters<typeof world>) => said(resolvers, 'whatsapp', world(...found), { target });

const about = { host: NAME, way: 'name' };
const SOME = ['192.0.2.1', '2001:db8::1'];

describe('resolvers', () => {
  it('find a name, if one of them does', async () => {
    expect(await of(SOME, SOME, SOME)).toEqual({ says: 'up', ...about });
    expect(await of([], [], SOME)).toEqual({ says: 'up', ...about });
    expect(await of(SOME, undefined, [])).toEqual({ says: 'up', ...about });
  });

  it('have lost it where two say so and none finds it', async () => {
    expect(await of([], [], [])).toEqual({ says: 'trouble', ...about });
    expect(await of([], undefined, [])).toEqual({ says: 'trouble', ...about });
    expect(await of(undefined, undefined, [])).toEqual({ says: 'unknown', why: 'silent' });
  });

  it('that are silent, or could not find out, are no evidence', async () => {
    expect(await of(undefined, undefined, undefined)).toEqual({ says: 'unknown', why: 'silent' });
    expect(await of(2, 2, 2)).toEqual({ says: 'unknown', why: 'nothing' });
    expect(await of(undefined, 2, [])).toEqual({ says: 'unknown', why: 'silent' });
  });

  it('that lead nowhere find nothing', async () => {
    const nowhere = ['0.0.0.0'];
    expect(await of(nowhere, ['127.0.0.1'], ['::1'])).toEqual({ says: 'unknown', why: 'nothing' });
    expect(await of(nowhere, [], [])).toEqual({ says: 'trouble', ...about });
  });

  it('are asked about hosts of the service alone', async () => {
    const elsewhere = { url: 'https://intranet.example/', way: 'http' } as const;
    const site = world(SOME, SOME, SOME);
    expect(await said(resolvers, 'whatsapp', site, { target: elsewhere })).toEqual({
      says: 'unknown',
      why: 'nothing',
    });
    expect(await said(resolvers, 'whatsapp', site)).toEqual({ says: 'unknown', why: 'nothing' });
  });
});

describe('a message in wire format', () => {
  it('asks as others understand it', () => {
    const { questions, flags, id } = dns.decode(Buffer.from(dnsQuestion(NAME)));
    expect(questions).toEqual([{ name: NAME, type: 'A', class: 'IN' }]);
    expect(flags! & dns.RECURSION_DESIRED).toBeGreaterThan(0);
    expect(id).toBe(0);
  });

  const whole = dns.encode({
    type: 'response',
    flags: dns.RECURSION_DESIRED,
    questions: [{ name: NAME, type: 'A', class: 'IN' }],
    answers: [
      { name: NAME, type: 'CNAME', ttl: 60, data: 'mmx-ds.cdn.whatsapp.net' },
      { name: 'mmx-ds.cdn.whatsapp.net', type: 'A', ttl: 60, data: '192.0.2.7' },
      { name: 'mmx-ds.cdn.whatsapp.net', type: 'AAAA', ttl: 60, data: '2001:db8::7' },
    ],
  });

  it('is read through other names', () => {
    expect(readDnsMessage(whole)).toEqual({
      code: 0,
      name: NAME,
      addresses: ['192.0.2.7', '2001:db8:0:0:0:0:0:7'],
    });
  });

  it('is none where it is a question, or ends too soon', () => {
    expect(readDnsMessage(dnsQuestion(NAME))).toBeUndefined();
    for (let length = 0; length < whole.length; length += 1)
      expect(readDnsMessage(whole.subarray(0, length)), `${length} bytes`).toBeUndefined();
  });

  it('may be anything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(whole.length - 1), (noise, from) => {
        readDnsMessage(noise);
        const damaged = Uint8Array.from(whole);
        damaged.set(noise.subarray(0, whole.length - from), from);
        const read = readDnsMessage(damaged);
        for (const address of read?.addresses ?? []) expect(address).toMatch(/^[\d.]+$|^[\da-f:]+$/);
      }),
    );
  });
});
