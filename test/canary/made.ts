/** An address and what was seen of it, made up for tests: all is as assumed, but for what a test says. */
import type { Observation } from '../../src/core/model/observation.ts';
import type { Asked, Assumed, Findings, Heard, Look, Seen } from './seen.ts';

export const address = (more: Partial<Assumed> = {}): Assumed => ({
  id: 'a/site',
  owner: 'a',
  probe: { kind: 'http', url: 'https://a.example/x' },
  proves: 1,
  isUnverified: false,
  isAskedOnce: false,
  needsPermission: false,
  ...more,
});

export const observation = (more: Partial<Observation> = {}): Observation => ({
  endpoint: 'a/site',
  kind: 'http',
  tier: 'detailed',
  at: 0,
  latencyMs: 1,
  answered: true,
  grade: 1,
  isWarm: false,
  sentBytes: 0,
  receivedBytes: 0,
  ...more,
});

export const failed = (more: Partial<Observation> = {}): Observation =>
  observation({ answered: false, grade: 0, failure: 'network', ...more });

export const asked = (kind: string, seen: Partial<Observation> = {}, heard?: Heard): Asked => ({
  kind,
  observation: seen.failure ? failed({ kind, ...seen }) : observation({ kind, ...seen }),
  ...(heard && { heard }),
});

export const heard = (headers: Heard['headers'] = {}, status = 200): Heard => ({
  method: 'HEAD',
  status,
  headers,
});

export const read = (headers: Heard['headers'] = {}, status = 200): Look => ({
  isRead: true,
  heard: heard(headers, status),
});

/** Both methods alike, and the product's own requests on both tiers. */
export const healthy = (headers: Heard['headers'] = {}, more: Seen = {}): Seen => ({
  basic: asked('opaque'),
  detailed: asked('http', { status: 200 }),
  HEAD: read(headers),
  GET: read(headers),
  ...more,
});

export const findings = (
  seen: readonly (readonly [Assumed, Seen])[],
  more: Partial<Findings> = {},
): Findings => ({
  assumed: seen.map(([one]) => one),
  sightings: [
    {
      browser: 'chromium',
      version: 'Chrome/156.0.0.0',
      seen: new Map(seen.map(([{ id }, one]) => [id, one])),
    },
  ],
  issuers: new Map(),
  ...more,
});
