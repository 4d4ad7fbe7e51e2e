import { expect, it } from 'vitest';
import type { Outcome } from '../../src/probes/net.ts';
import { withLayer } from '../../src/probes/layer.ts';

const seen: Outcome = { failure: 'network' };

it('names the layer', () => {
  expect(withLayer(seen, 'NS_ERROR_UNKNOWN_HOST', 'firefox')).toEqual({
    failure: 'dns',
    detail: 'NS_ERROR_UNKNOWN_HOST',
  });
});

it('takes a server that asks who we are for one that was reached', () => {
  const detail = 'net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED';
  expect(withLayer(seen, detail, 'chromium')).toEqual({ grade: 0, detail });
});

it('keeps the browser’s code where it names no layer', () => {
  const detail = 'net::ERR_INTERNET_DISCONNECTED';
  expect(withLayer(seen, detail, 'chromium')).toEqual({ failure: 'network', detail });
  const closed: Outcome = { failure: 'network', detail: 'close 1006' };
  expect(withLayer(closed, 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED', 'firefox')).toEqual(closed);
});

it.each([
  ['where the browser says nothing', seen, undefined],
  ['of our own limit, which the browser sees as an abort', { failure: 'timeout' }, 'net::ERR_ABORTED'],
  ['of a refused upgrade', { failure: 'network', status: 403 }, 'net::ERR_FAILED'],
  ['of an answer', { grade: 1, status: 200 }, 'net::ERR_FAILED'],
] as const)('changes nothing %s', (_, outcome, code) => {
  expect(withLayer(outcome, code, 'chromium')).toEqual(outcome);
});
