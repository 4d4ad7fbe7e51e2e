import { describe, expect, it } from 'vitest';
import { cost, isWarm, type Attempt } from '../../../src/core/traffic/cost.ts';
import type { Browser, Failure } from '../../../src/core/model/terms.ts';

const PAGE = 'https://signal.org/';
const SOCKET = 'wss://gateway.discord.gg/';
const PLAIN = 'http://detectportal.firefox.com/success.txt';

/** Sent and received bytes of one attempt. */
function spent(
  url: string,
  browser: Browser,
  failure?: Failure,
  more: Partial<Attempt> = {},
): [number, number] {
  const attempt: Attempt = {
    kind: 'http',
    url,
    browser,
    isWarm: false,
    answered: failure === undefined,
    failure,
    ...more,
  };
  const { sentBytes, receivedBytes } = cost(attempt);
  return [sentBytes, receivedBytes];
}

const WARM = { isWarm: true };

/** Twenty minutes ago. */
const KNOWN = { sinceAnswerMs: 1_200_000 };

describe('cost', () => {
  it('falls by what is left of the last attempt', () => {
    for (const browser of ['chromium', 'firefox'] as const) {
      const [cold, resumed, warm, http1] = [{}, KNOWN, WARM, { ...WARM, isHttp1: true }]
        .map((more) => spent(PAGE, browser, undefined, more))
        .map(([sent, received]) => sent + received);
      expect(cold! > resumed! && resumed! > http1! && http1! > warm!).toBe(true);
    }
  });

  it('knows that Firefox opens two connections for a socket, unless it has just opened one', () => {
    const [first] = spent(SOCKET, 'firefox');
    expect(spent(SOCKET, 'firefox', undefined, KNOWN)[0]).toBe(first);
    expect(spent(SOCKET, 'firefox', undefined, { sinceAnswerMs: 60_000 })[0]).toBeLessThan(first * 0.7);
  });

  it('is half of a cut where it is not told what failed, and all of it in Firefox where that fails again', () => {
    expect(spent(PAGE, 'firefox', 'network')).toEqual([9_600, 0]);
    // The second makes up for the first.
    expect(spent(PAGE, 'firefox', 'network', { cuts: 1 })).toEqual([28_800, 0]);
    expect(spent(PAGE, 'firefox', 'network', { cuts: 2 })).toEqual(spent(PAGE, 'firefox', 'reset'));
    expect(spent(PAGE, 'chromium', 'network', { cuts: 2 })).toEqual(spent(PAGE, 'chromium', 'network'));
  });

  it('is more where a peer says too much, by what was read and what may have come', () => {
    const [, healthy] = spent(PAGE, 'chromium');
    const [, endless] = spent(PAGE, 'chromium', 'no-protocol', { heardBytes: 131_072 });
    expect(endless - healthy).toBe(131_072 + 3 * 1024 * 1024);
    const [, silent] = spent(SOCKET, 'chromium', 'no-protocol', { isUnheard: true });
    const [, flooding] = spent(SOCKET, 'chromium', 'no-protocol', { heardBytes: 70_000 });
    const [, opened] = spent(SOCKET, 'chromium', 'no-protocol');
    expect([silent - opened, flooding - opened]).toEqual([65_536, 70_000]);
  });

  it('is that of ten connections where one is cut in Firefox, and of two in Chromium', () => {
    expect(spent(PAGE, 'firefox', 'reset')[0]).toBeGreaterThan(9 * spent(PAGE, 'firefox', 'tls')[0]);
    expect(spent(PAGE, 'chromium', 'reset')[0]).toBeLessThan(3 * spent(PAGE, 'chromium', 'timeout')[0]);
    expect(spent(SOCKET, 'chromium', 'reset')).toEqual(spent(PAGE, 'chromium', 'reset'));
    expect(spent(SOCKET, 'firefox', 'reset')).toEqual(spent(SOCKET, 'firefox', 'timeout'));
  });

  it.each(['chromium', 'firefox'] as const)('is nothing where no connection came about (%s)', (browser) => {
    for (const url of [PAGE, SOCKET, PLAIN]) {
      expect(spent(url, browser, 'dns')).toEqual([0, 0]);
      expect(spent(url, browser, 'refused')).toEqual([0, 0]);
    }
  });

  it('does not forget the price of an answer that was not the wanted one', () => {
    for (const failure of ['http-error', 'no-protocol', 'captive'] as const) {
      expect(spent(PAGE, 'chromium', failure, WARM)).toEqual(spent(PAGE, 'chromium', undefined, WARM));
    }
  });

  it('is half of the dearest case where the browser will not say more', () => {
    for (const browser of ['chromium', 'firefox'] as const) {
      for (const url of [PAGE, SOCKET]) {
        const [dearest] = spent(url, browser, 'reset');
        expect(spent(url, browser, 'network')).toEqual([dearest / 2, 0]);
      }
      const [silent, heard] = spent(PAGE, browser, 'timeout', { isTaken: true });
      expect(Math.abs(spent(PAGE, browser, 'timeout')[0] / (silent + heard) - 0.5)).toBeLessThan(0.05);
    }
  });

  it('is that of a whole request where the browser saw it go out, answered or not', () => {
    const [sent, received] = spent(PAGE, 'firefox', undefined);
    const [silent, heard] = spent(PAGE, 'firefox', 'timeout', { isTaken: true });
    expect(silent).toBeGreaterThan(sent);
    expect(heard).toBeLessThan(received);
    expect(spent(PAGE, 'firefox', 'timeout', { isTaken: true, ...WARM })[1]).toBe(0);
  });

  it('adds what the protocol itself says', () => {
    const spoken = {
      kind: 'mtproto-http',
      url: PAGE,
      browser: 'chromium',
      isWarm: true,
      answered: true,
    } as const;
    const [sent, received] = spent(PAGE, 'chromium', undefined, WARM);
    // 40 bytes said and 84 heard, each framed.
    expect(cost(spoken)).toEqual({ sentBytes: sent + 70, receivedBytes: received + 114 });
    expect(cost({ ...spoken, kind: 'of tomorrow' }).receivedBytes).toBeGreaterThan(received);
  });

  it('never charges a socket as warm', () => {
    expect(spent(SOCKET, 'chromium', undefined, WARM)).toEqual(spent(SOCKET, 'chromium'));
    expect(spent(SOCKET, 'chromium', 'timeout', WARM)).toEqual(spent(SOCKET, 'chromium', 'timeout'));
  });

  it('charges no handshake for plain http', () => {
    const [sent, received] = spent(PLAIN, 'firefox', 'captive');
    expect(sent + received).toBeLessThan(1000);
    expect(spent(PLAIN, 'firefox', 'reset')).toEqual([sent, 0]);
  });
});

describe('isWarm', () => {
  const at = 1_000_000;
  const page = { url: PAGE };

  it('supposes an open connection for 75 s after an answer', () => {
    expect(isWarm(at - 74_999, at, page)).toBe(true);
    expect(isWarm(at - 75_000, at, page)).toBe(false);
    expect(isWarm(undefined, at, page)).toBe(false);
  });

  it('never supposes one for a socket', () => {
    expect(isWarm(at - 1, at, { url: SOCKET })).toBe(false);
  });

  it('supposes nothing after the clock went back', () => {
    expect(isWarm(at + 60_000, at, page)).toBe(false);
  });
});
