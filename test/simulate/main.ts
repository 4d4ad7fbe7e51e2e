/**
 * `npm run simulate -- FILE… [--json] [--probes]`: plays scenarios in virtual time and prints what the user would have been
 * told. A file may be an exported history too.
 */
import { readFileSync } from 'node:fs';
import { parseScenario } from '../scenario/scenario.ts';
import { countryServices, services } from '../../src/services/index.ts';
import { isHistory, scenariosOf } from './history.ts';
import { play, type Told } from './play.ts';
import { readable } from './readable.ts';

const args = process.argv.slice(2);
const flags = new Set(args.filter((arg) => arg.startsWith('--')));
const files = args.filter((arg) => !arg.startsWith('--'));

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

const unknown = [...flags].filter((flag) => !['--json', '--probes'].includes(flag));
if (unknown.length > 0) refuse(`unknown option ${unknown.join(', ')}; known are --json and --probes`);
if (files.length === 0) refuse('usage: npm run simulate -- FILE… [--json] [--probes]');

// All files are read before any is played: a mistake in the last must not come after the story of the first.
const known = [...services, ...countryServices].map(({ id }) => id);
const scenarios = files.flatMap((file) => {
  try {
    const text = readFileSync(file, 'utf8');
    return isHistory(text) ? scenariosOf(text, file) : [parseScenario(text, file, known)];
  } catch (error) {
    return refuse((error as Error).message);
  }
});

const write = flags.has('--json')
  ? (told: Told): void => void process.stdout.write(`${JSON.stringify(told)}\n`)
  : (told: Told): void => void process.stdout.write(readable(told));
for (const scenario of scenarios) {
  if (!flags.has('--json')) process.stdout.write(`\n${scenario.name}\n`);
  await play(scenario, { withProbes: flags.has('--probes') }, write);
}
