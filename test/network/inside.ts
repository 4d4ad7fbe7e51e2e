/** Runs in a network of its own, which ends with it: plays the case of this name, and prints what was shown. */
import { writeSync } from 'node:fs';
import { cases } from './cases.ts';
import { checkUps } from './check-ups.ts';
import { METER, playMeter } from './meter.ts';
import { play, playCheckUp } from './play.ts';

// Whoever wanted to know is gone, and with this process all of its network goes.
process.stdin.on('close', () => process.exit(1)).resume();

const [, , name] = process.argv;
const one = cases.find((each) => each.name === name);
const checkUp = checkUps.find((each) => each.name === name);
if (!one && !checkUp && name !== METER) throw new Error(`There is no case of the name ${name}.`);
writeSync(1, JSON.stringify(await (one ? play(one) : checkUp ? playCheckUp(checkUp) : playMeter())));
process.exit(0);
