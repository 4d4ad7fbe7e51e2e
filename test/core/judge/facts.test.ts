/** What is known when a service is judged, where a drawn night cannot hit the moment. */
import { describe, expect, it } from 'vitest';
import { serviceFacts } from '../../../src/core/judge/facts.ts';
import { emptyState, type EndpointBelief } from '../../../src/core/model/state.ts';
import { defaultSettings, services, watch } from '../../../src/services/index.ts';

const AT = Date.UTC(2026, 10, 22, 21);
const signal = services.find(({ id }) => id === 'signal')!;
const here = watch(
  { ...defaultSettings, services: [{ id: 'signal' }] },
  { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true },
);

/** The facts of Signal, of whose endpoints so many have answered at these times, on a line that is well since `AT`. */
function facts(answeredAt: readonly (number | undefined)[], more: Partial<EndpointBelief> = {}) {
  const none = {
    tier: 'basic',
    askedAt: AT,
    answersInARow: 1,
    grade: 1,
    fullNats: 0,
    partialNats: 0,
  } as const;
  const endpoints = answeredAt.map((at, index): [string, EndpointBelief] => [
    signal.endpoints[index]!.id,
    { ...none, ...(at !== undefined && { answeredAt: at }), ...more },
  ]);
  const line = { ...emptyState.line, status: 'online', sinceAt: AT } as const;
  return serviceFacts({ ...emptyState, line, endpoints: Object.fromEntries(endpoints) }, signal, here, AT);
}

describe('a service', () => {
  it('was asked when any of its endpoints was, whether or not it answered', () => {
    expect(facts([]).wasAsked).toBe(false);
    expect(facts([undefined]).wasAsked).toBe(true);
  });

  it('was seen when anything of it has answered since the line is back, or was known to fail before', () => {
    expect(facts([AT - 1, AT - 1]).wasSeen).toBe(false);
    expect(facts([AT - 1, AT]).wasSeen).toBe(true);
    expect(facts([AT - 1], { outage: 'full' }).wasSeen).toBe(true);
  });

  it('is the user’s own where it says so', () => {
    expect(facts([AT]).isOwn).toBe(false);
    const own = { ...signal, isOwn: true as const };
    expect(serviceFacts(emptyState, own, here, AT).isOwn).toBe(true);
  });
});
