/**
 * `npm run bench:simulate [-- --hours N --seed N --services a,b]`: how many hours `npm run simulate` plays a minute. Plays N hours, 6,000 by default,
 * of the realistic world on one core, and measures in the same run what storage alone would cost: one copy of the state's
 * document, as JSON, at every step. The ratio of the two tells more than the minutes of a machine that does other things too.
 */
import { parseArgs } from 'node:util';
import { STATE } from '../../src/core/storage/keys.ts';
import { services as catalogue } from '../../src/services/index.ts';
import { parseScenario } from '../scenario/scenario.ts';
import { live } from '../simulate/device.ts';
import { play, type Told } from '../simulate/play.ts';
import { noisyHours } from './noisy-hours.ts';
import { realistic } from './world.ts';

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '6000' },
    seed: { type: 'string', default: '1' },
    services: { type: 'string', default: 'telegram,signal' },
  },
});
const hours = Number(values.hours);
if (!(hours > 0)) throw new RangeError('--hours is a positive number');

const scenarioOf = (duration: number, seed: number) => {
  const file = noisyHours(duration, realistic, seed, values.services.split(','));
  const ids = catalogue.map(({ id }) => id);
  return parseScenario(JSON.stringify(file), 'the realistic world', ids);
};

/** Seconds of processor time, which other programs disturb less than the time on the wall. */
async function seconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function storedState(): Promise<unknown> {
  let state: unknown;
  await live(scenarioOf(1, 1), {
    stored: (_, entries) => void (state = entries[STATE] ?? state),
  });
  return state;
}

function copies(document: unknown, count: number): void {
  for (let index = 0; index < count; index += 1) JSON.parse(JSON.stringify(document));
}

let told: Told | undefined;
const scenario = scenarioOf(hours, Number(values.seed));
const document = await storedState();
copies(document, 500);
const played = await seconds(() => play(scenario, { withProbes: false }, (one) => void (told = one)));
const { rounds: steps, probes } = told as unknown as { rounds: number; probes: number };
const floor = await seconds(() => copies(document, steps));

const perMinute = (spent: number): string => Math.round((hours * 60) / spent).toString();
process.stdout.write(
  `${hours} hours of ${values.services}, ${steps} steps, ${probes} probes: ${played.toFixed(1)} s, ${((played / steps) * 1e6).toFixed(0)} µs a step
simulated hours a minute: ${perMinute(played)}
floor, the stored state copied at every step: ${perMinute(floor)} hours a minute; the simulator takes ${(played / floor).toFixed(1)} times as long
`,
);
