/**
 * Runs one TypeScript program of the project: `node test/setup/run.mjs test/simulate/main.ts …`.
 * Writes nothing of its own to standard output.
 */
import { resolve } from 'node:path';
import { ensurePackages } from './packages.mjs';

const [main, ...rest] = process.argv.slice(2);
if (main === undefined) throw new Error('Which program? node test/setup/run.mjs FILE …');
ensurePackages();
const { load } = await import('./typescript.mjs');
const program = resolve(main);
process.argv = [process.argv[0], program, ...rest];
await load(program);
