/** What is loaded before a page or the background can begin, compressed as a server would send it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { table } from '../markdown.ts';

const BUILT = new URL('../../../dist/chromium/', import.meta.url).pathname;

const gzipped = (path: string): number => gzipSync(readFileSync(join(BUILT, path)), { level: 9 }).length;

const all = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? all(path) : [path];
  });

export function scripts(): string {
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  const whole = all(BUILT).reduce((sum, path) => sum + statSync(path).size, 0);
  return table(
    ['what', 'bytes'],
    [
      ['the background script, gzipped', kilobytes(gzipped('background/index.js'))],
      [
        "the popup's script, Preact and style, gzipped",
        kilobytes(
          ['popup/index.js', 'ui/preact.js', 'popup/popup.css'].reduce((sum, path) => sum + gzipped(path), 0),
        ),
      ],
      ['the extension for Chromium, unpacked', kilobytes(whole)],
    ],
  );
}
