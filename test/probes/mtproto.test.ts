import { describe, expect, it } from 'vitest';
import { messageId, readAbridged, readMessage, reqPqMulti } from '../../src/probes/mtproto.ts';
import { drawInit, obfuscate } from '../../src/probes/mtproto-obfuscation.ts';
import { answerMtproto, transportError } from '../peers/mtproto.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text.replace(/\s/g, ''), 'hex'));
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The vectors that were cross-checked with OpenSSL and with npm `telegram`: random[i] = (7·i + 3) mod 256. */
const init = hex(
  Array.from({ length: 64 }, (_, i) => ((7 * i + 3) % 256).toString(16).padStart(2, '0')).join(''),
);
init.set([0xef, 0xef, 0xef, 0xef, 2, 0], 56);
const nonce = hex('a0a1a2a3a4a5a6a7a8a9aaabacadaeaf');
const question = '0000000000000000040000000000006614000000f18e7ebea0a1a2a3a4a5a6a7a8a9aaabacadaeaf';
const resPq =
  '000000000000000001000000000000664000000063241605a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebf0817ed48941a08f98100000015c4b51c01000000216be86c022bb4c3';

describe('the message', () => {
  it('is the published one', () => {
    expect(hexOf(reqPqMulti(nonce, 0x6600000000000004n))).toBe(question);
  });

  it('carries the time as its id, divisible by four', () => {
    const id = messageId(Date.UTC(2026, 10, 22), 0xffffffff);
    expect([id >> 32n, id % 4n]).toEqual([BigInt(Date.UTC(2026, 10, 22) / 1000), 0n]);
  });
});

describe('the obfuscated transport', () => {
  it('conceals and reveals the published bytes', async () => {
    const { head, conceal, reveal } = await obfuscate(init, 1024);
    const reply =
      '3564aaf65bc017aa009d2ef46694423c782435fd2e20155ba4cb3a3b88c0e61729abf25e2c707212fa4a780f3a08b53648fcb0b54a891646f0c77f85db584a3580a5be66480920989a0ccfdd3d008906864f9b4b0d';
    expect({
      head: hexOf(head),
      question: hexOf(conceal(hex(`0a${question}`))),
      reply: hexOf(reveal(hex(reply))),
    }).toEqual({
      head: '030a11181f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f767d8426a2e36bcbdb9f1d',
      question: '9aa57ab4dd9e957d69efdb1307d4e4294c06b2f0e7ddf5d1742fec68855db707056b35c6a49a545547',
      reply: `15${resPq}`,
    });
  });

  it.each([
    'ef',
    '48454144',
    '504f5354',
    '47455420',
    '4f505449',
    '16030102',
    'dddddddd',
    'eeeeeeee',
    '0102030400000000',
  ])('never begins with %s, which is another transport', (beginning) => {
    const draws = [init.slice(), init.slice()];
    draws[0]?.set(hex(beginning));
    expect(hexOf(drawInit(() => draws.shift() ?? new Uint8Array(64)).subarray(0, 56))).toBe(
      hexOf(init.subarray(0, 56)),
    );
  });

  it('gives up on random bytes that never vary', () => {
    expect(() => drawInit((length) => new Uint8Array(length))).toThrow('does not vary');
  });
});

describe('the answer', () => {
  it('is alive as a resPQ with our nonce, of any number of key fingerprints', () => {
    const more = hex(resPq);
    const longer = new Uint8Array([...more, ...more.subarray(76)]);
    longer[16] = 0x48;
    longer[72] = 2;
    const alive = { grade: 2, detail: 'resPQ' };
    expect([readMessage(hex(resPq), nonce), readMessage(longer, nonce)]).toEqual([alive, alive]);
  });

  it.each([-404, -429, -444])('is alive as transport error %i, framed or bare', (code) => {
    const bytes = transportError(code);
    const alive = { grade: 2, detail: `transport error ${code}` };
    expect([
      readMessage(bytes, nonce),
      readAbridged(bytes, nonce),
      readAbridged(Buffer.concat([Buffer.of(1), bytes]), nonce),
    ]).toEqual([alive, alive, alive]);
  });

  it.each([
    ['another nonce', (bytes: Buffer) => bytes.fill(0, 24, 25)],
    ['another constructor', (bytes: Buffer) => bytes.fill(0, 20, 21)],
    ['an encrypted message', (bytes: Buffer) => bytes.fill(1, 0, 1)],
    ['a length that is not its own', (bytes: Buffer) => bytes.fill(60, 16, 17)],
    ['no pq', (bytes: Buffer) => bytes.fill(0, 56, 57)],
    ['a pq longer than any', (bytes: Buffer) => bytes.fill(9, 56, 57)],
    ['no vector', (bytes: Buffer) => bytes.fill(0, 68, 69)],
    ['no fingerprint', (bytes: Buffer) => bytes.fill(0, 72, 73)],
    ['more fingerprints than bytes', (bytes: Buffer) => bytes.fill(255, 72, 76)],
    ['half a message', (bytes: Buffer) => bytes.subarray(0, 50)],
    ['an undocumented transport error', () => transportError(-500)],
    ['nothing', () => Buffer.alloc(0)],
  ])('is not alive as %s', (_, change) => {
    const answer = Buffer.from(answerMtproto(hex(question)));
    expect(readMessage(change(answer) as Uint8Array, nonce)).toEqual({ failure: 'no-protocol' });
  });

  it('is waited for while its stream is too short, and cut by its length', () => {
    const stream = hex(`15${resPq}ffff`);
    const readings = [0, 1, 4, 84, 85, 87].map((length) => readAbridged(stream.subarray(0, length), nonce));
    const alive = { grade: 2, detail: 'resPQ' };
    expect(readings).toEqual([undefined, undefined, undefined, undefined, alive, alive]);
  });

  it('is not alive where the stream announces nothing or more than any answer', () => {
    expect([readAbridged(Uint8Array.of(0), nonce), readAbridged(Uint8Array.of(0x7f), nonce)]).toEqual([
      { failure: 'no-protocol' },
      { failure: 'no-protocol' },
    ]);
  });
});
