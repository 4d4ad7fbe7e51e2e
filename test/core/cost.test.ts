import { describe, expect, it } from 'vitest';
import { type Attempt, cost, isWarm } from '../../src/core/cost.ts';
import type { Browser, Failure } from '../../src/core/model.ts';

const PAGE = 'https://signal.org/';
const SOCKET = 'wss://gateway.discord.gg/';
const PLAIN = 'http://detectportal.firefox.com/success.txt';

/** Sent and received bytes of one attempt. */
function spent(url: string, browser: Browser, failure?: Failure, isWarm = false): [number, number] {
  const attempt: Attempt = { kind: 'http', url, browser, isWarm, answered: failure === undefined, failure };
  const { sentBytes, receivedBytes } = cost(attempt);
  return [sentBytes, receivedBytes];
}

describe('cost', () => {
  it('is what was measured in Chromium', () => {
    expect(spent(PAGE, 'chromium')).toEqual([2402, 2150]);
    expect(spent(PAGE, 'chromium', undefined, true)).toEqual([58, 63]);
    expect(spent(SOCKET, 'chromium')).toEqual([2908, 486]);
    expect(spent(PAGE, 'chromium', 'reset')).toEqual([3900, 0]);
    expect(spent(SOCKET, 'chromium', 'reset')).toEqual([3900, 0]);
  });

  it('is what was measured in Firefox, where a reset is paid ten times', () => {
    expect(spent(PAGE, 'firefox')).toEqual([2358, 2134]);
    expect(spent(PAGE, 'firefox', undefined, true)).toEqual([66, 61]);
    expect(spent(PAGE, 'firefox', 'reset')).toEqual([18_800, 0]);
    expect(spent(PAGE, 'firefox', 'tls')).toEqual([1905, 0]);
    expect(spent(SOCKET, 'firefox')).toEqual([3225, 455]);
    expect(spent(SOCKET, 'firefox', 'reset')).toEqual([1893, 0]);
    expect(spent(PAGE, 'firefox', 'timeout')).toEqual([1893, 0]);
  });

  it.each(['chromium', 'firefox'] as const)('is nothing where no connection came about (%s)', (browser) => {
    for (const url of [PAGE, SOCKET, PLAIN]) {
      expect(spent(url, browser, 'dns')).toEqual([0, 0]);
      expect(spent(url, browser, 'refused')).toEqual([0, 0]);
    }
  });

  it('does not forget the price of an answer that was not the wanted one', () => {
    for (const failure of ['http-error', 'no-protocol', 'captive'] as const) {
      expect(spent(PAGE, 'chromium', failure, true)).toEqual(spent(PAGE, 'chromium', undefined, true));
    }
  });

  it('charges the dearest case where the browser will not say more', () => {
    for (const browser of ['chromium', 'firefox'] as const) {
      expect(spent(PAGE, browser, 'network')).toEqual(spent(PAGE, browser, 'reset'));
    }
  });

  it('adds what the protocol itself says', () => {
    const spoken = {
      kind: 'mtproto-http',
      url: PAGE,
      browser: 'chromium',
      isWarm: true,
      answered: true,
    } as const;
    // Measured: 127 + 163, where a bare `HEAD` cost 58 + 61.
    expect(cost(spoken)).toEqual({ sentBytes: 128, receivedBytes: 177 });
    const unknown = { ...spoken, kind: 'of tomorrow' };
    expect(cost(unknown).receivedBytes).toBeGreaterThan(spent(PAGE, 'chromium', undefined, true)[1]);
  });

  it('never charges a socket as warm', () => {
    expect(spent(SOCKET, 'chromium', undefined, true)).toEqual(spent(SOCKET, 'chromium'));
    expect(spent(SOCKET, 'chromium', 'timeout', true)).toEqual(spent(SOCKET, 'chromium', 'timeout'));
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
