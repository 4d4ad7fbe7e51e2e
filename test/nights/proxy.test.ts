/** An office proxy that lets nothing through to one service, or to any: the line's own verdict, and nobody's outage. */
import { expect, it } from 'vitest';
import { view } from '../../src/core/view/view.ts';
import type { Observation, Order } from '../../src/core/model/observation.ts';
import { PROXY_ASKS, type Failure } from '../../src/core/model/terms.ts';
import { watchOf } from '../bench/users.ts';
import { HOUR_MS } from '../bench/world.ts';
import { played } from '../core/schedule/played.ts';

const AT_WORK = 1.5 * HOUR_MS;

/** From the second hour on nothing of Discord gets through, and this is said of it. The computer may have been carried there asleep. */
function behind(detail: string, failure: Failure = 'network', isCarried = false) {
  const meets = (order: Order, seen: Observation, elapsed: number): Observation => {
    if (!order.endpoint.startsWith('discord/') || elapsed < HOUR_MS) return seen;
    const isSocket = order.probe.url.startsWith('wss:');
    const { status: _, ...rest } = seen;
    const said = isSocket ? `close 1006, https ${detail}` : detail;
    return { ...rest, answered: false, grade: 0, failure, detail: said };
  };
  const nap = isCarried ? { nap: { from: HOUR_MS, to: AT_WORK } } : {};
  const { state } = played({ hours: 2.5, ...nap }, meets);
  const { status, cause, rule } = state.services['discord']!;
  const { answer } = view(state, watchOf({ preset: 'normal' }), state.steppedAt);
  return { judged: [status, cause, rule], incidents: state.incidents.length, answer: answer[0]!.key };
}

it.each([
  'net::ERR_PROXY_AUTH_UNSUPPORTED',
  'net::ERR_UNEXPECTED_PROXY_AUTH',
  'NS_ERROR_PROXY_FORBIDDEN',
  'NS_ERROR_PROXY_AUTHENTICATION_FAILED',
  PROXY_ASKS,
])('is said to be the proxy, and told to nobody: %s', (code) => {
  expect(behind(code)).toEqual({
    judged: ['unknown', 'connection', 'proxy-refuses'],
    incidents: 0,
    answer: 'answer_proxy',
  });
});

it('may be said to be the proxy after a way to another network, where the browser does not tell a refusal from an outage', () => {
  expect(behind('net::ERR_TUNNEL_CONNECTION_FAILED', 'network', true)).toEqual({
    judged: ['unknown', 'connection', 'proxy-refuses'],
    incidents: 0,
    answer: 'answer_proxy',
  });
});

it.each([
  // What was let through a moment ago is no less likely to have failed behind the proxy.
  ['net::ERR_TUNNEL_CONNECTION_FAILED', 'network'],
  ['net::ERR_CONNECTION_REFUSED', 'refused'],
  // The proxy has tried, and nobody answered it.
  ['NS_ERROR_PROXY_BAD_GATEWAY', 'network'],
  ['NS_ERROR_PROXY_GATEWAY_TIMEOUT', 'network'],
] as const)('is no story of the proxy where the service itself cannot be reached: %s', (code, failure) => {
  const { judged, incidents } = behind(code, failure);
  expect([judged.slice(0, 2), incidents]).toEqual([['down', 'unclear'], 1]);
});

/** From the second hour on nothing gets through, and this is said of the controls, and of a service by its socket alone. */
function behindAll(detail: string) {
  const meets = (order: Order, seen: Observation, elapsed: number): Observation => {
    if (elapsed < HOUR_MS) return seen;
    const { status: _, ...rest } = seen;
    const lost = { ...rest, answered: false, grade: 0, failure: 'network', isWarm: false } as const;
    if (order.probe.url.startsWith('http:')) return { ...lost, failure: 'http-error', status: 407 };
    return order.probe.url.startsWith('wss:') ? lost : { ...lost, detail };
  };
  const { state } = played({ hours: 1.5 }, meets);
  const { answer } = view(state, watchOf({ preset: 'normal' }), state.steppedAt);
  return [state.line.status, answer[0]!.key, state.incidents.length];
}

it.each(['NS_ERROR_PROXY_AUTHENTICATION_FAILED', PROXY_ASKS])(
  'is said to be the proxy where it lets nothing through at all: %s',
  (code) => {
    expect(behindAll(code)).toEqual(['offline', 'answer_proxy', 0]);
  },
);

it('is no story of the proxy where nothing at all answers and nobody says why', () => {
  expect(behindAll('net::ERR_TUNNEL_CONNECTION_FAILED')).toEqual(['offline', 'answer_offline', 0]);
});
