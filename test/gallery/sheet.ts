/** Pictures on sheets that a person can read, each picture under its name; very long ones are cut. */
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { pathOf } from '../setup/start-program.mjs';

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
  pictures: readonly { name: string; path: string }[];
  /** Where it goes: a JPEG, which for so many pictures is a third of a PNG. */
  path: string;
  isWide: boolean;
}

export async function contactSheet({ pictures, path, isWide }: Sheet): Promise<void> {
  const browser = await chromium.launch({ executablePath: pathOf('chromium'), args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 } });
  const figures = await Promise.all(
    pictures.map(async (picture) => {
      const data = await readFile(picture.path, 'base64');
      return `<figure><figcaption>${picture.name}</figcaption><img src="data:image/png;base64,${data}"></figure>`;
    }),
  );
  await page.setContent(
    `<!doctype html><style>${STYLE}</style><body class="${isWide ? 'wide' : ''}">${figures.join('')}`,
  );
  await page.screenshot({ path, fullPage: true, type: 'jpeg', quality: 38 });
  await browser.close();
}
