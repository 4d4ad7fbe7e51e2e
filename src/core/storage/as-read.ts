/**
 * A state as it would come back from storage: a script that lives on need not ask storage for what it wrote itself, and
 * decides as one that was killed and reads it.
 */
import type { Between } from '../model/observation.ts';
import { copyOfBelief, copyOfRun, copyOfServiceBelief, stateWith } from '../model/copies.ts';
import type { EndpointBelief, Run, ServiceBelief, State } from '../model/state.ts';

/** Moments as a line keeps them: whole milliseconds from its base. */
type Near = <T extends number | undefined>(moment: T) => T;

const nearTo =
  (baseAt: number): Near =>
  (moment) =>
    (moment === undefined ? moment : baseAt + Math.round(moment - baseAt)) as typeof moment;

function runAsRead(run: Run, near: Near): Run {
  const read = copyOfRun(run);
  read.sinceAt = near(run.sinceAt);
  read.afterAt = near(run.afterAt);
  read.failedAt = near(run.failedAt);
  read.knownAt = near(run.knownAt);
  read.inARowSinceAt = near(run.inARowSinceAt);
  return read;
}

/** Its other numbers are as they are kept since `afterWrite`. */
function endpointAsRead(known: EndpointBelief, near: Near): EndpointBelief {
  const read = copyOfBelief(known);
  read.askedAt = near(known.askedAt);
  read.answeredAt = near(known.answeredAt);
  read.failedAt = near(known.failedAt);
  read.answersSinceAt = near(known.answersSinceAt);
  read.provedAt = near(known.provedAt);
  read.freshAt = near(known.freshAt);
  read.openedAt = near(known.openedAt);
  if (known.slow) read.slow = { count: known.slow.count, sinceAt: near(known.slow.sinceAt) };
  if (known.run) read.run = runAsRead(known.run, near);
  return read;
}

const betweenAsRead = ({ afterAt, beforeAt }: Between, near: Near): Between => ({
  afterAt: near(afterAt),
  beforeAt: near(beforeAt),
});

function serviceAsRead(known: ServiceBelief, near: Near): ServiceBelief {
  const read = copyOfServiceBelief(known);
  read.changedAt = near(known.changedAt);
  read.judgedAt = near(known.judgedAt);
  read.steadySinceAt = near(known.steadySinceAt);
  read.usualSinceAt = near(known.usualSinceAt);
  read.unclearToldAt = known.unclearToldAt.map(near);
  if (known.since) read.since = betweenAsRead(known.since, near);
  return read;
}

function each<T>(known: Readonly<Record<string, T>>, convert: (one: T) => T): Record<string, T> {
  const converted: Record<string, T> = {};
  for (const id in known) converted[id] = convert(known[id]!);
  return converted;
}

/** What reading its documents would give, as far as anything is decided by it. `state` is what `afterWrite` left. */
export function asRead(state: State): State {
  const near = nearTo(state.steppedAt);
  return stateWith(state, {
    endpoints: each(state.endpoints, (known) => endpointAsRead(known, near)),
    services: each(state.services, (known) => serviceAsRead(known, near)),
  });
}
