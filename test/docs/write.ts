/** Writes the table of `docs/probes.md` anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { BEGIN, table } from './probes.ts';

const page = new URL('../../docs/probes.md', import.meta.url);
const [text = ''] = readFileSync(page, 'utf8').split(BEGIN);
const options = await resolveConfig(page.pathname);
writeFileSync(page, await format(`${text}${BEGIN}\n\n${table()}\n`, { ...options, parser: 'markdown' }));
