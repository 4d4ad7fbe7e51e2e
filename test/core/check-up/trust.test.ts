/** What a check-up says of who signs certificates, and to whom, over measurements that are drawn. */
import { describe, expect, it } from 'vitest';
import { findingsOf, toldProvider } from '../../../src/core/check-up/findings.ts';
import { drawn, look, NAMES, once, requests, SITES, WELL, wrong } from './drawn.ts';

describe('a signer that did not come with the browser', () => {
  const detail = 'signed by CN=Office Gateway';
  const looks = [
    ...SITES.map((operator) => look('site', operator, 50, { detail })),
    ...requests((index) => (index % 5 === 4 ? 'timeout' : 60)),
    ...once(WELL),
  ];
  const measured = drawn({ browser: 'firefox', isReadable: true, seesSigners: true, names: NAMES, looks });
  const findings = findingsOf(measured);

  it('is named, and is no fault of the line', () => {
    expect(wrong(measured)).toEqual({ requests: 'lossy', gateway: 'there' });
    const gateway = findings.find(({ topic }) => topic === 'gateway')!;
    expect(gateway.evidence.map(({ values }) => values.signer)).toEqual(['CN=Office Gateway']);
  });

  it('is told the provider only when that is ticked', () => {
    expect(JSON.stringify(toldProvider(findings, false))).not.toContain('Office Gateway');
    expect(JSON.stringify(toldProvider(findings, true))).toContain('Office Gateway');
  });

  it('is not there where Firefox would have named it', () => {
    const none = findingsOf(drawn({ browser: 'firefox', isReadable: true, seesSigners: true, names: NAMES }));
    expect(none.find(({ topic }) => topic === 'gateway')!.mark).toBe('good');
  });
});
