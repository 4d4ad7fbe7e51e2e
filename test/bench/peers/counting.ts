/** Rules that count: Gatus, Upptime, Prometheus, Nagios. */
import { MINUTE_MS, SECOND_MS, type Peer } from './peer.ts';

/** Gatus (TwiN/gatus `watchdog/alerting.go`, README): down after three failures in a row, resolved after two successes; interval 60 s, timeout 10 s. */
export const gatus: Peer = {
  name: 'Gatus 3/2',
  start(means) {
    let failures = 0;
    let successes = 0;
    return (at) => {
      const { isGood, endAt } = means.ask(at, 10 * SECOND_MS);
      failures = isGood ? 0 : failures + 1;
      successes = isGood ? successes + 1 : 0;
      if (failures >= 3) means.down(endAt);
      if (successes >= 2) means.up(endAt);
      return at + MINUTE_MS;
    };
  },
};

/**
 * Upptime (upptime/uptime-monitor `src/update.ts`): three tries, and the best of them counts. The pauses between them are not
 * awaited there, so they come back to back; connect timeout 10 s. Every 5 minutes, or as its runs really came: 7 to 9 minutes apart.
 */
export const upptime = (name: string, leastMs: number, mostMs: number): Peer => ({
  name,
  start(means) {
    return (at) => {
      let { isGood, endAt } = means.ask(at, 10 * SECOND_MS);
      for (let tries = 1; tries < 3 && !isGood; tries += 1)
        ({ isGood, endAt } = means.ask(endAt, 10 * SECOND_MS));
      if (isGood) means.up(endAt);
      else means.down(endAt);
      return at + leastMs + means.chance() * (mostMs - leastMs);
    };
  },
});

/**
 * Prometheus (prometheus.io, "Alerting rules"): scraped and evaluated every minute; the alert fires when every evaluation of five
 * minutes saw it true, and one that did not starts anew. Scrape timeout 10 s.
 */
export const prometheus: Peer = {
  name: 'Prometheus for: 5m',
  start(means) {
    const offset = means.chance() * MINUTE_MS;
    let activeSince: number | undefined;
    let isGood = true;
    let wasGood = true;
    return (at) => {
      // The evaluation between the last scrape and this one saw what the last scrape had left.
      const evaluatedAt = at - MINUTE_MS + offset;
      wasGood = isGood;
      if (wasGood) {
        if (activeSince !== undefined) means.up(at);
        activeSince = undefined;
      } else {
        activeSince ??= evaluatedAt;
        if (evaluatedAt - activeSince >= 5 * MINUTE_MS) means.down(Math.max(evaluatedAt, at - MINUTE_MS));
      }
      ({ isGood } = means.ask(at, 10 * SECOND_MS));
      return at + MINUTE_MS;
    };
  },
};

const REMEMBERED = 21;

/**
 * Nagios (NagiosEnterprises/nagioscore `base/flapping.c`; sample configuration): every 5 minutes, after a failure every minute, hard
 * and told after four; the last 21 hard states and soft recoveries, changes weighted from 0.75 to 1.25, from 20 % nothing is told
 * until it is 5 % or less.
 */
export const nagios: Peer = {
  name: 'Nagios 5/1/4 with flapping',
  start(means) {
    const history = Array.from({ length: REMEMBERED }, () => true);
    let attempts = 0;
    let isHardDown = false;
    let isFlapping = false;

    function remember(isGood: boolean): void {
      history.shift();
      history.push(isGood);
      let changes = 0;
      for (let place = 1; place < REMEMBERED; place += 1)
        if (history[place] !== history[place - 1]) changes += 0.75 + ((place - 1) * 0.5) / (REMEMBERED - 2);
      const share = changes / (REMEMBERED - 1);
      if (share >= 0.2) isFlapping = true;
      else if (share <= 0.05) isFlapping = false;
    }

    return (at) => {
      const { isGood, endAt } = means.ask(at, 10 * SECOND_MS);
      if (isGood) {
        isHardDown = false;
        attempts = 0;
        remember(true);
        if (!isFlapping) means.up(endAt);
        return at + 5 * MINUTE_MS;
      }
      attempts += 1;
      isHardDown ||= attempts >= 4;
      if (isHardDown) remember(false);
      if (isHardDown && !isFlapping) means.down(endAt);
      return at + (isHardDown ? 5 : 1) * MINUTE_MS;
    };
  },
};
