/** How quickly a service answers is said by the endpoint that proves most, beside that endpoint's own normal. */
import { expect, it } from 'vitest';
import type { Endpoint } from '../../../src/core/model/service.ts';
import type { EndpointBelief } from '../../../src/core/model/state.ts';
import { latency } from '../../../src/core/view/latency.ts';

const endpoint: Endpoint = {
  id: 'signal/chat',
  serves: 'messages',
  probe: { kind: 'http', url: 'https://chat.signal.org/' },
};

const answered: EndpointBelief = {
  ...{ tier: 'basic', askedAt: 0, answersInARow: 3, grade: 1, fullNats: 0, partialNats: 0 },
};

const held = (more: Partial<EndpointBelief>) => ({ endpoint, belief: { ...answered, ...more } });

it('is that of messages, though a website is quicker, and of two alike that of the quicker', () => {
  const website = held({ grade: 1, latencyMs: 20 });
  const slow = held({ grade: 2, latencyMs: 300.4 });
  const quick = held({ grade: 2, latencyMs: 120.6, normal: { medianMs: 99.5, spreadMs: 9, count: 40 } });
  expect(latency([website, slow, quick])).toEqual({ latencyMs: 121, normalLatencyMs: 100 });
  expect(latency([website, slow])).toEqual({ latencyMs: 300 });
});

it('is not known where nothing answers, or no more than a connection opens', () => {
  const silent = held({ answersInARow: 0, latencyMs: 20 });
  const open = held({ grade: 0, latencyMs: 20 });
  expect([latency([]), latency([silent, open])]).toEqual([{}, {}]);
});
