import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { services } from '../src/services/index.ts';
import { vantages } from '../src/vantages/index.ts';
import { folderOf, languages } from '../src/words/languages.ts';
import { built } from './built.ts';
import { texts } from './services/sources.ts';

const folder = built();

/** What a script imports by itself, as paths from the extension's folder; what it imports when that is wanted is left out. */
function importsOf(path: string, browser: string): string[] {
  const script = readFileSync(`${folder}/${browser}/${path}`, 'utf8');
  const imported = script.matchAll(/(?:^|;)(?:import|export)\b(?:[\w{}*$,\s]+from)?\s*"([^"]+)"/g);
  return [...imported].map(([, from]) => posix.join(posix.dirname(path), from!));
}

/** Everything of one kind that the popup's document loads until its answer is there. */
function loadedBy(browser: string, ending: 'js' | 'css'): string[] {
  const html = readFileSync(`${folder}/${browser}/popup/popup.html`, 'utf8');
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+)"[^>]*>/g)];
  // A disabled style is loaded when a script enables it.
  const named = tags.filter(([tag]) => !/\bdisabled\b/.test(tag)).map(([, path]) => path!);
  const files = named.filter((path) => path.endsWith(`.${ending}`)).map((path) => posix.join('popup', path));
  for (const file of files) if (ending === 'js') files.push(...importsOf(file, browser));
  expect(files).not.toEqual([]);
  return [...new Set(files)];
}

/** Bytes, each file compressed by itself. */
function bytesOf(browser: string, files: readonly string[]): number {
  const sizes = files.map(
    (path) => gzipSync(readFileSync(`${folder}/${browser}/${path}`), { level: 9 }).length,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The words that those scripts ask for, a file for each of them. */
function wordsLoadedBy(browser: string, language: string): string[] {
  const named = loadedBy(browser, 'js').flatMap((path) => {
    const script = readFileSync(`${folder}/${browser}/${path}`, 'utf8');
    return [...script.matchAll(/["'`](\/words\/[\w/-]+)["'`]/g)].map(([, words]) => words!);
  });
  expect(named).not.toEqual([]);
  return named.map((words) => `${words}/${language}.json`);
}

describe.each(['chromium', 'firefox'])('the popup in %s', (browser) => {
  it('loads Preact once, and what the answer does not need later', () => {
    expect(loadedBy(browser, 'js')).toEqual(['ui/preact.js', 'popup/index.js']);
    const later = readFileSync(`${folder}/${browser}/popup/lazy.js`, 'utf8');
    expect(later).toMatch(/from"\.\.\/ui\/preact\.js"/);
  });

  it('keeps the names of what it does readable', () => {
    const script = readFileSync(`${folder}/${browser}/popup/index.js`, 'utf8');
    expect(script).toMatch(/function isStale\(/);
  });

  it.each(languages.map(folderOf))('loads at most 28 kB until its answer is there, in %s', (language) => {
    const loaded = ['popup/popup.html', ...loadedBy(browser, 'css'), ...loadedBy(browser, 'js')];
    const bytes = bytesOf(browser, [...loaded, ...wordsLoadedBy(browser, language)]);
    expect(bytes).toBeLessThanOrEqual(28_000);
  });

  it('carries nothing of where the catalogue has its facts from', () => {
    const script = readFileSync(`${folder}/${browser}/popup/index.js`, 'utf8');
    expect(texts.filter((text) => script.includes(text))).toEqual([]);
  });

  it('carries of the catalogue whom it contacts, not how anybody is asked', () => {
    const script = readFileSync(`${folder}/${browser}/popup/index.js`, 'utf8');
    const probes = services.flatMap(({ endpoints }) => endpoints.map(({ probe }) => probe));
    const asked = probes.filter(({ url }) => new URL(url).pathname !== '/').map(({ url }) => url);
    expect(asked.filter((url) => script.includes(url))).toEqual([]);
    expect(probes.filter(({ url }) => !script.includes(new URL(url).origin))).toEqual([]);
  });

  it('leads to settings that know who outside sources are, not how they are asked', () => {
    const script = readFileSync(`${folder}/${browser}/options/index.js`, 'utf8');
    for (const host of vantages.flatMap((one) => one.hosts)) expect(script).toContain(host);
    const asking = ['/api/v2/', '/v1/measurements', '/api/v1/aggregation', 'valibot', 'hashtag_feeds'];
    expect(asking.filter((text) => script.includes(text))).toEqual([]);
  });

  it('carries neither the polyfill nor the schema library', () => {
    const script = readFileSync(`${folder}/${browser}/popup/index.js`, 'utf8');
    expect(script.match(/node_modules\/(webextension-polyfill|valibot)/)?.[1]).toBeUndefined();
  });
});

describe.each(['chromium', 'firefox', 'safari'])('the background in %s', (browser) => {
  const script = readFileSync(`${folder}/${browser}/background/index.js`, 'utf8');

  it('starts with at most 135 kB gzipped', () => {
    expect(bytesOf(browser, ['background/index.js'])).toBeLessThanOrEqual(135_000);
  });

  it('has at hand what it loads when that is wanted', () => {
    const rare = readFileSync(`${folder}/${browser}/background/rare.js`, 'utf8');
    const parts = [...script.matchAll(/\blater\("(background\/[\w-]+\.js)"/g)].map(([, path]) => path!);
    expect(parts).toContain('background/requests.js');
    expect(parts.filter((path) => !rare.includes(`["${path}"] = `))).toEqual([]);
    expect(script).toContain('partNow("background/webextension-polyfill.js")');
    expect(existsSync(`${folder}/${browser}/background/webextension-polyfill.js`)).toBe(true);
    expect(script).not.toContain('// src/background/requests.ts');
    expect(script).not.toContain('// node_modules/webextension-polyfill');
  });
});
