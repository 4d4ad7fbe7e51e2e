/**
 * `npm run bench [-- --peer FOLDER] [--minutes N] [--write]`: what Wasl costs, as ratios measured in one run beside a floor or somebody else: its
 * pages beside an empty one and the popup of another extension (an unpacked one in FOLDER), the start of a background script that was ended
 * beside one that only asks, N minutes (21) of watching beside extensions that do nothing else, rounds by number of endpoints and age of
 * history, a build beside an empty one, and what lies in storage. With `--write` it goes into `docs/benchmarks.md` too. Needs a machine
 * that does nothing else.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { storage } from '../storage.ts';
import { besideNaive } from './beside-naive.ts';
import { builds } from './builds.ts';
import { pages } from './pages.ts';
import { scale } from './scale.ts';
import { scripts } from './scripts.ts';
import { starts } from './starts.ts';

const PAGE = new URL('../../../docs/benchmarks.md', import.meta.url);
const [BEGIN, END] = ['<!-- written by npm run bench -- --write -->', '<!-- end -->'];

const { values } = parseArgs({
  options: {
    peer: { type: 'string' },
    // Two turns of the endpoints that are asked every ten and a half minutes.
    minutes: { type: 'string', default: '21' },
    write: { type: 'boolean' },
  },
});
const parts = {
  'What loads': scripts(),
  'Opening a page': await pages(values.peer),
  'Waking up': await starts(),
  'Beside a naive watcher': await besideNaive(Number(values.minutes)),
  'A round': scale(),
  'A build': builds(),
};
const text = Object.entries(parts)
  .map(([title, table]) => `### ${title}\n\n${table}`)
  .join('\n\n');
process.stdout.write(`${text}\n\n`);
if (values.write) {
  const page = readFileSync(PAGE, 'utf8');
  const [head] = page.split(BEGIN);
  const rest = page.slice(page.indexOf(END));
  writeFileSync(PAGE, `${head}${BEGIN}\n\n${text}\n\n${rest}`);
}
process.exitCode = (await storage()) ? 0 : 1;
