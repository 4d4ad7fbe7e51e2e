/**
 * `npm run bench:others [-- --write]`: plays nights in which outside sources are asked and prints what is said of the cause; with
 * `--write` into `docs/others.md` too. Always the same, in some minutes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HAPPENINGS, outcomeOf, TRUTH, type Happening } from '../nights/others-drawn.ts';
import { table } from './markdown.ts';

const page = fileURLToPath(new URL('../../docs/others.md', import.meta.url));
const [BEGIN, END] = ['<!-- written by npm run bench:others -->', '<!-- end -->'];

/** Of each happening, on each tier and in each browser. */
const NIGHTS = 12;

const tiers = (['chromium', 'firefox'] as const).flatMap((browser) =>
  (['none', 'exact'] as const).map((permissions) => ({ browser, permissions })),
);

async function row(happening: Happening, sources?: readonly string[]): Promise<string[]> {
  const counts = { seen: 0, right: 0, open: 0, wrong: 0, bytes: 0 };
  for (const tier of tiers)
    for (let seed = 1; seed <= NIGHTS; seed += 1) {
      const night = { happening, ...tier, seed, ...(sources && { sources }) };
      const { cause, causes, isSeen, bytes } = await outcomeOf(night);
      counts.bytes = Math.max(counts.bytes, bytes);
      if (causes.some((one) => one !== TRUTH[happening] && one !== 'unclear')) counts.wrong += 1;
      if (!isSeen) continue;
      counts.seen += 1;
      if (cause === TRUTH[happening]) counts.right += 1;
      else if (cause === 'unclear') counts.open += 1;
    }
  const all = tiers.length * NIGHTS;
  const share = (count: number): string => `${((100 * count) / Math.max(1, counts.seen)).toFixed(0)} %`;
  const { seen, right, open, wrong, bytes } = counts;
  return [happening, `${seen} of ${all}`, share(right), share(open), `${wrong}`, (bytes / 1_000).toFixed(0)];
}

async function rows(sources?: readonly string[]): Promise<string[][]> {
  const all: string[][] = [];
  for (const happening of HAPPENINGS) all.push(await row(happening, sources));
  return all;
}

const head = ['what happens', 'seen from here', 'cause right', 'left open', 'nights with a wrong cause'];
const withOthers = await rows();
const alone = await rows([]);
const text = `${BEGIN}

### With all sources switched on, and asking by themselves

${table([...head, 'most kB asked'], withOthers)}

### The same nights without any

${table(
  head,
  alone.map((one) => one.slice(0, -1)),
)}

${END}`;

process.stdout.write(`${text}\n`);
if (process.argv.includes('--write')) {
  const before = readFileSync(page, 'utf8');
  writeFileSync(page, `${before.slice(0, before.indexOf(BEGIN))}${text}\n`);
}
