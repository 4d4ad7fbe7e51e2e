/**
 * Writes anew what pages take from the program: the table of `docs/probes.md`, the state in `docs/architecture.md`, how late a check can be in
 * `docs/detection.md`, which browser lacks what in `docs/browsers.md`; with `nights` behind it, which takes a minute, also the table of `docs/next-steps.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import * as browsers from './browsers.ts';
import * as delays from './delays.ts';
import * as nextSteps from './next-steps.ts';
import * as probes from './probes.ts';
import * as state from './state-tree.ts';
import * as verdicts from './verdicts.ts';

/** Puts `text` between two marks of a page; without the second it reaches to the end. */
async function write(name: string, text: string, begin: string, end?: string): Promise<void> {
  const page = new URL(`../../docs/${name}`, import.meta.url);
  const [before = '', rest = ''] = readFileSync(page, 'utf8').split(begin);
  const after = end === undefined ? '' : `\n${end}${rest.split(end)[1]}`;
  const options = await resolveConfig(page.pathname);
  const whole = `${before}${begin}\n\n${text}\n${after}`;
  writeFileSync(page, await format(whole, { ...options, parser: 'markdown' }));
}

await write('probes.md', probes.table(), probes.BEGIN);
await write('architecture.md', state.tree(), state.BEGIN, state.END);
await write('browsers.md', browsers.table(), browsers.BEGIN, browsers.END);
await write('glossary.md', verdicts.tables(), verdicts.BEGIN);
await write('detection.md', delays.table(), delays.BEGIN, delays.END);
if (process.argv.includes('nights')) await write('next-steps.md', await nextSteps.table(), nextSteps.BEGIN);
