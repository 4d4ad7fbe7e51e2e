/** How quickly a service answers is said by the endpoint that proves most. */
import { expect, it } from 'vitest';
import type { Endpoint } from '../../../src/core/model/service.ts';
import type { EndpointBelief } from '../../../src/core/model/state.ts';
import { quickestWitness } from '../../../src/core/view/latency.ts';

const endpoint: Endpoint = {
  id: 'signal/chat',
  serves: 'messages',
  probe: { kind: 'http', url: 'https://chat.signal.org/' },
};

const answered: EndpointBelief = {
  ...{ tier: 'basic', askedAt: 0, answersInARow: 3, grade: 1, fullNats: 0, partialNats: 0 },
};

const held = (more: Partial<EndpointBelief>) => ({ endpoint, belief: { ...answered, ...more } });

it('is that of messages, though a website is quicker, and of two alike the quicker', () => {
  const website = held({ grade: 1, latencyMs: 20 });
  const slow = held({ grade: 2, latencyMs: 300.4 });
  const quick = held({ grade: 2, latencyMs: 120.6 });
  expect(quickestWitness([website, slow, quick])).toBe(quick);
  expect(quickestWitness([website, slow])).toBe(slow);
});

it('is never that of an address that is only asked for contrast', () => {
  const slow = held({ grade: 1, latencyMs: 300 });
  const contrast = {
    ...held({ grade: 1, latencyMs: 20 }),
    endpoint: { ...endpoint, isContrast: true as const },
  };
  expect(quickestWitness([contrast, slow])).toBe(slow);
});

it('is none where nothing answers, or no more than a connection opens', () => {
  const silent = held({ answersInARow: 0, latencyMs: 20 });
  const open = held({ grade: 0, latencyMs: 20 });
  expect([quickestWitness([]), quickestWitness([silent, open])]).toEqual([undefined, undefined]);
});
