/** Which controls a round asks, and what that spares. */
import { describe, expect, it } from 'vitest';
import { Air } from '../../bench/air.ts';
import { Browser } from '../../bench/browser.ts';
import { Device } from '../../bench/device.ts';
import { watchOf } from '../../bench/users.ts';
import { HOUR_MS, MINUTE_MS } from '../../bench/world.ts';
import type { Observation, Order } from '../../../src/core/model/observation.ts';
import type { Watch } from '../../../src/core/model/watch.ts';

const calm = { name: 'calm', loss: 0, hiccup: 0, slowTail: 0 };
const isControl = ({ endpoint }: Observation): boolean => endpoint.startsWith('control/');

/** The steps of two hours after the first, for so many of the four services. */
function steps(
  count: number,
  world: Partial<typeof calm> = {},
  meets = (seen: Observation, _elapsed: number) => seen,
) {
  const all = watchOf({ preset: 'normal' });
  const watch: Watch = {
    ...all,
    settings: { ...all.settings, services: all.settings.services.slice(0, count) },
    services: all.services.slice(0, count),
  };
  const browser = new Browser(new Air({ ...calm, ...world }, 1));
  const played: { elapsed: number; seen: readonly Observation[]; line: string; statuses: string[] }[] = [];
  const place = {
    attempt: (order: Order, elapsed: number, at: number) =>
      meets(browser.attempt(order, elapsed, at), elapsed),
    nap: () => undefined,
    wallClock: (elapsed: number) => browser.wallClock(elapsed),
    chance: browser.chance,
  };
  const device = new Device(watch, place, {
    stepped(elapsed, { line, services }, _before, seen) {
      const statuses = Object.values(services).map(({ status, rule }) =>
        rule === 'slow' || rule === 'throttled' ? 'slow' : status,
      );
      played.push({ elapsed, seen, line: line.status, statuses });
    },
  });
  device.playUntil(3 * HOUR_MS);
  // What is asked on new connections now and then is asked in steps of its own, beside nobody.
  return played.filter(
    ({ elapsed, seen }) => elapsed > 30 * MINUTE_MS && !seen.every(({ isFresh }) => isFresh),
  );
}

const asked = (played: ReturnType<typeof steps>): number =>
  played.filter(({ seen }) => seen.some(isControl)).length;

describe('in quiet rounds', () => {
  it('services of three operators and more speak for the line', () => {
    expect(asked(steps(4))).toBe(0);
    expect(asked(steps(3))).toBe(0);
  });

  it('one control speaks for it beside fewer', () => {
    const played = steps(2);
    expect(asked(played)).toBe(played.length);
  });

  it('one control is asked on a line that loses much, however many services there are', () => {
    const played = steps(4, { loss: 0.05 });
    expect(asked(played)).toBeGreaterThan(0.8 * played.length);
  });
});

const from = HOUR_MS;
const late = (seen: Observation): Observation => ({ ...seen, latencyMs: 6_000 });

describe('without a control in the round', () => {
  it('one late answer is looked at again beside none, and is nothing', () => {
    let count = 0;
    const played = steps(4, {}, (seen, elapsed) =>
      seen.endpoint === 'slack/api' && elapsed > from && (count += 1) === 1 ? late(seen) : seen,
    );
    expect(asked(played)).toBe(0);
    expect(played.flatMap(({ statuses }) => statuses)).not.toContain('slow');
  });

  it('a service that grows slow is seen, and no other is called so', () => {
    const played = steps(4, {}, (seen, elapsed) =>
      seen.endpoint.startsWith('slack/') && elapsed > from ? late(seen) : seen,
    );
    const slow = played.find(({ statuses }) => statuses.includes('slow'));
    expect(slow!.elapsed - from).toBeLessThan(6 * MINUTE_MS);
    expect(slow!.statuses.filter((status) => status !== 'up')).toEqual(['slow']);
  });

  it('a line that grows slow is no service’s fault', () => {
    const played = steps(4, {}, (seen, elapsed) => (elapsed > from ? late(seen) : seen));
    expect(played.flatMap(({ statuses }) => statuses)).not.toContain('slow');
  });

  it('a line that is lost is named', () => {
    const played = steps(4, {}, (seen, elapsed) =>
      elapsed > from ? { ...seen, answered: false, failure: 'timeout', grade: 0, isWarm: false } : seen,
    );
    const lost = played.find(({ line }) => line === 'offline');
    expect(lost!.elapsed - from).toBeLessThan(2 * MINUTE_MS);
    expect(played.flatMap(({ statuses }) => statuses)).not.toContain('down');
  });
});

it('what a second look had asked stays warm until the next round', () => {
  let count = 0;
  const played = steps(4, {}, (seen, elapsed) =>
    seen.endpoint === 'slack/api' && elapsed > from && (count += 1) === 1
      ? { ...seen, answered: false, failure: 'http-error', grade: 0 }
      : seen,
  );
  const looks = played.flatMap(({ seen }) => seen).filter(({ endpoint }) => endpoint === 'slack/api');
  const failedAt = looks.find(({ answered }) => !answered)!.at;
  const after = looks.filter(({ at }) => at > failedAt + 30_000);
  expect(after.filter(({ isWarm }) => !isWarm)).toEqual([]);
});
