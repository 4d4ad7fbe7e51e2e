/** The button of the toolbar in every state, on toolbars as browsers have them, small as it is and enlarged pixel by pixel. */
import { readFile, writeFile } from 'node:fs/promises';
import type { BareChromium } from '../drive/chromium.ts';
import { setLook } from '../drive/look.ts';
import { takePicture } from '../drive/picture.ts';
import { STROKES } from '../../src/ui/strokes.ts';
import { TOOLBARS } from '../ui/toolbars.ts';

const WIDTH = 1280;

const STYLE = `
  body { margin: 0; background: #fff; font: 12px sans-serif; }
  section { display: flex; align-items: center; gap: 40px; padding: 14px 24px; }
  section > span { inline-size: 48px; }
  div { display: flex; align-items: center; gap: 16px; }
  .near { image-rendering: pixelated; inline-size: 64px; }`;

const image = async (state: string, size: number, style = '') => {
  const bytes = await readFile(`icons/${state}-${size}.png`);
  return `<img ${style} src="data:image/png;base64,${bytes.toString('base64')}">`;
};

/** Writes the sheet to `path`, a PNG. */
export async function iconSheet(browser: BareChromium, path: string): Promise<void> {
  const row = async (size: number, style?: string) =>
    `<div>${(await Promise.all(Object.keys(STROKES).map((state) => image(state, size, style)))).join('')}</div>`;
  const rows = await Promise.all([row(16), row(32), row(48), row(16, 'class="near"')]);
  const large = await row(128);
  const bars = Object.entries(TOOLBARS).map(
    ([name, { ground, ink }]) =>
      `<section style="background:${ground};color:${ink}"><span>${name}</span>${rows.join('')}</section>`,
  );
  const page = await browser.open('data:text/html,<!doctype html>');
  await setLook(page, { width: WIDTH, height: 120 });
  await page.evaluate(
    (html) => void (document.documentElement.innerHTML = html),
    `<style>${STYLE}</style><body>${bars.join('')}<section>${large}</section>`,
  );
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await writeFile(path, await takePicture(page, { size: { width: WIDTH, height, scale: 1 } }));
  await page.close();
}
