import { expect, it } from 'vitest';
import type { Observation, Order } from '../../src/core/model.ts';
import { withLayer } from '../../src/probes/layer.ts';

const order: Order = {
  endpoint: 'signal/site',
  kind: 'http',
  tier: 'detailed',
  probe: { kind: 'http', url: 'https://signal.org/' },
  limitMs: 5_000,
  isWarm: false,
};
const seen: Observation = {
  endpoint: 'signal/site',
  kind: 'http',
  tier: 'detailed',
  at: 7_000,
  latencyMs: 3,
  answered: false,
  failure: 'network',
  grade: 0,
  isWarm: false,
  sentBytes: 18_800,
  receivedBytes: 0,
};

it('names the layer and what that really cost', () => {
  expect(withLayer(seen, order, 'NS_ERROR_UNKNOWN_HOST', 'firefox')).toEqual({
    ...seen,
    failure: 'dns',
    detail: 'NS_ERROR_UNKNOWN_HOST',
    sentBytes: 0,
  });
});

it('leaves our own limit alone, which the browser sees as an abort', () => {
  const late: Observation = { ...seen, failure: 'timeout' };
  expect(withLayer(late, order, 'net::ERR_ABORTED', 'chromium')).toEqual(late);
});

it('leaves a refused upgrade alone, beside which the same address answered', () => {
  const refused: Observation = { ...seen, kind: 'websocket', status: 403 };
  expect(withLayer(refused, order, 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED', 'firefox')).toEqual(refused);
});
