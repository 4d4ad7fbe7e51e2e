/** Who wrote what is shipped: the licences come with it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { built } from './built.ts';

const top = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(top, path), 'utf8');
const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };

describe('licences.txt', () => {
  const folder = built();

  it.each(['chromium', 'firefox', 'safari'])(
    'in the extension for %s holds the licence of Wasl and of each package in it',
    (browser) => {
      const text = readFileSync(join(folder, browser, 'licences.txt'), 'utf8');
      expect(text).toContain(read('LICENSE').trim());
      for (const [name, version] of Object.entries(dependencies))
        expect(text).toContain(`${name} ${version} (`);
      for (const file of ['preact/LICENSE', 'valibot/LICENSE.md', 'webextension-polyfill/LICENSE'])
        expect(text).toContain(read(`node_modules/${file}`).trim());
    },
  );

  it('names nothing that is only for development', () => {
    const text = readFileSync(join(folder, 'firefox', 'licences.txt'), 'utf8');
    expect(text).not.toMatch(/esbuild|vitest|typescript|mtcute/);
  });
});
