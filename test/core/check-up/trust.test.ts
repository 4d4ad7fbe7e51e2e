/** What a check-up says of who signs certificates, and to whom, over measurements that are drawn. */
import { describe, expect, it } from 'vitest';
import { findingsOf, lineSentence, toldProvider } from '../../../src/core/check-up/findings.ts';
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

describe('where every certificate is refused while plain pages are right', () => {
  const refused = { looks: [...requests(() => 'certificate'), ...once({ plain: [20] })], isReadable: true };
  const said = (behindMs: readonly number[]) => {
    const measured = drawn({ ...refused, behindMs });
    return lineSentence(measured, findingsOf(measured)).key;
  };

  it('doubts a clock that nothing was compared with', () => {
    expect(said([])).toBe('checkup_clock-certificates');
  });

  it('says that the clock is wrong where plain pages tell', () => {
    expect(said([40 * 86_400_000])).toBe('checkup_clock-behind');
  });

  it('says that something in between answers where the clock is right', () => {
    expect(said([300])).toBe('checkup_gateway-refused');
  });
});
