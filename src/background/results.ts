/** What an organisation's collector is told of a step: of the services that its policy names what was measured, and what is thought of each. */
import { isRepeated, type Observation } from '../core/model/observation.ts';
import type { ServiceBelief, State } from '../core/model/state.ts';
import type { Failure, ServiceId } from '../core/model/terms.ts';
import type { Watch } from '../core/model/watch.ts';
import { isManagedId, managedName } from '../services/managed-id.ts';

/** One look at one address. Stored as it is until it has been taken over. */
export interface Look {
  at: number;
  target: string;
  url: string;
  latencyMs: number;
  failure?: Failure;
  /** Where it could be read. */
  status?: number;
}

/** What is thought of a service; where that has changed, with what was thought before. */
export interface Verdict {
  at: number;
  target: string;
  verdict: string;
  cause: string;
  was?: readonly [verdict: string, cause: string];
}

export type Result = Look | Verdict;

const saidOf = ({ status, cause }: ServiceBelief): readonly [string, string] => [status, cause ?? ''];

/** A service of the policy's own goes by the name that the policy gave it. */
const targetOf = (id: ServiceId): string => (isManagedId(id) ? managedName(id) : id);

/**
 * What was measured while the person's own line did not work says nothing of a service: of such a step only the verdicts go, which say that
 * it was the line.
 */
export function resultsOf(
  before: State,
  after: State,
  observations: readonly Observation[],
  { services }: Pick<Watch, 'services'>,
  named: readonly ServiceId[],
): Result[] {
  const isWell = after.line.status === 'online';
  return services
    .filter(({ id }) => named.includes(id))
    .flatMap((service) => {
      const target = targetOf(service.id);
      const urls = new Map(service.endpoints.map(({ id, probe }) => [id, probe.url]));
      const seen = observations.filter((one) => urls.has(one.endpoint) && !isRepeated(one));
      const looks = seen.map(({ at, endpoint, latencyMs, failure, status }): Look => ({
        ...{ at, target, url: urls.get(endpoint)!, latencyMs },
        ...(failure && { failure }),
        ...(status !== undefined && { status }),
      }));
      const [belief, known] = [after.services[service.id], before.services[service.id]];
      if (!belief) return isWell ? looks : [];
      const [now, was] = [saidOf(belief), known && saidOf(known)];
      const isNew = was && was.join() !== now.join();
      if (seen.length === 0 && !isNew) return [];
      const verdict: Verdict = {
        at: after.steppedAt,
        target,
        verdict: now[0],
        cause: now[1],
        ...(isNew && { was }),
      };
      return [...(isWell ? looks : []), verdict];
    });
}
