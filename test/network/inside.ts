/** Runs in a network of its own, which ends with it: plays the case of this name, and prints what was shown. */
import { writeSync } from 'node:fs';
import { cases } from './cases.ts';
import { checkUps } from './check-ups.ts';
import { METER, playMeter } from './meter.ts';
import { playWatching, WATCHING } from './watching.ts';
import { play, playCheckUp } from './play.ts';

// Whoever wanted to know is gone, and with this process all of its network goes.
process.stdin.on('close', () => process.exit(1)).resume();

const [, , name = '', ...how] = process.argv;
const plays: Readonly<Record<string, () => Promise<unknown>>> = {
  ...Object.fromEntries(cases.map((one) => [one.name, () => play(one)])),
  ...Object.fromEntries(checkUps.map((one) => [one.name, () => playCheckUp(one)])),
  [METER]: playMeter,
  [WATCHING]: () => playWatching(how),
};
const one = plays[name];
if (!one) throw new Error(`There is no case of the name ${name}.`);
writeSync(1, JSON.stringify(await one()));
process.exit(0);
