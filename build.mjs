/**
 * Builds `dist/chromium/`, `dist/firefox/` and `dist/safari/`, ready to load: the same bytes on every run, and readable, so that
 * whoever reviews or uses the extension can read what runs.
 *
 *     node build.mjs [--package] [--watch] [--out DIRECTORY]
 *
 * Scripts, styles and words are made once and are the same for every browser; manifests are each one's own.
 */
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildBackground } from './build/background.mjs';
import { licences } from './build/licences.mjs';
import { manifests } from './build/manifest.mjs';
import { files, packExtension, packSource } from './build/pack.mjs';
import { allParts, buildPages, isHidden, pagesIn } from './build/pages.mjs';
import { dataModules } from './build/run.mjs';
import { writeWords } from './build/words.mjs';

const top = dirname(fileURLToPath(import.meta.url));
const src = join(top, 'src');

/** The oldest browsers we run in; the manifest says the same. Safari 17.4 is as old as Chrome 121. */
const OLDEST = ['chrome121', 'firefox142', 'safari17.4'];
const BROWSERS = ['chromium', 'firefox', 'safari'];

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/** Copies these files from folder to folder. */
const copyAll = (from, to, paths) => paths.forEach((path) => copy(join(from, path), join(to, path)));

/** What every browser gets, to the folder `out`. */
async function buildCommon(out, pages) {
  const options = {
    bundle: true,
    target: OLDEST,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    absWorkingDir: top,
    logLevel: 'warning',
    metafile: true,
  };
  const made = { top, src, out, options, data: dataModules() };
  const inputs = await Promise.all([buildBackground(made), buildPages({ ...made, pages })]);
  const html = pages.map((page) => page.html);
  const pictures = files(join(top, 'icons')).filter((path) => path.endsWith('.png'));
  copyAll(src, out, html);
  copyAll(join(top, 'icons'), join(out, 'icons'), pictures);
  writeWords(join(src, '_locales'), out, readFileSync(join(top, 'manifest.json'), 'utf8'));
  writeFileSync(join(out, 'licences.txt'), await licences(top, inputs.flat()));
}

/** What belongs to Chromium alone: hidden pages and what only they load. */
async function hiddenFiles(pages) {
  const [own, others] = await Promise.all(
    [true, false].map(async (hidden) => {
      const these = pages.filter(({ html }) => isHidden(html) === hidden);
      return [...these.map(({ html }) => html), ...(await allParts(src, these))];
    }),
  );
  return own.filter((path) => !others.includes(path));
}

/** One browser's extension, whole or not at all: a failed build leaves the last good one in place. */
function build(browser, common, out, { manifest, hidden }) {
  const work = `${out}.${process.pid}`;
  try {
    const isWanted = (path) => browser === 'chromium' || !hidden.includes(path);
    copyAll(common, work, files(common).filter(isWanted));
    // Firefox checks a policy against nothing.
    if (browser === 'chromium')
      copy(join(src, 'platform/managed-schema.json'), join(work, 'managed-schema.json'));
    writeFileSync(join(work, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
    rmSync(out, { recursive: true, force: true });
    renameSync(work, out);
  } finally {
    rmSync(work, { recursive: true, force: true });
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
  const pages = await pagesIn(src);
  const common = resolve(values.out, `common.${process.pid}`);
  try {
    const [manifestOf, hidden] = await Promise.all([
      manifests(top),
      hiddenFiles(pages),
      buildCommon(common, pages),
    ]);
    for (const browser of BROWSERS)
      build(browser, common, resolve(values.out, browser), { manifest: manifestOf[browser], hidden });
    if (values.package) await packAll(manifestOf.chromium.version);
  } finally {
    rmSync(common, { recursive: true, force: true });
  }
}

async function packAll(version) {
  const zip = (name) => resolve(values.out, `wasl-${name}-${version}.zip`);
  for (const browser of BROWSERS) await packExtension(resolve(values.out, browser), zip(browser));
  await packSource(top, zip('source'));
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
