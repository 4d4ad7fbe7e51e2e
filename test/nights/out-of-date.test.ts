/** An address that is gone for good: after a week it decides nothing, and hides nothing. */
import { describe, expect, it } from 'vitest';
import { night, type Night } from './draw.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const AWAKE_AGAIN = 8 * DAY;
const OUTAGE = AWAKE_AGAIN + 6 * HOUR + 33;

/** A week and more in which some hosts are dead, most of it asleep; then, with the browser awake again, all of Slack fails. */
function afterAWeek(hosts: readonly string[]): Promise<Night> {
  return night('slack .\ndiscord .\ntelegram .', {
    duration: OUTAGE + HOUR,
    permissions: 'exact',
    events: [
      ...(hosts.length > 0 ? [{ from: HOUR, hosts, fault: 'dns', everywhere: true }] : []),
      { from: 6 * HOUR, to: AWAKE_AGAIN, fault: 'asleep' },
      { from: OUTAGE, hosts: ['slack.com', '*.slack.com'], fault: 'status', status: 503 },
    ],
  });
}

/** When a round falls is chance: so much later is no later. */
const A_ROUND = 30;

/** Seconds from the outage of all of Slack to its verdict. */
const delayOf = (seen: Night): number => seen.firstAt('slack', 'down')! - OUTAGE;

const timesAsked = ({ told }: Night, endpoint: string): number =>
  told.filter(
    ({ event, at = 0, ...rest }) =>
      event === 'probe' && rest['endpoint'] === endpoint && at > AWAKE_AGAIN && at < OUTAGE,
  ).length;

describe('an address that has been dead for a week', () => {
  it('delays no verdict, and is still asked a few times a day', async () => {
    const without = await afterAWeek([]);
    const dead = await afterAWeek(['wss-primary.slack.com']);
    expect(delayOf(dead)).toBeLessThanOrEqual(delayOf(without) + A_ROUND);
    expect(timesAsked(dead, 'slack/realtime')).toBeGreaterThan(0);
    expect(timesAsked(dead, 'slack/realtime')).toBeLessThanOrEqual(4);
    // The living ones are asked as ever.
    expect(timesAsked(dead, 'slack/api')).toBeGreaterThan(0.9 * timesAsked(without, 'slack/api'));
  });

  it('is no longer the one that is asked every round', async () => {
    const dead = await afterAWeek(['slack.com']);
    expect(timesAsked(dead, 'slack/realtime')).toBeGreaterThan(100);
    expect(delayOf(dead)).toBeLessThanOrEqual(90);
  });
});
