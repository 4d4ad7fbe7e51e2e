/** What a check-up says of names, over measurements that are drawn. */
import { describe, expect, it } from 'vitest';
import { findingsOf, lineSentence } from '../../../src/core/check-up/findings.ts';
import type { Measured } from '../../../src/core/check-up/measured.ts';
import { drawn, NAMES, once, requests, WELL, wrong } from './drawn.ts';

describe('of names, in Firefox,', () => {
  const said = (some: Measured['names'], more: Partial<Measured> = {}) =>
    wrong(drawn({ browser: 'firefox', names: some!, ...more })).names;
  const dead = { looks: requests(() => 'network'), behindMs: [] };

  it('tells those that are not found', () => {
    expect(
      said(NAMES.map((one, index) => (index === 2 ? { ...one, found: false, addresses: [] } : one))),
    ).toBe('lost');
  });

  it('tells that none is found, where nothing answers either', () => {
    const none = NAMES.map((one) => ({ ...one, found: undefined, addresses: [], tookMs: 5_000 }));
    expect(said(none, dead)).toBe('none');
    const measured = drawn({ browser: 'firefox', names: none, ...dead });
    expect(lineSentence(measured, findingsOf(measured)).key).toBe('checkup_names-none');
  });

  it('tells those that lead to this computer, the home or nowhere', () => {
    for (const address of [
      '0.0.0.0',
      '127.0.0.1',
      '10.10.34.35',
      '192.168.1.1',
      '172.20.0.1',
      '100.64.3.4',
      '::',
      'fd12::1',
    ])
      expect(
        said(NAMES.map((one, index) => (index === 0 ? { ...one, addresses: [address] } : one))),
        address,
      ).toBe('forged');
  });

  it('tells that unrelated ones lead to one place', () => {
    expect(said(NAMES.map((one) => ({ ...one, addresses: ['203.0.113.5'] })))).toBe('forged');
  });

  it('tells that they take long', () => {
    expect(said(NAMES.map((one, index) => (index === 3 ? { ...one, tookMs: 2_600 } : one)))).toBe('slow');
  });

  it('tells that names are found that cannot exist', () => {
    expect(said(NAMES, { findsAnything: true })).toBe('made-up');
  });
});

it('tells in Chromium which names are lost where the browser names that layer, and else that they cannot be seen', () => {
  const looks = [...requests((_, operator) => (operator === 'Apple' ? 'dns' : 50)), ...once(WELL)];
  expect(wrong(drawn({ looks, isReadable: true })).names).toBe('lost');
  const hidden = findingsOf(drawn()).find(({ topic }) => topic === 'names')!;
  expect([hidden.mark, hidden.says.key]).toEqual(['unseen', 'checkup_unseen-browser']);
});
