/**
 * Draws every `icons/<state>.svg` as PNG in the sizes of the browsers: `node icons/render.mjs [CHROMIUM]`.
 *
 * The stores want 96 px of art within the 128 px icon (developer.chrome.com/docs/webstore/images). The others fill
 * their square: a toolbar has no pixel to spare.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const here = import.meta.dirname;
const sizes = { 16: 16, 24: 24, 32: 32, 48: 48, 128: 96 };

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
const drawings = (await readdir(here)).filter((name) => name.endsWith('.svg'));
for (const drawing of drawings) {
  const svg = await readFile(join(here, drawing), 'utf8');
  for (const [size, art] of Object.entries(sizes)) {
    await page.setViewportSize({ width: Number(size), height: Number(size) });
    const style = `html,body{margin:0;height:100%;display:grid;place-items:center}svg{width:${art}px;height:${art}px}`;
    await page.setContent(`<style>${style}</style>${svg}`);
    const path = join(here, drawing.replace('.svg', `-${size}.png`));
    await page.screenshot({ path, omitBackground: true });
  }
}
await browser.close();
console.log(`drew ${drawings.length} icons in ${Object.keys(sizes).length} sizes`);
