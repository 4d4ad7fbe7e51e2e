import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BEGIN, table } from './probes.ts';

/** Prettier widens the columns of a table. */
const plain = (text: string) => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---').trim();

it('says of each endpoint what the catalogue and the cost model say', () => {
  const page = readFileSync(new URL('../../docs/probes.md', import.meta.url), 'utf8');
  expect(
    plain(page.split(BEGIN)[1] ?? ''),
    'docs/probes.md is older than the catalogue: run node test/setup/run.mjs test/docs/write.ts',
  ).toBe(plain(table()));
});
