/** Runs in a network of its own, which ends with it: plays the case of this name, and prints what was shown. */
import { writeSync } from 'node:fs';
import { cases } from './cases.ts';
import { play } from './play.ts';

// Whoever wanted to know is gone, and with this process all of its network goes.
process.stdin.on('close', () => process.exit(1)).resume();

const one = cases.find(({ name }) => name === process.argv[2]);
if (!one) throw new Error(`There is no case of the name ${process.argv[2]}.`);
writeSync(1, JSON.stringify(await play(one)));
process.exit(0);
