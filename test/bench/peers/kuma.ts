/**
 * Uptime Kuma (louislam/uptime-kuma `server/model/monitor.js`, function `beat`): a failure is PENDING while retries are left, else
 * DOWN; one success is UP; the next beat comes an interval after the end of the last. Interval and retry interval are 60 s,
 * the timeout is 0.8 of the interval.
 */
import { MINUTE_MS, SECOND_MS, type Means, type Peer } from './peer.ts';

const TIMEOUT_MS = 48 * SECOND_MS;

export const kuma = (most: number): Peer => ({
  name: `Uptime Kuma, ${most} ${most === 1 ? 'retry' : 'retries'}`,
  start(means) {
    let retries = 0;
    return (at) => {
      const { isGood, endAt } = means.ask(at, TIMEOUT_MS);
      retries = count(means, isGood, retries, most, endAt);
      return endAt + MINUTE_MS;
    };
  },
});

/** One beat's verdict: says it, and returns the retries that were used. */
function count(means: Means, isGood: boolean, retries: number, most: number, at: number): number {
  if (isGood) {
    means.up(at);
    return 0;
  }
  if (retries < most) return retries + 1;
  means.down(at);
  return retries;
}

/** Longer than this late means that the device slept. */
const LATE_MS = 45 * SECOND_MS;
/** Limit and pauses of the gate, as the study gives them. */
const LIMIT_MS = 10 * SECOND_MS;
const LOOKS_MS = [0, 3, 6, 9].map((seconds) => seconds * SECOND_MS);
const OWN_MS = 30 * SECOND_MS;
const GRACE_MS = 5 * SECOND_MS;

/**
 * The honest rival: the same rule behind the own-line gate of the study (section 5). A failure counts only if a control answers at
 * the same moment; else controls are asked at 0, 3, 6 and 9 s; if all fail the line is to blame: what was counted is dropped, one
 * control is asked every 30 s, and the rule goes on 5 s after it answers. After a sleep: 5 s of grace, then controls first.
 */
export const gatedKuma = (most: number): Peer => ({
  name: `Kuma, ${most} ${most === 1 ? 'retry' : 'retries'}, behind our own-line gate`,
  start(means) {
    let retries = 0;
    let turn = 0;
    let isOwn = false;
    const control = (at: number): boolean => means.askControl(turn++, at, LIMIT_MS);

    function gate(at: number): number {
      const answers = LOOKS_MS.slice(1).some((pause) => control(at + pause));
      if (answers) return at + SECOND_MS;
      isOwn = true;
      retries = 0;
      return at + OWN_MS;
    }

    return (at, wantedAt) => {
      if (at > wantedAt + LATE_MS) {
        isOwn = true;
        retries = 0;
        return at + GRACE_MS;
      }
      if (isOwn) {
        isOwn = !control(at);
        return at + (isOwn ? OWN_MS : GRACE_MS);
      }
      const { isGood, endAt } = means.ask(at, LIMIT_MS);
      // Only failures need the line beside them.
      if (!isGood && !control(at)) return gate(endAt);
      retries = count(means, isGood, retries, most, endAt);
      return endAt + MINUTE_MS;
    };
  },
});
