/** The pages and all that they load: found, not listed. Every `src/<page>/*.html` is one. */
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, posix, relative } from 'node:path';
import * as esbuild from 'esbuild';
import { files } from './pack.mjs';

/** Preact, once for all pages and their parts: a second copy would not know the elements of the first. */
const PREACT = 'ui/preact.js';

/** Hidden pages of the background: Chromium's alone, where its permission `offscreen` opens them. */
export const isHidden = (html) => html.startsWith('background/');

/** Its pages: `{ html, loads }`, paths relative to `src`. */
export async function pagesIn(src) {
  const found = readdirSync(src, { withFileTypes: true })
    .filter((folder) => folder.isDirectory())
    .flatMap(({ name }) => readdirSync(join(src, name)).map((file) => posix.join(name, file)))
    .filter((path) => path.endsWith('.html'))
    .sort();
  return Promise.all(
    found.map(async (html) => {
      const text = await readFile(join(src, html), 'utf8');
      const loads = [...text.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.(?:js|css))"/g)];
      const paths = loads.map(([, address]) => posix.join(posix.dirname(html), address));
      // Made by itself: see below.
      return { html, loads: paths.filter((path) => path !== PREACT) };
    }),
  );
}

/** The source that a page means when it loads `path`: `popup/index.js` is built from `popup/index.tsx`. */
function source(src, path) {
  const stem = path.replace(/\.js$/, '');
  const found = [path, `${stem}.tsx`, `${stem}.ts`].find((name) => existsSync(join(src, name)));
  if (!found)
    throw new Error(`A page loads ${path}, but there is neither src/${path} nor a TypeScript file for it.`);
  return join(src, found);
}

/** What is bundled, as esbuild's entry points. */
export const entryPoints = (src, paths) =>
  [...new Set(paths)].map((path) => ({ in: source(src, path), out: path.replace(/\.(js|css)$/, '') }));

/** The built names of what a source imports only when it is wanted, relative to `src`. */
export async function laterIn(src, path) {
  const text = await readFile(source(src, path), 'utf8');
  const found = [...text.matchAll(/(?<!typeof )import\('([^']+)\.tsx?'\)/g)];
  return found.map(([, name]) => posix.join(posix.dirname(path), `${name}.js`));
}

/** Everything that pages load: at once by their documents, later by `import('…')`. */
export async function allParts(src, pages) {
  const paths = pages.flatMap(({ loads }) => loads);
  for (const path of paths) paths.push(...(await laterIn(src, path)));
  return paths;
}

/** What an import of one of these parts ends with: esbuild asks a plugin about nothing else, for asking takes longer than the rest. */
export function importing(parts) {
  const names = parts.map((path) => posix.basename(path, '.js'));
  return new RegExp(`(?:^|/)(?:${names.join('|')})\\.tsx?$`);
}

/**
 * A page is a module; what it imports only when that is wanted is one too, bundled by itself. So a page carries nothing
 * that only its parts need, which esbuild's splitting cannot promise: there whole files are shared.
 */
const pageModules = (src, parts) => ({
  name: 'page-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^preact$/ }, () => ({ path: `../${PREACT}`, external: true }));
    // Through a module of its own, or each file of a page would import it anew, under names of its own.
    onResolve({ filter: /^preact\/jsx-runtime$/ }, ({ path }) => ({ path, namespace: 'jsx-runtime' }));
    onLoad({ filter: /./, namespace: 'jsx-runtime' }, () => ({
      contents: `export { jsx, jsxs, Fragment } from 'preact';`,
    }));
    onResolve({ filter: importing(parts) }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const part = posix.join(relative(src, resolveDir), path);
      return { path: `../${part.replace(/\.tsx?$/, '.js')}`, external: true };
    });
  },
});

/** The source of `PREACT`: of all that Preact exports what the pages in `folder` import. */
async function preactFor(folder, top) {
  const used = new Set(['render']);
  for (const path of files(folder).filter((name) => name.endsWith('.js'))) {
    const code = await readFile(join(folder, path), 'utf8');
    for (const [, names] of code.matchAll(/\bimport\{([^}]*)\}from"[./]*ui\/preact\.js"/g))
      for (const name of names.split(',')) used.add(name.split(' as ')[0]);
  }
  const known = await import('preact');
  const [core, runtime] = [true, false].map((own) => [...used].filter((name) => name in known === own));
  return {
    contents: `export { ${core} } from 'preact'; export { ${runtime} } from 'preact/jsx-runtime';`,
    resolveDir: top,
  };
}

/** Pages keep every name, but lose their spaces. */
const asModules = { format: 'esm', minifySyntax: true, minifyWhitespace: true };

/** Writes the scripts and styles of these pages to `out`. Returns the paths of their sources, from `top`. */
export async function buildPages({ top, src, out, pages, data, options }) {
  const all = await allParts(src, pages);
  const parts = await esbuild.build({
    ...options,
    ...asModules,
    outdir: out,
    entryPoints: entryPoints(src, all),
    plugins: [pageModules(src, all), data],
  });
  const preact = await esbuild.build({
    ...options,
    ...asModules,
    outfile: join(out, PREACT),
    stdin: await preactFor(out, top),
  });
  return [parts, preact].flatMap(({ metafile }) => Object.keys(metafile.inputs));
}
