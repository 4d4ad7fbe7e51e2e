/** Pages that nobody uses, written into a copy of the extension: what the browser takes by itself for what the popup cannot do without. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS } from '../../../src/core/storage/keys.ts';
import type { Face } from '../../gallery/face.ts';
import { paint } from './paints.ts';

const HEAD = '<!doctype html><html lang="en"><meta charset="utf-8" />';

/** An empty page of an extension: what no page can be faster than. */
const EMPTY = `${HEAD}<title>Empty</title><p>Empty</p></html>`;

/** Reads one document, and then says one line. */
const READER = `${HEAD}<title>Reader</title><script type="module" src="reader.js"></script><body></body></html>`;
const READS = `const { ${SETTINGS}: found } = await chrome.storage.local.get('${SETTINGS}');
document.body.append(Object.assign(document.createElement('p'), { textContent: found.services.length }));`;

/** Runs in the popup: all that it shows in the end, without a script; a style within an element would not be let in. */
function stillOf(): { html: string; css: string } {
  const whole = document.documentElement.cloneNode(true) as Element;
  for (const one of whole.querySelectorAll('script, link:not([rel=icon])')) one.remove();
  const css = [...whole.querySelectorAll('[style]')].map((one, index) => {
    const rule = `[data-still="${index}"] { ${one.getAttribute('style')} }`;
    one.removeAttribute('style');
    one.setAttribute('data-still', `${index}`);
    return rule;
  });
  whole.querySelector('head')!.insertAdjacentHTML('beforeend', '<link rel="stylesheet" href="still.css" />');
  return { html: `<!doctype html>${whole.outerHTML}`, css: css.join('\n') };
}

export interface Floor {
  name: string;
  /** Within the extension. */
  path: string;
  /** There when its answer is. */
  wanted?: string;
}

/** @param face whose tab notes its paints */
export async function writeFloors({ copy, page, browser }: Face): Promise<Floor[]> {
  const write = (path: string, text: string) => writeFileSync(join(copy.folder, path), text);
  await paint(page, `chrome-extension://${browser.extensionId}/popup/popup.html`, '[data-service]');
  const { html, css } = await page.evaluate(stillOf);
  write('popup/still.html', html);
  const styles = ['popup.css', 'later.css'].map((name) =>
    readFileSync(join(copy.folder, 'popup', name), 'utf8'),
  );
  write('popup/still.css', [...styles, css].join('\n'));
  write('empty.html', EMPTY);
  write('reader.html', READER);
  write('reader.js', READS);
  return [
    { name: 'an empty page', path: 'empty.html' },
    { name: 'a page that reads its settings and says a line', path: 'reader.html', wanted: 'p' },
    { name: 'what the popup shows in the end, without a script', path: 'popup/still.html' },
  ];
}
