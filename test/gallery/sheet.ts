/** Pictures on sheets that a person can read, each picture under its name; very long ones are cut. */
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BareChromium } from '../drive/chromium.ts';
import { setLook } from '../drive/look.ts';
import { takePicture } from '../drive/picture.ts';

/** A sheet is at most so wide, and a picture about a popup's width at two thirds of its size. */
const WIDTH = 1580;

const STYLE = `
  body { margin: 16px; columns: 6; column-gap: 16px; background: #8a949e; font: 12px sans-serif; }
  body.wide { columns: 3; }
  body.wide figure { max-height: 2400px; }
  figure { margin: 0 0 16px; max-height: 760px; overflow: hidden; break-inside: avoid; }
  figcaption { padding-block: 2px; }
  img { width: 100%; display: block; }`;

interface Sheet {
  /** Where the pictures are, `<name>.png`; the page of the sheet is left beside them. */
  from: string;
  names: readonly string[];
  /** Where it goes: a JPEG, which for so many pictures is a third of a PNG. */
  path: string;
  isWide: boolean;
}

export async function contactSheet(
  browser: BareChromium,
  { from, names, path, isWide }: Sheet,
): Promise<void> {
  const figures = names.map(
    (name) => `<figure><figcaption>${name}</figcaption><img src="${name}.png"></figure>`,
  );
  const file = join(from, `${basename(path)}.html`);
  await writeFile(
    file,
    `<!doctype html><style>${STYLE}</style><body class="${isWide ? 'wide' : ''}">${figures.join('')}`,
  );
  const page = await browser.open(pathToFileURL(file).href);
  await setLook(page, { width: WIDTH, height: 800 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const picture = await takePicture(page, { size: { width: WIDTH, height, scale: 1 }, quality: 38 });
  await writeFile(path, picture);
  await page.close();
}
