/**
 * `npm run bench:detection [-- --years N --incidents N --seed S --ours --write --keep FILE]`, `-- --gateways [--write]`: plays user years and incidents through our
 * core and through the peers' rules, and prints the table. With `--keep` a run that was stopped goes on where it was. At its full size, or with `--write`, it puts it into `docs/detection.md` too.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bytesTable } from './bytes.ts';
import { workAll } from './crew.ts';
import { Figures } from './figures.ts';
import { gatewaysTable } from './gateways.ts';
import { boundTable, goalsTable } from './goals.ts';
import { plan, type Size } from './plan.ts';
import { plot } from './plot.ts';
import { causesTable, everybody } from './tables.ts';

const FULL = { years: 40, incidents: 2000, seed: 1 };
const WORKERS = 2;
const docs = (name: string): string => fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));
const [BEGIN, END] = ['<!-- written by npm run bench:detection -->', '<!-- end -->'];

const { values } = parseArgs({
  options: {
    years: { type: 'string', default: `${FULL.years}` },
    incidents: { type: 'string', default: `${FULL.incidents}` },
    seed: { type: 'string', default: `${FULL.seed}` },
    ours: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    keep: { type: 'string' },
    gateways: { type: 'boolean', default: false },
  },
});
const size: Size = {
  years: Number(values.years),
  incidents: Number(values.incidents),
  seed: Number(values.seed),
  isOursOnly: values.ours,
};
if (![size.years, size.incidents, size.seed].every((number) => Number.isFinite(number) && number > 0))
  throw new RangeError('--years, --incidents and --seed are positive numbers');

/** Puts a text in place of what stands between two marks, or at the end. */
function writeBetween(begin: string, end: string, text: string): void {
  const before = readFileSync(docs('detection.md'), 'utf8');
  const [head = ''] = before.split(begin);
  const rest = before.slice(before.indexOf(end) + end.length);
  writeFileSync(docs('detection.md'), `${head}${text}${before.includes(end) ? rest : '\n'}`);
}

if (values.gateways) {
  const [begin, end] = [
    '<!-- written by npm run bench:detection -- --gateways --write -->',
    '<!-- end of gateways -->',
  ];
  const text = `${begin}

${await gatewaysTable()}

${end}`;
  process.stdout.write(`${text}\n`);
  if (values.write) writeBetween(begin, end, text);
  process.exit();
}

const jobs = plan(size);
const startedAt = Date.now();
const report = (done: number): void => {
  const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
  process.stderr.write(`\r${done} of ${jobs.length} jobs, ${minutes} min`);
};
const results = await workAll(jobs, WORKERS, report, values.keep);
process.stderr.write('\n');

const figures = new Figures(results);
const text = `${BEGIN}

Played: ${size.years} service years of each world and ${size.incidents} incidents of each fault a rule (a tenth of both for "every 50 s" and "every 30 s"), seed ${size.seed}.

### The goals

${goalsTable(figures)}

### Everybody

Delays are seconds, median / 95th percentile, from the beginning of the fault; brackets hold 95 % intervals.

${everybody(figures)}

### What bursts allow

${boundTable(figures)}

### What bytes are spent on

Kilobytes (1000 bytes) a service and day of eight hours awake, on the perfect line.

${bytesTable(size.seed)}

### Causes

${causesTable(figures)}

${END}`;
process.stdout.write(`${text}\n`);

const isFull = size.years >= FULL.years && size.incidents >= FULL.incidents && !size.isOursOnly;
if (isFull || values.write) {
  writeBetween(BEGIN, END, text);
  writeFileSync(docs('detection.svg'), plot(figures));
}
