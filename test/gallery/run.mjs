/**
 * Photographs the face of Wasl in a real Chromium: `node test/gallery/run.mjs [--only TEXT] [--out DIRECTORY]`.
 * Single pictures go to a temporary directory, the contact sheet to `docs/gallery.png`.
 */
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const top = join(here, '../..');
const { values } = parseArgs({ options: { only: { type: 'string' }, out: { type: 'string' } } });
const out = values.out ?? (await mkdtemp(join(tmpdir(), 'wasl-gallery-')));
await mkdir(out, { recursive: true });

await esbuild.build({
  entryPoints: {
    page: join(here, 'page.tsx'),
    popup: join(top, 'src/popup/popup.css'),
    options: join(top, 'src/options/options.css'),
    shots: join(here, 'shots.ts'),
  },
  outdir: out,
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
});
const { pictures } = await import(pathToFileURL(join(out, 'shots.js')).href);
const wanted = pictures.filter(({ name }) => name.includes(values.only ?? ''));
const html = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="popup.css"><link rel="stylesheet" href="options.css"><body><script type="module" src="page.js"></script>`;
await writeFile(join(out, 'page.html'), html);

/** A reader's font size is a setting of the browser, so each size has a browser of its own. */
async function openBrowser(fontSize) {
  const profile = await mkdtemp(join(tmpdir(), 'wasl-gallery-profile-'));
  await mkdir(join(profile, 'Default'));
  const preferences = { webkit: { webprefs: { default_font_size: fontSize } } };
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  return chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--allow-file-access-from-files'],
    viewport: { width: 360, height: 600 },
    deviceScaleFactor: 2,
  });
}

const complaints = [];
for (const fontSize of [16, 32]) {
  const shots = wanted.filter((picture) => (picture.fontSize ?? 16) === fontSize);
  if (!shots.length) continue;
  const browser = await openBrowser(fontSize);
  const page = await browser.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(pathToFileURL(join(out, 'page.html')).href);
  for (const { name, theme, width = 360, forcedColors, ...shot } of shots) {
    await page.emulateMedia({
      colorScheme: theme,
      forcedColors: forcedColors ? 'active' : 'none',
      reducedMotion: 'reduce',
    });
    await page.setViewportSize({ width, height: 600 });
    await page.evaluate((what) => globalThis.show(what), shot);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.max(height, 120) });
    const cut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (cut > 0) complaints.push(`${name}: ${cut} px wider than its window`);
    await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
  }
  await browser.close();
}

/** All pictures on one sheet, each under its name. */
async function contactSheet(names, path) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage({ viewport: { width: 1640, height: 800 } });
  const figures = await Promise.all(
    names.map(async (name) => {
      const picture = await readFile(join(out, `${name}.png`), 'base64');
      return `<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${picture}"></figure>`;
    }),
  );
  const style = `body{margin:16px;columns:8;column-gap:12px;background:#8a949e;font:11px sans-serif}
    figure{margin:0 0 12px;break-inside:avoid}img{width:100%;display:block}`;
  await page.setContent(`<style>${style}</style>${figures.join('')}`);
  await page.screenshot({ path, fullPage: true });
  await browser.close();
}

const sheet = values.only ? join(out, 'sheet.png') : join(top, 'docs/gallery.png');
await contactSheet(
  wanted.map(({ name }) => name),
  sheet,
);
console.log(`${wanted.length} pictures in ${out}, all of them on ${sheet}`);
for (const complaint of complaints) console.error(complaint);
process.exit(complaints.length ? 1 : 0);
