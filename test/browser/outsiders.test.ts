/** A hostile web page and a hostile extension, in a real Chromium: neither can read, ask or change anything of Wasl. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { until } from '../drive/await.ts';
import { startBareChromium } from '../drive/chromium.ts';
import { BUILT } from './stage.ts';

declare const chrome: Browser;

interface Framed {
  frameTree: { childFrames?: { frame: { unreachableUrl?: string } }[] };
}

/** What the pages of a stranger may try; each gives `refused` or what came of it. */
async function tryAll(origin: string): Promise<Record<string, string>> {
  const told = (attempt: Promise<unknown>) => attempt.then(String, () => 'refused');
  const loaded = (element: HTMLImageElement | HTMLScriptElement, src: string) =>
    new Promise((done, refuse) => {
      element.onload = () => done('loaded');
      element.onerror = refuse;
      element.src = src;
      document.body.append(element);
    });
  const frame = document.createElement('iframe');
  frame.src = `${origin}popup/popup.html`;
  document.body.append(frame);
  const id = new URL(origin).host;
  const { runtime } = (globalThis as unknown as { chrome?: Partial<Browser> }).chrome ?? {};
  const asked = async () => {
    if (!runtime?.sendMessage) throw new Error('nobody to ask');
    return runtime.sendMessage(id, 'erase');
  };
  const connected = () =>
    new Promise((done, refuse) => {
      if (!runtime?.connect) return refuse(new Error('nobody to connect to'));
      const port = runtime.connect(id);
      port.onDisconnect.addListener(() => refuse(new Error('refused')));
      port.onMessage.addListener(done);
      port.postMessage('erase');
    });
  return {
    fetch: await told(fetch(`${origin}manifest.json`)),
    script: await told(loaded(document.createElement('script'), `${origin}background/index.js`)),
    image: await told(loaded(new Image(), `${origin}icons/calm-48.png`)),
    message: await told(asked()),
    port: await told(connected()),
  };
}

/** What markup could do that found its way into a page of ours. */
async function inside(): Promise<Record<string, string>> {
  const world = globalThis as { harm?: string };
  const told = (attempt: () => unknown): string => {
    try {
      return String(attempt());
    } catch {
      return 'refused';
    }
  };
  const blocked = new Set<string>();
  // One for a text to be run, one for an attribute, one for an element.
  const allBlocked = new Promise<void>((done) =>
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      if (blocked.add(effectiveDirective).size === 3) done();
    }),
  );
  const box = document.createElement('div');
  box.innerHTML = '<img src="data:," onerror="globalThis.harm = \'image\'">';
  document.body.append(box);
  const script = document.createElement('script');
  script.textContent = 'globalThis.harm = "script"';
  document.body.append(script);
  // In a task of its own: what the debugger runs itself may do everything.
  const evaluated = await new Promise<string>((done) =>
    // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- whether the policy forbids it is the question
    setTimeout(() => done(told(() => new Function('return "evaluated"')()))),
  );
  const far = document.createElement('script');
  const isRun = new Promise<boolean>((done) => {
    far.onload = () => done(true);
    far.onerror = () => done(false);
  });
  far.src = 'https://a.example/a.js';
  document.body.append(far);
  const link = document.createElement('a');
  link.href = 'javascript:void (globalThis.harm = "link")';
  document.body.append(link);
  link.click();
  await allBlocked;
  return {
    harm: world.harm ?? 'none',
    evaluated,
    far: (await isRun) ? 'run' : 'refused',
    blocked: [...blocked].sort().join(' '),
  };
}

it('gets nothing of Wasl and does nothing to it', async () => {
  const evil = mkdtempSync(join(tmpdir(), 'evil-'));
  const manifest = { manifest_version: 3, name: 'Evil', version: '1', permissions: ['tabs'] };
  writeFileSync(join(evil, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(evil, 'evil.html'), '<!doctype html><body>');
  const site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><body>');
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => site.once('listening', listening));
  const browser = startBareChromium();
  onTestFinished(async () => {
    await browser.close();
    site.close();
    rmSync(evil, { recursive: true });
  });
  const origin = `chrome-extension://${await browser.load(`${BUILT}chromium`)}/`;
  const other = `chrome-extension://${await browser.load(evil)}/evil.html`;
  const own = await browser.open(`${origin}manifest.json`);
  await own.evaluate(() => chrome.storage.local.set({ kept: 'here' }));

  const refused = { fetch: 'refused', script: 'refused', image: 'refused' };
  const nobody = { message: 'refused', port: 'refused' };
  const { port } = site.address() as AddressInfo;
  for (const stranger of [`http://127.0.0.1:${port}/`, other]) {
    const page = await browser.open(stranger);
    expect(await page.evaluate(tryAll, origin)).toEqual({ ...refused, ...nobody });
    // What may not be shown leaves an error page behind.
    const isRefused = async () => {
      const { frameTree } = await page.send<Framed>('Page.getFrameTree', {});
      return frameTree.childFrames?.every(({ frame }) => frame.unreachableUrl);
    };
    await until(isRefused, { what: 'the error page in the frame' });
  }
  expect(await own.evaluate(() => chrome.storage.local.get('kept'))).toEqual({ kept: 'here' });

  const popup = await browser.open(`${origin}popup/popup.html`);
  expect(await popup.evaluate(inside)).toEqual({
    harm: 'none',
    evaluated: 'refused',
    far: 'refused',
    blocked: 'script-src script-src-attr script-src-elem',
  });
});
