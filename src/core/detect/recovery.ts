/** When a failing endpoint answers again. */
import type { EndpointBelief } from '../model/state.ts';
import { PARTLY_RECOVERED_AFTER, RECOVERED_AFTER } from './thresholds.ts';

export interface Hold {
  /** How long answers must keep coming before a recovery is believed. */
  holdMs: number;
  /** When another endpoint of its service has last failed. */
  siblingFailedAt?: number;
}

/** Some of what is asked fails still, or did before the last silence: a few answers in a row may come by chance. */
function isMixed({ outage, run, answersInARow, answersSinceAt }: EndpointBelief, hold: Hold): boolean {
  if (outage === 'partial' || (run?.answers ?? 0) > answersInARow) return true;
  return answersSinceAt !== undefined && (hold.siblingFailedAt ?? 0) >= answersSinceAt;
}

/** Whether answers have come long enough: six, or as many as chance does not give where only some requests fail. */
export function isRecovered(belief: EndpointBelief, at: number, hold: Hold): boolean {
  const needed = isMixed(belief, hold) ? PARTLY_RECOVERED_AFTER : { answers: RECOVERED_AFTER, spanMs: 0 };
  const spannedMs = at - (belief.answersSinceAt ?? at);
  return belief.answersInARow >= needed.answers && spannedMs >= Math.max(hold.holdMs, needed.spanMs);
}
