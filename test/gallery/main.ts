/**
 * Photographs the face of Wasl in a real Chromium: `npm run gallery -- [--only TEXT] [--language TAG] [--out DIRECTORY]`.
 * Single pictures go to a temporary directory, sheets of them to `docs/gallery/`, and the
 * README's to `docs/popup.png`.
 */
import { copyFile, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { folderOf, languages } from '../../src/words/languages.ts';
import { ensurePrograms } from '../setup/install.mjs';
import { pathOf } from '../setup/start-program.mjs';
import { NOW } from '../moment.ts';
import type { Shot } from './page.tsx';
import { reportsAt } from './reports.ts';
import { contactSheet } from './sheet.ts';
import { picturesIn, sheetOf, type Picture } from './shots.ts';

const { values } = parseArgs({
  options: { only: { type: 'string' }, language: { type: 'string' }, out: { type: 'string' } },
});
ensurePrograms('start');
const out = values.out ?? (await mkdtemp(join(tmpdir(), 'wasl-gallery-')));
await mkdir(out, { recursive: true });
const wanted = picturesIn(values.language).filter(({ name }) => name.includes(values.only ?? ''));

await esbuild.build({
  entryPoints: {
    page: 'test/gallery/page.tsx',
    popup: 'src/popup/popup.css',
    options: 'src/options/options.css',
    report: 'src/report/report.css',
  },
  outdir: out,
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
});
await writeFile(
  join(out, 'page.html'),
  `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="popup.css"><link rel="stylesheet" href="options.css">
<link rel="stylesheet" href="report.css">
<body><script type="module" src="page.js"></script>`,
);

/** A reader's font size is a setting of the browser, so each size has a browser of its own. */
async function openBrowser(fontSize: number): Promise<BrowserContext> {
  const profile = await mkdtemp(join(tmpdir(), 'wasl-gallery-profile-'));
  await mkdir(join(profile, 'Default'));
  const preferences = { webkit: { webprefs: { default_font_size: fontSize } } };
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  return chromium.launchPersistentContext(profile, {
    executablePath: pathOf('chromium'),
    args: ['--no-sandbox', '--allow-file-access-from-files'],
    viewport: { width: 360, height: 600 },
    deviceScaleFactor: 2,
  });
}

/** Takes one picture. Returns what is wrong with it: a page must never be wider than its window. */
async function photograph(page: Page, picture: Picture): Promise<string[]> {
  const { name, theme, width = 360, forcedColors, fontSize: _, ...shot } = picture;
  const media = {
    colorScheme: theme,
    forcedColors: forcedColors ? 'active' : 'none',
    reducedMotion: 'reduce',
  } as const;
  await page.emulateMedia(media);
  await page.setViewportSize({ width, height: 120 });
  await page.evaluate((what) => (globalThis as unknown as { show(shot: Shot): void }).show(what), shot);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  const cut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.screenshot({ path: join(out, `${name}.png`) });
  return cut > 0 ? [`${name}: ${cut} px wider than its window`] : [];
}

const told = await reportsAt(NOW);
const catalogues: Record<string, unknown> = {};
for (const language of languages) {
  const text = await readFile(`src/_locales/${folderOf(language)}/messages.json`, 'utf8');
  catalogues[language.tag] = JSON.parse(text);
}
const complaints: string[] = [];
for (const fontSize of new Set(wanted.map((picture) => picture.fontSize ?? 16))) {
  const browser = await openBrowser(fontSize);
  const page = await browser.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(pathToFileURL(join(out, 'page.html')).href);
  await page.evaluate((what) => void Object.assign(globalThis, what), { told, catalogues });
  for (const picture of wanted)
    if ((picture.fontSize ?? 16) === fontSize) complaints.push(...(await photograph(page, picture)));
  await browser.close();
}

const isPart = values.only !== undefined || values.language !== undefined;
const folder = isPart ? out : 'docs/gallery';
await mkdir(folder, { recursive: true });
for (const sheet of new Set(wanted.map(sheetOf))) {
  const shown = wanted.filter((picture) => sheetOf(picture) === sheet);
  await contactSheet({
    pictures: shown.map(({ name }) => ({ name, path: join(out, `${name}.png`) })),
    path: join(folder, `${sheet}.jpg`),
    isWide: sheet === 'options' || sheet === 'report',
  });
  console.log(`${shown.length} pictures on ${join(folder, sheet)}.jpg`);
}
// The one that the README shows.
if (!isPart) await copyFile(join(out, 'unreachable-light-en.png'), 'docs/popup.png');
console.log(`Each by itself is in ${out}.`);
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length ? 1 : 0;
