/** A script that lives on goes on with what it wrote; one that is started anew for each round reads it. Both tell the same. */
import { describe, expect, it } from 'vitest';
import { noisyHours } from '../bench/noisy-hours.ts';
import { harsh, realistic } from '../bench/world.ts';
import { scenarioOf } from '../history/night.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { play, type Told } from './play.ts';

async function story(scenario: Scenario, startsAnew: boolean): Promise<Told[]> {
  const told: Told[] = [];
  await play(scenario, { withProbes: true, startsAnew }, (one) => void told.push(one));
  return told;
}

describe('a script that lives on tells the same as one that is stopped between rounds', () => {
  const outage = { from: 2_000, to: 4_000, services: ['telegram'], fault: 'refused' };
  const partly = {
    from: 5_000,
    to: 8_000,
    services: ['signal'],
    fault: 'status',
    status: 503,
    probability: 0.4,
  };
  const midnight = { startAt: '2026-11-22T22:40:00Z' };

  it.each([
    ['in the realistic world', noisyHours(2.5, realistic, 3, ['telegram', 'signal']), {}],
    ['on a harsh line, over midnight', noisyHours(2.5, harsh, 5, ['signal', 'telegram']), midnight],
  ])('%s', async (_name, hours, more) => {
    const { events } = hours as { events: object[] };
    const scenario = scenarioOf({ ...hours, ...more, events: [outage, partly, ...events] });
    const alive = await story(scenario, false);
    expect(alive.filter(({ event }) => event === 'probe').length).toBeGreaterThan(300);
    expect(alive.some(({ event }) => event === 'incident')).toBe(true);
    expect(alive).toEqual(await story(scenario, true));
  });
});

it('a device that falls asleep while probes wait ends no round: their timers stand still too', async () => {
  const silence = { from: 600, to: 3_000, hosts: ['*'], fault: 'timeout' };
  const naps = Array.from({ length: 20 }, (_, index) => 605 + 97 * index).map((from) => ({
    ...{ from, to: from + 30 },
    fault: 'asleep',
  }));
  const hours = noisyHours(1, realistic, 3, ['telegram', 'signal']);
  const told = await story(scenarioOf({ ...hours, events: [silence, ...naps] }), false);
  expect(told.at(-1)?.event).toBe('summary');
});
