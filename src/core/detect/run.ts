/** Failures without a convincing run of answers in between. */
import { copyOfRun } from '../model/copies.ts';
import type { EndpointBelief, Run } from '../model/state.ts';
import type { Observation } from '../model/observation.ts';
import type { Failure } from '../model/terms.ts';

/** The run with one more failure in it. */
export function extend(
  run: Run | undefined,
  belief: EndpointBelief,
  seen: Observation,
  failure: Failure,
): Run {
  const knownAt = seen.at + seen.latencyMs;
  const failuresInARow = (run?.failuresInARow ?? 0) + 1;
  return {
    sinceAt: run?.sinceAt ?? seen.at,
    afterAt: run?.afterAt ?? belief.answeredAt,
    failedAt: seen.at,
    knownAt,
    failures: (run?.failures ?? 0) + 1,
    answers: run?.answers ?? 0,
    failuresInARow,
    inARowSinceAt: run && failuresInARow > 1 ? run.inARowSinceAt : seen.at,
    failure,
    detail: seen.detail,
  };
}

/** The run with one more answer in it, which is not yet enough to end it. */
export const answered = (run: Run): Run =>
  Object.assign(copyOfRun(run), { failuresInARow: 0, answers: run.answers + 1 });

/** How long the present failures in a row have lasted. */
export function spanMs(run: Run): number {
  return run.knownAt - run.inARowSinceAt;
}

/** How likely so many failures in a row are if only as many requests fail as did before them. */
export function chanceInARow({ failures, answers, failuresInARow }: Run): number {
  if (answers === 0) return 0;
  const before = failures - failuresInARow;
  return ((before + 1) / (before + answers + 2)) ** failuresInARow;
}
