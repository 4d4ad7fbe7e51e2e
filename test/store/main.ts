/**
 * The pictures for the stores, from the built extension in a real Chromium: `npm run store [-- --language TAG]`. Five of 1280 × 800 in a language,
 * each with its sentence of `docs/store/listings.json`, and the tile.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { folderOf, languages } from '../../src/words/languages.ts';
import { startBareChromium } from '../drive/chromium.ts';
import { setLook } from '../drive/look.ts';
import type { Page } from '../drive/page.ts';
import { takePicture } from '../drive/picture.ts';
import { openFace, type Face } from '../gallery/face.ts';
import { ensurePrograms } from '../setup/install.mjs';
import { run } from '../setup/start-program.mjs';
import { framed, tile } from './frame.ts';
import { SCENES } from './scenes.ts';

const { values } = parseArgs({ options: { language: { type: 'string' } } });
ensurePrograms('start');
run('node', ['build.mjs'], { stdio: 'inherit' });

const OUT = new URL('../../docs/store/', import.meta.url).pathname;
const listings = JSON.parse(await readFile(join(OUT, 'listings.json'), 'utf8')) as Record<
  string,
  { pictures: string[] }
>;

/** A page of ours as wide as it is shown, and as high as it is, up to a limit. */
async function shown(face: Face, scene: (typeof SCENES)[number], language: string): Promise<string> {
  const { page } = face;
  await setLook(page, { width: scene.width, height: 600 });
  await scene.open(face, { language });
  await scene.ready?.(page);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const size = { width: scene.width, height: Math.min(height, scene.most), scale: 2 };
  return (await takePicture(page, { size })).toString('base64');
}

/** A frame is a page of its own: nothing of it is in the extension. */
async function drawn(
  frame: Page,
  html: string,
  size: { width: number; height: number },
  quality?: number,
): Promise<Buffer> {
  await setLook(frame, size);
  await frame.evaluate((all) => void (document.documentElement.innerHTML = all), html);
  await frame.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  return takePicture(frame, { size: { ...size, scale: 1 }, ...(quality !== undefined && { quality }) });
}

const face = await openFace(new URL('../../dist/chromium', import.meta.url).pathname);
// A tab that lies behind another one is not drawn.
const frames = startBareChromium();
try {
  const frame = await frames.open('data:text/html,<!doctype html>');
  const wanted = languages.filter(({ tag }) =>
    values.language ? tag === values.language : ['en', 'ar'].includes(tag),
  );
  for (const language of wanted) {
    const folder = join(OUT, folderOf(language));
    await mkdir(folder, { recursive: true });
    for (const [index, scene] of SCENES.entries()) {
      const sentence = listings[folderOf(language)]!.pictures[index]!;
      const picture = await shown(face, scene, language.tag);
      const html = framed({ sentence, picture, scene, language });
      await writeFile(
        join(folder, `${index + 1}.jpg`),
        await drawn(frame, html, { width: 1280, height: 800 }, 82),
      );
    }
    console.log(`${SCENES.length} pictures in ${folder}`);
  }
  const icon = (await readFile('icons/calm-128.png')).toString('base64');
  await writeFile(join(OUT, 'tile.png'), await drawn(frame, tile(icon), { width: 440, height: 280 }));
} finally {
  await Promise.all([face.close(), frames.close()]);
}
