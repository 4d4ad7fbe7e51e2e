/**
 * Draws every `icons/<state>.svg` as PNG in the sizes of the browsers: `node icons/render.mjs`.
 *
 * The stores want 96 px of art within the 128 px icon (developer.chrome.com/docs/webstore/images). The others fill
 * their square: a toolbar has no pixel to spare.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from '../test/setup/typescript.mjs';

const here = import.meta.dirname;
const { startBareChromium } = await load(join(here, '../test/drive/chromium.ts'));
const { takePicture } = await load(join(here, '../test/drive/picture.ts'));

const sizes = { 16: 16, 24: 24, 32: 32, 48: 48, 128: 96 };

const browser = startBareChromium();
const page = await browser.open('data:text/html,<!doctype html>');
const drawings = (await readdir(here)).filter((name) => name.endsWith('.svg'));
for (const drawing of drawings) {
  const svg = await readFile(join(here, drawing), 'utf8');
  for (const [size, art] of Object.entries(sizes)) {
    const style = `html,body{margin:0;height:100%;display:grid;place-items:center}svg{width:${art}px;height:${art}px}`;
    await page.evaluate(
      (drawn) => void (document.documentElement.innerHTML = drawn),
      `<style>${style}</style><body>${svg}`,
    );
    const path = join(here, drawing.replace('.svg', `-${size}.png`));
    const square = { width: Number(size), height: Number(size), scale: 1 };
    await writeFile(path, await takePicture(page, { size: square, isTransparent: true }));
  }
}
await browser.close();
console.log(`drew ${drawings.length} icons in ${Object.keys(sizes).length} sizes`);
