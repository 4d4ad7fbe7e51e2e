/**
 * Builds `dist/chromium/`, `dist/firefox/` and `dist/safari/`, ready to load: the same bytes on every run, and readable, so that
 * whoever reviews or uses the extension can read what runs.
 *
 *     node build.mjs [--package] [--watch] [--out DIRECTORY]
 *
 * Pages are found, not listed: every `src/<page>/*.html` is copied, and what it loads is bundled.
 */
import { existsSync, readdirSync, watch } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, posix, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { files, packExtension, packSource } from './build/pack.mjs';
import { writeWords } from './build/words.mjs';

const top = dirname(fileURLToPath(import.meta.url));
const src = join(top, 'src');

/** The oldest browsers we run in; the manifest says the same. Safari 17.4 is as old as Chrome 121. */
const targets = { chromium: 'chrome121', firefox: 'firefox142', safari: 'safari17.4' };

/** Preact, once for all pages and their parts: a second copy would not know the elements of the first. */
const PREACT = 'ui/preact.js';

const json = async (path) => JSON.parse(await readFile(path, 'utf8'));

/** Hidden pages of the background: Chromium's alone, where its permission `offscreen` opens them. */
const isHidden = (html) => html.startsWith('background/');

/** The pages: `{ html, loads }`, paths relative to `src`. */
async function pages(browser) {
  const found = [];
  for (const folder of readdirSync(src, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    for (const file of readdirSync(join(src, folder.name)).sort()) {
      if (!file.endsWith('.html')) continue;
      const html = posix.join(folder.name, file);
      if (isHidden(html) && browser !== 'chromium') continue;
      const text = await readFile(join(src, html), 'utf8');
      const loads = [...text.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.(?:js|css))"/g)];
      const paths = loads.map(([, address]) => posix.join(folder.name, address));
      // Made by itself: see below.
      found.push({ html, loads: paths.filter((path) => path !== PREACT) });
    }
  }
  return found;
}

/** The source that a page means when it loads `path`: `popup/index.js` is built from `popup/index.tsx`. */
function source(path) {
  const stem = path.replace(/\.js$/, '');
  const found = [path, `${stem}.tsx`, `${stem}.ts`].find((name) => existsSync(join(src, name)));
  if (!found)
    throw new Error(`A page loads ${path}, but there is neither src/${path} nor a TypeScript file for it.`);
  return join(src, found);
}

/** What is bundled, as esbuild's entry points. */
const entryPoints = (paths) =>
  [...new Set(paths)].map((path) => ({ in: source(path), out: path.replace(/\.(js|css)$/, '') }));

/** The source of `PREACT`: of all that Preact exports what the pages in `folder` import. */
async function preactFor(folder) {
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

/** What a source file exports, having been run here. */
async function run(path) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

/** A file called `….data.ts` is run by the build: what it exports stands in its place, so that no page carries what it was computed from. */
const dataModules = {
  name: 'data-modules',
  setup({ onLoad }) {
    onLoad({ filter: /\.data\.ts$/ }, async ({ path }) => ({
      contents: Object.entries(await run(path))
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n'),
    }));
  },
};

/**
 * A page is a module; what it imports only when that is wanted is one too, bundled by itself. So a page carries nothing
 * that only its parts need, which esbuild's splitting cannot promise: there whole files are shared.
 */
const pageModules = {
  name: 'page-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^preact$/ }, () => ({ path: `../${PREACT}`, external: true }));
    // Through a module of its own, or each file of a page would import it anew, under names of its own.
    onResolve({ filter: /^preact\/jsx-runtime$/ }, ({ path }) => ({ path, namespace: 'jsx-runtime' }));
    onLoad({ filter: /./, namespace: 'jsx-runtime' }, () => ({
      contents: `export { jsx, jsxs, Fragment } from 'preact';`,
    }));
    onResolve({ filter: /\.tsx?$/ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const part = posix.join(relative(src, resolveDir), path);
      return { path: `../${part.replace(/\.tsx?$/, '.js')}`, external: true };
    });
  },
};

/**
 * The polyfill, as its owners wrote it, in a module: of what is none esbuild looks at every property, and of the native `browser` that makes
 * Chromium set up each of its interfaces whenever the script begins.
 */
const polyfillModule = {
  name: 'polyfill-module',
  setup({ onLoad }) {
    onLoad({ filter: /webextension-polyfill[\\/]dist[\\/]browser-polyfill\.js$/ }, async ({ path }) => ({
      contents: [
        'const module = { exports: {} };',
        'const { exports } = module;',
        await readFile(path, 'utf8'),
        'export default module.exports;',
      ].join('\n'),
    }));
  },
};

/**
 * The background, which does all that Wasl does to the world, stays as it was written. But every letter of it is one of ASCII: with a single
 * other one Chromium takes each letter for two bytes, and is 12 ms longer in reading it for every start.
 */
const asWritten = { format: 'iife', charset: 'ascii', plugins: [polyfillModule], write: false };

/** Writes what was built of the background. esbuild leaves comments as they are; there it means the same. */
async function writeAsWritten({ outputFiles }) {
  for (const { path, text } of outputFiles) {
    await mkdir(dirname(path), { recursive: true });
    const escaped = ([unit]) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    await writeFile(path, text.replace(/[^\0-\x7f]/g, escaped));
  }
}

const asModules = {
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  plugins: [pageModules, dataModules],
};

/** Everything that the pages load: at once by their documents, later by `import('…')`. Found, not listed. */
async function allParts(browser) {
  const paths = (await pages(browser)).flatMap((page) => page.loads);
  for (const path of paths) {
    const text = await readFile(source(path), 'utf8');
    const later = [...text.matchAll(/(?<!typeof )import\('([^']+)\.tsx?'\)/g)].map(
      ([, name]) => `${name}.js`,
    );
    paths.push(...later.map((name) => posix.join(posix.dirname(path), name)));
  }
  return paths;
}

/** What every service and control of the catalogue and every outside source contacts: host patterns, and the sources of plain http. */
async function contacted() {
  const { contacts, originPatterns, plainSources } = await run(join(src, 'services/index.ts'));
  const { vantageOrigins } = await run(join(src, 'vantages/index.ts'));
  const sorted = (list) => [...new Set(list)].sort();
  const patterns = [...contacts.flatMap(originPatterns), ...Object.values(vantageOrigins).flat()];
  return { patterns: sorted(patterns), plain: sorted(contacts.flatMap(plainSources)) };
}

/** Adds a browser's own keys to the common ones: objects are merged, lists appended. */
function merge(common, own) {
  if (Array.isArray(common) && Array.isArray(own)) return [...common, ...own];
  if (typeof common !== 'object' || typeof own !== 'object') return own;
  const merged = { ...common };
  for (const [key, value] of Object.entries(own))
    merged[key] = key in common ? merge(common[key], value) : value;
  return merged;
}

async function manifest(browser) {
  const { chromium, firefox, safari, ...common } = await json(join(top, 'manifest.json'));
  const built = merge(common, { chromium, firefox, safari }[browser]);
  const { version } = await json(join(top, 'package.json'));
  const { patterns, plain } = await contacted();
  // Where the manifest names no host at all, none can be asked for: docs/browsers.md says why.
  const { optional_host_permissions: named } = built;
  const policy = built.content_security_policy.extension_pages.replace('wss:', ['wss:', ...plain].join(' '));
  return {
    ...built,
    version,
    ...(named && { optional_host_permissions: [...new Set([...patterns, ...named])] }),
    content_security_policy: { extension_pages: policy },
  };
}

async function copyStatic(browser, out) {
  for (const { html } of await pages(browser)) await copy(join(src, html), join(out, html));
  // Firefox checks a policy against nothing.
  if (browser === 'chromium')
    await copy(join(src, 'platform/managed-schema.json'), join(out, 'managed-schema.json'));
  await copy(
    join(top, 'icons'),
    join(out, 'icons'),
    (path) => !basename(path).includes('.') || path.endsWith('.png'),
  );
}

async function copy(from, to, filter = () => true) {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true, filter });
}

