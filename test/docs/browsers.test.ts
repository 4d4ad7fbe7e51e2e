import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COLUMNS } from '../columns/table.ts';
import { BEGIN, END, table } from './browsers.ts';

const page = readFileSync(new URL('../../docs/browsers.md', import.meta.url), 'utf8');

/** Prettier widens the columns of a table. */
const plain = (text: string) => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---').trim();

it('says what each browser lacks as the table of Mozilla does', () => {
  expect(
    plain(page.split(BEGIN)[1]?.split(END)[0] ?? ''),
    'docs/browsers.md is older than the table or the source: run node test/setup/run.mjs test/docs/write.ts',
  ).toBe(plain(table()));
});

it('names the oldest version of each that the manifest lets in', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8')) as {
    chromium: { minimum_chrome_version: string };
    firefox: { browser_specific_settings: { gecko: { strict_min_version: string } } };
    safari: { browser_specific_settings: { safari: { strict_min_version: string } } };
  };
  const oldest: Readonly<Record<string, string>> = {
    chrome: manifest.chromium.minimum_chrome_version,
    edge: manifest.chromium.minimum_chrome_version,
    firefox: manifest.firefox.browser_specific_settings.gecko.strict_min_version,
    firefox_android: manifest.firefox.browser_specific_settings.gecko.strict_min_version,
    safari: manifest.safari.browser_specific_settings.safari.strict_min_version,
    safari_ios: manifest.safari.browser_specific_settings.safari.strict_min_version,
  };
  for (const { like } of COLUMNS)
    for (const [browser, version] of Object.entries(like))
      expect(parseFloat(version), browser).toBe(parseFloat(oldest[browser]!));
});
