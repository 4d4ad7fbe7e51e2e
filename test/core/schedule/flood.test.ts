/** An endpoint that floods is dear and proves nothing: it is left alone, and shown so. */
import { expect, it } from 'vitest';
import type { Observation } from '../../../src/core/model/observation.ts';
import { FLOOD } from '../../../src/core/model/terms.ts';
import { details } from '../../../src/core/view/details.ts';
import { HOUR_MS } from '../../bench/world.ts';
import { watchOf } from '../../bench/users.ts';
import { services } from '../../../src/services/index.ts';
import { played } from './played.ts';

const flood = (seen: Observation): Observation => ({
  ...seen,
  answered: false,
  failure: 'no-protocol',
  grade: 0,
  detail: FLOOD,
});

it.each([
  // Nothing else stands in for it, so nothing is known of messages.
  ['discord/gateway', 'reached'],
  ['telegram/venus', 'up'],
])('%s is asked a few times a day only, and blames nobody', (id, expected) => {
  const { looks, state } = played({ hours: 20 }, ({ endpoint }, seen, elapsed) =>
    endpoint === id && elapsed > HOUR_MS ? flood(seen) : seen,
  );
  const flooded = looks.filter(({ order, elapsed }) => order.endpoint === id && elapsed > HOUR_MS);
  expect(flooded.length).toBeGreaterThan(1);
  expect(flooded.length).toBeLessThan(6);
  const { status } = state.services[id.split('/')[0]!]!;
  expect(status).toBe(expected);
  expect(state.incidents).toEqual([]);
  const service = services.find(({ endpoints }) => endpoints.some((one) => one.id === id))!;
  const { evidence } = details(state, service, watchOf({ preset: 'normal' }), state.steppedAt);
  expect(evidence.map(({ sentence }) => sentence.key)).toContain('evidence_floods');
});

it('is heard again once it answers as it should', () => {
  const { looks, state } = played({ hours: 20 }, ({ endpoint }, seen, elapsed) =>
    endpoint === 'telegram/venus' && elapsed > HOUR_MS && elapsed < 3 * HOUR_MS ? flood(seen) : seen,
  );
  const asked = looks.filter(
    ({ order, elapsed }) => order.endpoint === 'telegram/venus' && elapsed > 12 * HOUR_MS,
  );
  expect(asked.length).toBeGreaterThan(100);
  expect(state.endpoints['telegram/venus']!.isFlooding).toBeUndefined();
});
