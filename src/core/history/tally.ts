/** How often one endpoint was asked and answered while an incident lasted. */
import { hostOf } from '../model/service.ts';
import type { State } from '../model/state.ts';
import type { EndpointId } from '../model/terms.ts';
import type { Watch } from '../model/watch.ts';
import type { Seen, Tally } from '../model/past.ts';

/** An attempt that was broken off tells nothing. */
export const isCounted = (seen: Seen): boolean => seen.failure !== 'aborted';

function counted(tally: Tally, seen: Seen): Tally {
  const { failure } = seen;
  const failuresInARow = seen.answered ? 0 : tally.failuresInARow + 1;
  return {
    ...tally,
    asked: tally.asked + 1,
    answered: tally.answered + (seen.answered ? 1 : 0),
    failures: failure ? { ...tally.failures, [failure]: (tally.failures[failure] ?? 0) + 1 } : tally.failures,
    failuresInARow,
    mostInARow: Math.max(tally.mostInARow, failuresInARow),
    answersInARow: seen.answered ? tally.answersInARow + 1 : 0,
    ...(seen.answered && tally.answersInARow === 0 && { answersSinceAt: seen.at }),
    firstAt: tally.firstAt || seen.at,
    lastAt: seen.at,
    ...(seen.status !== undefined && { status: seen.status }),
  };
}

/** The tallies with these observations counted. */
export function countAll(tallies: readonly Tally[], observations: readonly Seen[]): readonly Tally[] {
  if (observations.length === 0) return tallies;
  return tallies.map((tally) =>
    observations.filter((seen) => seen.endpoint === tally.endpoint && isCounted(seen)).reduce(counted, tally),
  );
}

/** The same tally with nothing counted; also the first one of an endpoint. */
export const uncounted = ({
  endpoint,
  host,
  serves,
  normalMs,
}: Pick<Tally, 'endpoint' | 'host' | 'serves' | 'normalMs'>): Tally => ({
  endpoint,
  host,
  serves,
  asked: 0,
  answered: 0,
  failures: {},
  failuresInARow: 0,
  mostInARow: 0,
  answersInARow: 0,
  firstAt: 0,
  lastAt: 0,
  ...(normalMs !== undefined && { normalMs }),
});

/** Whether it fell silent: a single lost attempt is no silence. */
export const wasSilent = ({ mostInARow, asked, answered }: Tally): boolean =>
  mostInARow >= 2 || (asked > 0 && answered === 0);

/** The answers that came after the end are taken out. */
export function withoutAfter(tallies: readonly Tally[], endedAt: number): readonly Tally[] {
  return tallies.map((tally) => {
    const { asked, answered, answersInARow: after, answersSinceAt } = tally;
    if (after === 0 || answersSinceAt === undefined || answersSinceAt < endedAt) return tally;
    return {
      ...tally,
      asked: asked - after,
      answered: answered - after,
      after,
    };
  });
}

/** They are put back: it was no end. */
export function withAfter(tallies: readonly Tally[]): readonly Tally[] {
  return tallies.map(({ after = 0, ...tally }) => ({
    ...tally,
    asked: tally.asked + after,
    answered: tally.answered + after,
  }));
}

/** An empty tally for every endpoint of these services and every control. */
export function emptyTallies(services: readonly string[], watch: Watch, state: State): Tally[] {
  const empty = (endpoint: EndpointId, url: string, serves: Tally['serves']): Tally => {
    const normal = state.endpoints[endpoint]?.normal;
    return uncounted({
      endpoint,
      host: hostOf(url),
      serves,
      ...(normal && { normalMs: Math.round(normal.medianMs) }),
    });
  };
  return [
    ...watch.services
      .filter(({ id }) => services.includes(id))
      .flatMap(({ endpoints }) => endpoints.filter(({ brokenSince }) => !brokenSince))
      .map(({ id, probe, serves }) => empty(id, probe.url, serves)),
    ...watch.controls.map(({ id, probe }) => empty(id, probe.url, 'control')),
  ];
}
