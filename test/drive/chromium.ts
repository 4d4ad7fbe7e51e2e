/**
 * A real Chromium, Chrome or Edge with the extension in it, driven over its debugging pipe. Nothing stays attached to the extension's
 * worker, which would keep it awake.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Browser } from 'webextension-polyfill';
import type { Lab } from '../lab/lab.ts';
import { findChromium } from '../setup/browsers.mjs';
import { until } from './await.ts';
import { NOTES, type Told } from './extension.ts';
import { openPage, type Page } from './page.ts';
import { openPipe, type Pipe } from './pipe.ts';

/** In pages of the extension; Chromium's promises are those of the polyfill's types. */
declare const chrome: Browser;

export interface ChromiumOptions {
  /** Folder of the unpacked extension. */
  extension: string;
  /** Names resolve to its hosts alone; left out: the live internet. */
  lab?: Lab;
  /** Left out: headless. */
  isVisible?: boolean;
  /** The browser's language, `en-US` when left out. */
  language?: string;
  executable?: string;
}

export interface Chromium {
  extensionId: string;
  /** Opens a page of the extension, such as `popup/popup.html`, or any address, in a tab. */
  open(address: string): Promise<Page>;
  /** Runs a function in a page of the extension that does nothing of its own. */
  evaluate: Page['evaluate'];
  badge(): Promise<{ text: string; title: string }>;
  /** Ids of the notifications that are being shown. */
  notifications(): Promise<string[]>;
  /** Notes of a copy made with `notesNotifications`. */
  told(): Promise<Told[]>;
  /** Ends the extension's worker; whether there was one to end. */
  killWorker(): Promise<boolean>;
  /** What went wrong in the extension's scripts and manifest, as `chrome://extensions` lists it. */
  problems(): Promise<string[]>;
  /** Clears what the browser remembers of names, so that a change in the lab's resolver is seen at once. */
  forgetNames(): Promise<void>;
  /** Stops the whole browser in its tracks, as a closed lid would, until it is woken. */
  sleep(): void;
  wake(): void;
  close(): Promise<void>;
}

/** @throws when there is no browser, or when the extension is not running in it */
export async function startChromium(options: ChromiumOptions): Promise<Chromium> {
  const executable = options.executable ?? findChromium();
  if (!executable) throw new Error('No Chromium, Chrome or Edge was found.');
  const profile = mkdtempSync(join(tmpdir(), 'wasl-chromium-'));
  if (options.lab) writeNameSettings(profile, options.lab);
  const child = spawn(executable, argumentsOf(options, profile), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const signal = (name: NodeJS.Signals) => {
    if (child.exitCode !== null || child.pid === undefined) return;
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, name);
  };
  const kill = () => {
    signal('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  process.once('exit', kill);
  const [, , , toBrowser, fromBrowser] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const pipe = openPipe(toBrowser, fromBrowser);
  const exited = once(child, 'exit');

  async function close(): Promise<void> {
    await Promise.race([pipe.send('Browser.close').then(() => exited), exited]).catch(() => {});
    process.off('exit', kill);
    kill();
  }

  try {
    return await drive(pipe, resolve(options.extension), options.lab, { signal, close });
  } catch (error) {
    await close();
    throw error;
  }
}

/** Chromium asks the lab's resolver alone; the setting has no flag (`dns_over_https` in the file `Local State`). */
function writeNameSettings(profile: string, lab: Lab): void {
  mkdirSync(profile, { recursive: true });
  const settings = { dns_over_https: { mode: 'secure', templates: lab.resolverUrl } };
  writeFileSync(join(profile, 'Local State'), JSON.stringify(settings));
}

function argumentsOf(
  { lab, isVisible = false, language = 'en-US' }: ChromiumOptions,
  profile: string,
): string[] {
  const rules = lab?.places.flatMap(({ host, address, httpsPort, httpPort }) => {
    const name = address === '127.0.0.1' ? address : host;
    return [`MAP ${host}:443 ${name}:${httpsPort}`, `MAP ${host}:80 ${name}:${httpPort}`];
  });
  return [
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    '--enable-unsafe-extension-debugging',
    `--lang=${language}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-search-engine-choice-screen',
    '--password-store=basic',
    '--use-mock-keychain',
    ...(isVisible ? [] : ['--headless=new', '--disable-gpu', '--hide-scrollbars']),
    // Chromium refuses to run as root with its sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(lab && rules
      ? [
          '--disable-quic',
          `--host-resolver-rules=${rules.join(', ')}`,
          `--ignore-certificate-errors-spki-list=${lab.authority.goodKeyHash}`,
        ]
      : []),
    'about:blank',
  ];
}

interface Process {
  signal(name: NodeJS.Signals): void;
  close(): Promise<void>;
}

async function drive(pipe: Pipe, folder: string, lab: Lab | undefined, child: Process): Promise<Chromium> {
  const { id } = await pipe.send<{ id: string }>('Extensions.loadUnpacked', { path: folder });
  const origin = `chrome-extension://${id}/`;
  const open = (address: string) => openPage(pipe, /^[a-z-]+:/.test(address) ? address : origin + address);
  const still = await open('manifest.json').catch(() => {
    throw new Error(`Wasl is not in this browser: it did not load ${folder}.`);
  });
  const workers = async () => {
    const { targetInfos } = await pipe.send<{
      targetInfos: { type: string; url: string; targetId: string }[];
    }>('Target.getTargets');
    return targetInfos.filter(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  };

  const chromium: Chromium = {
    extensionId: id,
    open,
    evaluate: still.evaluate,
    badge: () =>
      still.evaluate(async () => ({
        text: await chrome.action.getBadgeText({}),
        title: await chrome.action.getTitle({}),
      })),
    notifications: () =>
      still.evaluate(async () =>
        chrome.notifications ? Object.keys(await chrome.notifications.getAll()) : [],
      ),
    told: () =>
      still.evaluate(async (key) => ((await chrome.storage.session.get(key))[key] ?? []) as Told[], NOTES),
    async killWorker() {
      const [worker] = await workers();
      if (!worker) return false;
      await pipe.send('Target.closeTarget', { targetId: worker.targetId });
      await until(async () => (await workers()).every(({ targetId }) => targetId !== worker.targetId), {
        what: 'the end of the worker',
      });
      return true;
    },
    async problems() {
      const page = await open('chrome://extensions');
      const found = await page.evaluate(listProblems, id);
      await page.close();
      return found;
    },
    async forgetNames() {
      const page = await open('chrome://net-internals/#dns');
      await page.evaluate(() =>
        (chrome as unknown as { send(name: string): void }).send('clearHostResolverCache'),
      );
      await page.close();
    },
    sleep: () => child.signal('SIGSTOP'),
    wake: () => child.signal('SIGCONT'),
    close: () => child.close(),
  };
  lab?.onNames(() => chromium.forgetNames().catch(() => {}));
  return chromium;
}

/** Runs in `chrome://extensions`. */
async function listProblems(id: string): Promise<string[]> {
  interface Info {
    id: string;
    manifestErrors: { message: string }[];
    runtimeErrors: { message: string }[];
  }
  const { developerPrivate } = chrome as unknown as {
    developerPrivate: { getExtensionsInfo(options: object): Promise<Info[]> };
  };
  const extensions = await developerPrivate.getExtensionsInfo({ includeDisabled: true });
  const errors = extensions
    .filter((one) => one.id === id)
    .flatMap((one) => [one.manifestErrors, one.runtimeErrors]);
  return errors.flat().map(({ message }) => message);
}
