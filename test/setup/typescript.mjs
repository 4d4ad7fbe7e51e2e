/**
 * Lets Node run the project's TypeScript: a program and all of the project that it imports become one module, which starts several times
 * as fast as file by file. Errors name the files and lines as they were written.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, extname, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const top = fileURLToPath(new URL('../..', import.meta.url));

/** Packages are found from here. One file a program, written anew each time. */
const MADE = fileURLToPath(new URL('../../node_modules/.cache/wasl/', import.meta.url));

/**
 * Each file goes on to know its own address.
 * @type {import('esbuild').Plugin}
 */
const ownAddress = {
  name: 'own address',
  setup({ onLoad }) {
    onLoad({ filter: /\.(ts|tsx|mjs)$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const loader = path.endsWith('.mjs') ? 'js' : extname(path).slice(1);
      const address = JSON.stringify(pathToFileURL(path).href);
      // On the same line, so that the numbers of the lines stay.
      return text.includes('import.meta.url')
        ? { contents: `const ownAddress = ${address}; ${text}`, loader }
        : { contents: text, loader };
    });
  },
};

/** @param {string} program path of a TypeScript file; what it exports is what comes back */
export async function load(program) {
  const name = relative(top, program).replace(/[^\w.-]+/g, '-');
  const outfile = `${MADE}${basename(name, extname(name))}.mjs`;
  const { outputFiles } = await build({
    entryPoints: [program],
    outfile,
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'import.meta.url': 'ownAddress' },
    plugins: [ownAddress],
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'silent',
  });
  await mkdir(MADE, { recursive: true });
  // Another process may be starting the same program.
  const fresh = `${outfile}.${process.pid}`;
  await writeFile(fresh, outputFiles[0].contents);
  await rename(fresh, outfile);
  process.setSourceMapsEnabled(true);
  return import(pathToFileURL(outfile).href);
}
