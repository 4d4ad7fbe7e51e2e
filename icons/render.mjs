/**
 * Draws the button in the toolbar in every state and size, from the strokes of `src/ui/strokes.ts`: `node icons/render.mjs`.
 *
 * Toolbars are white, grey, dark, black or coloured, and a script that sets the icon knows of none of them. So each state is drawn on
 * paper of its own, cut one pixel around the stroke: where the stroke would fade, the paper does not.
 *
 * The stores want 96 px of art within the 128 px icon (developer.chrome.com/docs/webstore/images). The others fill
 * their square: a toolbar has no pixel to spare.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from '../test/setup/typescript.mjs';

const here = import.meta.dirname;
const { startBareChromium } = await load(join(here, '../test/drive/chromium.ts'));
const { takePicture } = await load(join(here, '../test/drive/picture.ts'));
const { STROKES } = await load(join(here, '../src/ui/strokes.ts'));

const sizes = { 16: 16, 24: 24, 32: 32, 48: 48, 128: 96 };

const PAPER = '#ffffff';

/** One for each state, each against paper and against a light grey toolbar with a contrast of at least 3. */
const INKS = { calm: '#0a7a6c', alarm: '#cf2a1e', warning: '#ad5c00', unsure: '#434d58', off: '#434d58' };

function drawing(state) {
  const { line, dash, body } = STROKES[state];
  const ink = INKS[state];
  // Two bars have nothing around them to be filled.
  const ground = state === 'off' ? 'M4.5 3.5V12.5H11.5V3.5z' : STROKES.calm.line;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
    <path fill="${PAPER}" stroke="${PAPER}" stroke-width="${state === 'off' ? 5 : 4}" d="${ground}" />
    <path fill="${ink}" fill-rule="evenodd" d="${body ?? ''}" />
    <path fill="none" stroke="${ink}" stroke-dasharray="${dash ?? ''}" d="${line ?? ''}" />
  </svg>`;
}

const browser = startBareChromium();
const page = await browser.open('data:text/html,<!doctype html>');
for (const state of Object.keys(STROKES))
  for (const [size, art] of Object.entries(sizes)) {
    const style = `html,body{margin:0;height:100%;display:grid;place-items:center}svg{width:${art}px;height:${art}px}`;
    await page.evaluate(
      (drawn) => void (document.documentElement.innerHTML = drawn),
      `<style>${style}</style><body>${drawing(state)}`,
    );
    const square = { width: Number(size), height: Number(size), scale: 1 };
    await writeFile(
      join(here, `${state}-${size}.png`),
      await takePicture(page, { size: square, isTransparent: true }),
    );
  }
await browser.close();
console.log(`drew ${Object.keys(STROKES).length} icons in ${Object.keys(sizes).length} sizes`);
