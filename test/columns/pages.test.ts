/** Each built page in each browser, without what that browser lacks: it is drawn, and offers nothing that cannot be had there. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Window } from 'happy-dom';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../src/services/index.ts';
import { built } from '../built.ts';
import { textsOf } from '../words/catalogues.ts';
import { browserOf } from './browser.ts';
import { COLUMNS, lacking, type Column } from './table.ts';

const folder = built();
const copies = mkdtempSync(join(tmpdir(), 'wasl-columns-'));
afterAll(() => rmSync(copies, { recursive: true }));
let opened = 0;

/** Far longer than a busy machine needs. */
const WAIT = { timeout: 30_000 };

const words = textsOf('en');
const started = { ...defaultSettings, isStarted: true, startedAt: Date.now() };

/** Every page that the build has but the hidden ones of the background. */
const PAGES = readdirSync(join(folder, 'firefox'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(folder, 'firefox', entry.name, 'index.js')))
  .map(({ name }) => name)
  .filter((name) => name !== 'background');

/** Opens a page; `granted`: what the browser's user has allowed. */
async function open(column: Column, page: string, stored: object, granted: readonly string[] = []) {
  const browser = await browserOf(column, folder);
  const { world } = browser;
  world.stored = { ...stored };
  world.granted.permissions = [...granted];
  // A background that has no troubles, and has not measured anything yet.
  const port = { onMessage: browser.event(), onDisconnect: browser.event() };
  Object.assign(browser.api['runtime'] as object, { sendMessage: async () => [], connect: () => port });
  // Modules are kept by their address: each page that is opened gets one of its own.
  const copy = join(copies, String((opened += 1)));
  cpSync(join(folder, column.build), copy, { recursive: true });
  const window = new Window({ url: `${world.scheme}//own-id/${page}/${page}.html` });
  const { document, location } = window as unknown as typeof globalThis;
  Object.assign(globalThis, {
    ...{ document, location, window, browser: browser.api, chrome: browser.api },
    fetch: async (path: string) => new Response(readFileSync(join(copy, path), 'utf8')),
    addEventListener: () => undefined,
    matchMedia: () => ({ matches: true, addEventListener: () => undefined }),
    setInterval: () => 0,
  });
  await import(/* @vite-ignore */ `file://${copy}/${page}/index.js`);
  await vi.waitFor(() => expect(document.body.textContent.length).toBeGreaterThan(50), WAIT);
  return { ...browser, document, text: () => document.body.textContent };
}

describe.each(COLUMNS)('in $name', (column) => {
  it.each(PAGES)('the page %s is drawn', async (page) => {
    const { text } = await open(column, page, { settings: started });
    expect(text()).not.toMatch(/undefined|\[object/);
  });

  it('the first run asks the browser for nothing, and says so where there are no alerts', async () => {
    const { document, text } = await open(column, 'popup', {});
    await vi.waitFor(() => expect(document.querySelector('[data-action=start]')).not.toBeNull(), WAIT);
    expect(document.querySelector('[data-action=alerts]')).toBeNull();
    // Edge on Android has the permission and no notifications: it tells that once it is asked, from the popup.
    const tells = lacking(column).includes('notifications') && column.name !== 'Edge Android';
    await vi.waitFor(() => expect(text().includes(words['alerts_never']!)).toBe(tells), WAIT);
  });

  it('the first run says on a phone that it begins sparingly', async () => {
    const preset = column.os ? 'saver' : 'normal';
    const { document, text } = await open(column, 'popup', { settings: { ...defaultSettings, preset } });
    await vi.waitFor(() => expect(document.querySelector('[data-action=start]')).not.toBeNull(), WAIT);
    expect(text().includes(words['start_phone']!)).toBe(column.os !== undefined);
  });

  it('the settings have no switch for alerts that cannot work', async () => {
    const { document, text } = await open(column, 'options', { settings: started }, ['notifications']);
    await vi.waitFor(() => expect(text()).toContain(words['options_alerts']), WAIT);
    const switches = ['[name=outage]', '[data-action=test-alert]', '[data-action=alerts]'].filter((one) =>
      document.querySelector(one),
    );
    const isThere = !lacking(column).includes('notifications');
    expect(switches).toEqual(isThere ? ['[name=outage]', '[data-action=test-alert]'] : []);
    expect(text().includes(words['alerts_never']!)).toBe(!isThere);
    expect(text().includes(words['options_keys']!)).toBe(!lacking(column).includes('commands'));
  });
});

describe('where no host can be granted', () => {
  it.each(COLUMNS.filter(({ build }) => build === 'safari'))('in $name none is asked for', async (column) => {
    const { document } = await open(column, 'options', { settings: started });
    const asking = ['[data-permission]', '[name=own-address]', '[name=sources]', '[data-action=detailed]'];
    expect(asking.filter((one) => document.querySelector(one))).toEqual([]);
    const start = await open(column, 'popup', {});
    await vi.waitFor(() => expect(start.document.querySelector('[data-action=start]')).not.toBeNull(), WAIT);
    expect(asking.filter((one) => start.document.querySelector(one))).toEqual([]);
  });
});
