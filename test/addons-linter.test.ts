/** What Mozilla's own linter says of the extension that is sent to addons.mozilla.org: it is run there on every upload. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { built } from './built.ts';
import { run } from './setup/start-program.mjs';

interface Finding {
  code: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
}

interface Findings {
  errors: Finding[];
  warnings: Finding[];
}

/** Findings that are no faults, each in the one file where it may stand. */
const KNOWN = [
  // Preact can set inner HTML, for `dangerouslySetInnerHTML`. No component of ours asks for that: the linter of our source holds it.
  { code: 'UNSAFE_VAR_ASSIGNMENT', file: 'ui/preact.js' },
];

const LINTER = fileURLToPath(new URL('../node_modules/addons-linter/bin/addons-linter', import.meta.url));

function findings(extension: string): Finding[] {
  const { stdout } = run('node', [LINTER, extension, '--output', 'json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { errors, warnings } = JSON.parse(stdout) as Findings;
  return [...errors, ...warnings];
}

it('the extension for Firefox passes the linter of its store, but for what is known', () => {
  const found = findings(join(built(), 'firefox'));
  const isKnown = ({ code, file }: Finding) => KNOWN.some((one) => one.code === code && one.file === file);
  const unknown = found.filter((one) => !isKnown(one));
  expect(
    unknown.map(
      ({ code, message, file, line, column }) =>
        `dist/firefox/${file ?? 'manifest.json'}:${line ?? 0}:${column ?? 0} ${code}: ${message}`,
    ),
  ).toEqual([]);
  // What is not found any more need not be known.
  expect(found.filter(isKnown).map(({ code, file }) => ({ code, file }))).toEqual(KNOWN);
});
