import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { built } from './built.ts';

const folder = built();

/** Bytes, compressed, of everything of one kind that the popup's document loads. */
function popupBytes(browser: string, ending: 'js' | 'css'): number {
  const html = readFileSync(`${folder}/${browser}/popup/popup.html`, 'utf8');
  const loaded = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+)"/g)].map(
    ([, path]) => path!,
  );
  const files = loaded.filter((path) => path.endsWith(`.${ending}`)).map((path) => posix.join('popup', path));
  expect(files).not.toEqual([]);
  const sizes = files.map(
    (path) => gzipSync(readFileSync(`${folder}/${browser}/${path}`), { level: 9 }).length,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe.each(['chromium', 'firefox'])('the popup in %s', (browser) => {
  it('is at most 20 kB of script, compressed', () => {
    expect(popupBytes(browser, 'js')).toBeLessThanOrEqual(20_000);
  });

  it('is at most 4 kB of style, compressed', () => {
    expect(popupBytes(browser, 'css')).toBeLessThanOrEqual(4_000);
  });

  it('carries neither the polyfill nor the schema library', () => {
    const script = readFileSync(`${folder}/${browser}/popup/index.js`, 'utf8');
    expect(script.match(/node_modules\/(webextension-polyfill|valibot)/)?.[1]).toBeUndefined();
  });
});
