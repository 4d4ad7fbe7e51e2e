/** Sends results of rounds to the collector that an organisation's policy names, beside the rounds. */
import type { Observation } from '../core/model/observation.ts';
import type { State } from '../core/model/state.ts';
import type { Watch } from '../core/model/watch.ts';
import { OUTGOING } from '../core/storage/keys.ts';
import { mayReport } from '../platform/collector.ts';
import { save } from '../platform/save.ts';
import { load } from '../platform/storage.ts';
import { discard, QUIET } from '../probes/request.ts';
import type { Collector } from '../services/policy.ts';
import { encoded } from './otlp.ts';
import { outgoing, type Post } from './outgoing.ts';
import { resultsOf, type Result } from './results.ts';

/** Who answers later has not taken it over. */
const LIMIT_MS = 10_000;

async function send({ url, headers, instance }: Collector, results: readonly Result[]) {
  const resource = {
    'service.name': 'wasl',
    ...(instance !== undefined && { 'service.instance.id': instance }),
  };
  const response = await fetch(url, {
    ...QUIET,
    method: 'POST',
    mode: 'cors',
    redirect: 'error',
    headers: { ...headers, 'content-type': 'application/x-protobuf' },
    body: encoded(results, resource),
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  discard(response);
  const retryAfter = Number(response.headers.get('retry-after') ?? NaN);
  return { status: response.status, ...(Number.isFinite(retryAfter) && { retryAfter }) };
}

const post: Post = {
  now: () => Date.now(),
  chance: () => Math.random(),
  load: () => load(OUTGOING),
  save: (held) => save({ [OUTGOING]: held }),
  mayReport,
  send,
};

const reportTo = outgoing(post);

/** What a step brought, to whom the policy names. Never rejects, and is not waited for. */
export async function reportStep(
  collector: Collector | undefined,
  before: State,
  after: State,
  observations: readonly Observation[],
  watch: Watch,
): Promise<void> {
  const results = collector ? resultsOf(before, after, observations, watch, collector.services) : [];
  await reportTo(collector, results);
}
