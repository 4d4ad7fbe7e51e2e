/**
 * Photographs the face of Wasl in a real Chromium: `npm run gallery -- [--only TEXT] [--language TAG] [--out DIRECTORY]`.
 * With `--measure` it prints what every state of the popup costs instead: heights, Tab stops, elements, what moves.
 * Single pictures go to a temporary directory, sheets of them to `docs/gallery/`, and the
 * README's to `docs/popup.png`.
 */
import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { languages } from '../../src/words/languages.ts';
import { startBareChromium } from '../drive/chromium.ts';
import { setLook } from '../drive/look.ts';
import type { Page } from '../drive/page.ts';
import { takePicture } from '../drive/picture.ts';
import { ensurePrograms } from '../setup/install.mjs';
import { run } from '../setup/start-program.mjs';
import { NOW } from '../moment.ts';
import { textsOf } from '../words/catalogues.ts';
import { openFace } from './face.ts';
import { printCosts } from './measure.ts';
import { iconSheet } from './icons.ts';
import type { Shot } from './page.tsx';
import { reportsAt } from './reports.ts';
import { contactSheet } from './sheet.ts';
import { picturesIn, sheetOf, type Picture } from './shots.ts';

const { values } = parseArgs({
  options: {
    ...{ only: { type: 'string' }, language: { type: 'string' }, out: { type: 'string' } },
    measure: { type: 'boolean' },
  },
});
ensurePrograms('start');
if (values.measure) {
  run('node', ['build.mjs'], { stdio: 'inherit' });
  const face = await openFace(new URL('../../dist/chromium', import.meta.url).pathname);
  try {
    await printCosts(face, console.log);
  } finally {
    await face.close();
  }
  process.exit();
}
const out = values.out ?? (await mkdtemp(join(tmpdir(), 'wasl-gallery-')));
await mkdir(out, { recursive: true });
const wanted = picturesIn(values.language).filter(({ name }) => name.includes(values.only ?? ''));

await esbuild.build({
  entryPoints: {
    page: 'test/gallery/page.tsx',
    popup: 'src/popup/popup.css',
    later: 'src/popup/later.css',
    options: 'src/options/options.css',
    report: 'src/report/report.css',
    'check-up': 'src/check-up/check-up.css',
    drill: 'src/drill/drill.css',
  },
  outdir: out,
  bundle: true,
  // A page that lies in a file may load no modules.
  format: 'iife',
  jsx: 'automatic',
  jsxImportSource: 'preact',
});
await writeFile(
  join(out, 'page.html'),
  `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="popup.css"><link rel="stylesheet" href="later.css"><link rel="stylesheet" href="options.css">
<link rel="stylesheet" href="report.css"><link rel="stylesheet" href="check-up.css"><link rel="stylesheet" href="drill.css">
<body><script src="page.js"></script>`,
);

/** Takes one picture. Returns what is wrong with it: a page must never be wider than its window. */
async function photograph(page: Page, picture: Picture): Promise<string[]> {
  const { name, theme, width = 360, forcedColors = false, fontSize = 16, ...shot } = picture;
  const look = { theme, width, forcedColors, fontSize };
  await setLook(page, { ...look, height: 120 });
  await page.evaluate((what) => (globalThis as unknown as { show(shot: Shot): void }).show(what), shot);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await setLook(page, { ...look, height });
  const cut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await writeFile(join(out, `${name}.png`), await takePicture(page));
  return cut > 0 ? [`${name}: ${cut} px wider than its window`] : [];
}

const told = await reportsAt(NOW);
const catalogues = Object.fromEntries(languages.map(({ tag }) => [tag, textsOf(tag)]));
const complaints: string[] = [];
const browser = startBareChromium();

/**
 * Takes all that agree about forced colours: a tab that had them once does not paint its ground anew without them, so either kind has
 * one of its own.
 */
async function photographAll(pictures: readonly Picture[]): Promise<void> {
  const page = await browser.open(pathToFileURL(join(out, 'page.html')).href);
  // Letters are shaped for the screen on which their page was loaded.
  await setLook(page, {});
  await page.reload();
  await page.evaluate((what) => void Object.assign(globalThis, what), { told, catalogues });
  for (const picture of pictures) complaints.push(...(await photograph(page, picture)));
  complaints.push(...page.errors);
  await page.close();
}

await photographAll(wanted.filter(({ forcedColors }) => !forcedColors));
await photographAll(wanted.filter(({ forcedColors }) => forcedColors));

const isPart = values.only !== undefined || values.language !== undefined;
const folder = isPart ? out : 'docs/gallery';
await mkdir(folder, { recursive: true });
for (const sheet of new Set(wanted.map(sheetOf))) {
  const shown = wanted.filter((picture) => sheetOf(picture) === sheet);
  await contactSheet(browser, {
    from: out,
    names: shown.map(({ name }) => name),
    path: join(folder, `${sheet}.jpg`),
    isWide: ['options', 'report', 'check-up'].includes(sheet),
  });
  console.log(`${shown.length} pictures on ${join(folder, sheet)}.jpg`);
}
await iconSheet(browser, join(folder, 'icons.png'));
await browser.close();
// The one that the README shows.
if (!isPart) await copyFile(join(out, 'unreachable-light-en.png'), 'docs/popup.png');
console.log(`Each by itself is in ${out}.`);
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length ? 1 : 0;