/** Where a package lies that a source file belongs to, or nothing for a file of ours. */
const packageOf = (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];

/** The licence of Wasl and of every package of which a line is in it, as their owners wrote them. `inputs` are paths of sources. */
async function licences(inputs) {
  const texts = [await readFile(join(top, 'LICENSE'), 'utf8')];
  for (const folder of [...new Set(inputs.map(packageOf))].filter(Boolean).sort()) {
    const { name, version, license } = await json(join(top, folder, 'package.json'));
    const file = readdirSync(join(top, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file)
      throw new Error(
        `${name} ships without the text of its licence (${license}): what may be shipped of it?`,
      );
    const page = `https://www.npmjs.com/package/${name}/v/${version}`;
    texts.push(
      `${name} ${version} (${license}), unchanged; its page: ${page}\n\n${await readFile(join(top, folder, file), 'utf8')}`,
    );
  }
  return `${texts.map((text) => text.trim()).join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}

/** One browser's extension, whole or not at all: a failed build leaves the last good one in place. */
async function build(browser, out) {
  const work = `${out}.${process.pid}`;
  try {
    const options = {
      outdir: work,
      bundle: true,
      target: targets[browser],
      jsx: 'automatic',
      jsxImportSource: 'preact',
      charset: 'utf8',
      absWorkingDir: top,
      logLevel: 'warning',
      metafile: true,
    };
    // The pages keep every name, but lose their spaces.
    const background = entryPoints(['background/index.js']);
    const parts = entryPoints(await allParts(browser));
    const built = [
      await esbuild.build({ ...options, ...asWritten, entryPoints: background }),
      await esbuild.build({ ...options, ...asModules, entryPoints: parts }),
    ];
    await writeAsWritten(built[0]);
    const preact = await esbuild.build({
      ...options,
      ...asModules,
      stdin: await preactFor(work),
      plugins: [],
      outdir: undefined,
      outfile: join(work, PREACT),
    });
    await copyStatic(browser, work);
    const inputs = [...built, preact].flatMap(({ metafile }) => Object.keys(metafile.inputs));
    await writeFile(join(work, 'licences.txt'), await licences(inputs));
    const description = JSON.stringify(await manifest(browser), undefined, 2);
    await writeFile(join(work, 'manifest.json'), description + '\n');
    await writeWords(join(src, '_locales'), work, description);
    await rm(out, { recursive: true, force: true });
    await rename(work, out);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  console.log(`built ${relative(process.cwd(), out)}`);
}

const { values } = parseArgs({
  options: {
    package: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    out: { type: 'string', default: join(top, 'dist') },
  },
});

async function buildAll() {
  const { version } = await json(join(top, 'package.json'));
  const zip = (name) => resolve(values.out, `wasl-${name}-${version}.zip`);
  for (const browser of Object.keys(targets)) {
    const out = resolve(values.out, browser);
    await build(browser, out);
    if (values.package) await packExtension(out, zip(browser));
  }
  if (values.package) await packSource(top, zip('source'));
}

/** Says what is wrong, once: esbuild has printed its own messages already. */
async function tryBuildAll() {
  try {
    await buildAll();
    return true;
  } catch (error) {
    if (!error.errors) console.error(error.message);
    return false;
  }
}

/** Builds again, from the beginning, whenever something is saved. */
async function buildForever() {
  let timer;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(tryBuildAll, 100);
  };
  for (const path of ['src', 'icons', 'manifest.json', 'package.json'])
    watch(join(top, path), { recursive: true }, again);
}

if (!(await tryBuildAll())) process.exitCode = 1;
if (values.watch) await buildForever();
