/** All pictures on one sheet, each under its name; very long ones are cut. */
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { findChromium } from '../setup/browsers.mjs';

const STYLE = `
  body { margin: 16px; display: grid; grid-template-columns: repeat(10, 168px); gap: 14px; align-items: start; grid-auto-rows: max-content;
    background: #8a949e; font: 12px sans-serif; }
  figure { margin: 0; max-height: 480px; overflow: hidden; }
  img { width: 100%; display: block; }`;

export async function contactSheet(
  pictures: readonly { name: string; path: string }[],
  path: string,
): Promise<void> {
  const browser = await chromium.launch({ executablePath: findChromium()!, args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 1838, height: 800 } });
  const figures = await Promise.all(
    pictures.map(async (picture) => {
      const data = await readFile(picture.path, 'base64');
      return `<figure><figcaption>${picture.name}</figcaption><img src="data:image/png;base64,${data}"></figure>`;
    }),
  );
  await page.setContent(`<!doctype html><style>${STYLE}</style>${figures.join('')}`);
  await page.screenshot({ path, fullPage: true });
  await browser.close();
}
