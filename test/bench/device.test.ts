/** The device without promises lives the same nights as the real rounds, probe for probe. */
import { describe, expect, it } from 'vitest';
import { defaultSettings, watch as resolve } from '../../src/services/index.ts';
import { draw } from '../nights/draw.ts';
import { deviceFaults } from '../scenario/fault.ts';
import { seededRandom } from '../scenario/random.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { hostsOfService, live, settingsOf } from '../simulate/device.ts';
import { network } from '../simulate/network.ts';
import { Device } from './device.ts';
import type { Observation } from '../../src/core/model/observation.ts';
import type { Sight } from '../../src/core/model/watch.ts';

const minutes = (letter: string, count: number): string => letter.repeat(count);

/** Permissions for everything, so that every layer is seen. */
const EXACT = { permissions: 'exact' };

type Lived = string[];

const line = (seconds: number, seen: Observation): string =>
  `${Math.round(seconds * 1000)} ${seen.endpoint} ${seen.failure ?? 'answered'} ${seen.latencyMs}`;

async function byRounds(scenario: Scenario): Promise<Lived> {
  const lived: Lived = [];
  await live(scenario, {
    probed: (seconds, seen) => void lived.push(line(seconds, seen)),
    told: (_seconds, notice) => void lived.push(`told ${notice.id}`),
  });
  return lived;
}

function byDevice(scenario: Scenario): Lived {
  const lived: Lived = [];
  const sight: Sight = {
    browser: scenario.browser,
    granted: [...scenario.services, 'control'],
    seesLayers: true,
    socketsAreAnonymous: true,
  };
  const settings = { ...defaultSettings, ...settingsOf(scenario) };
  const net = network(scenario, seededRandom(scenario.seed, 'network'), hostsOfService);
  const { asleep, clock } = deviceFaults(scenario);
  const naps = asleep.map(({ from, to }) => ({ from: from * 1000, to: to * 1000 }));
  const jumped = (elapsed: number): number =>
    clock.reduce((sum, { at, by }) => (at * 1000 <= elapsed ? sum + by * 1000 : sum), 0);
  const device = new Device(
    resolve(settings, sight),
    {
      attempt(order, elapsed, wallClock) {
        const seen = net.attempt(order, sight, elapsed / 1000, wallClock);
        lived.push(line(elapsed / 1000, seen));
        return seen;
      },
      nap: (elapsed) => naps.find(({ to }) => to > elapsed),
      wallClock: (elapsed) => scenario.startAt + elapsed + jumped(elapsed),
      chance: seededRandom(scenario.seed, 'shell'),
    },
    { told: (_elapsed, notice) => void lived.push(`told ${notice.id}`) },
  );
  device.playUntil(scenario.duration * 1000);
  return lived;
}

const timeOf = (lived: string): number => Number.parseInt(lived, 10) || 0;
const withoutTime = (lived: string): string => lived.replace(/^\d+ /, '');

describe('a night without promises is the same night', () => {
  it.each([
    [
      'of silence',
      `whatsapp ${minutes('.', 20)}${minutes('t', 20)}${minutes('.', 20)}\ntelegram ${minutes('.', 60)}`,
    ],
    [
      'of errors and half errors',
      `slack ${minutes('.', 10)}${minutes('5', 15)}${minutes('%', 35)}\nsignal ${minutes('.', 60)}`,
    ],
    [
      'of a dead line',
      `line ${minutes('.', 15)}${minutes('t', 4)}${minutes('.', 11)}${minutes('d', 5)}${minutes('.', 25)}`,
    ],
    [
      'with naps',
      `telegram ${minutes('.', 6)}${minutes('z', 20)}${minutes('.', 10)}zz${minutes('r', 22)}\nslack ${minutes('.', 60)}`,
    ],
    [
      'in which the clock is set back',
      `slack ${minutes('.', 20)}<${minutes('.', 39)}\ntelegram ${minutes('.', 10)}${minutes('t', 40)}${minutes('.', 10)}`,
    ],
  ])('%s', async (_name, drawing) => {
    const scenario = draw(drawing, { ...EXACT, seed: 5, baseline: { loss: 0.02, latencyMs: [40, 160] } });
    const rounds = await byRounds(scenario);
    const device = byDevice(scenario);
    expect(rounds.length).toBeGreaterThan(100);
    // The rounds are cut off at the end of the night, the device ends the round that it began.
    const same = device.slice(0, rounds.length);
    expect(same.map(withoutTime)).toEqual(rounds.map(withoutTime));
    // What is stored is rounded to milliseconds, what stays in memory is not.
    const apart = same.map((one, index) => Math.abs(timeOf(one) - timeOf(rounds[index]!)));
    expect(Math.max(...apart)).toBeLessThanOrEqual(5);
  });
});
