/** Starts a Chromium, Chrome or Edge with a profile of its own and its debugging pipe. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Lab } from '../lab/lab.ts';
import { pathOf, start } from '../setup/start-program.mjs';
import { atMost, LEAVE_MS } from './await.ts';
import { openPipe, type Pipe } from './pipe.ts';
import { homeThatTrusts } from './trust.ts';

export interface LaunchOptions {
  /** Names resolve to its hosts alone; left out: the live internet. */
  lab?: Lab;
  /** Left out: headless. */
  isVisible?: boolean;
  /** The browser's language, `en-US` when left out. */
  language?: string;
  /** Added to the browser's environment. */
  environment?: Readonly<Record<string, string>>;
}

export interface Launched {
  pipe: Pipe;
  /** Sends a signal to all processes of the browser. */
  signal(name: NodeJS.Signals): void;
  /** Settles when the browser has ended, whoever ended it. */
  ended: Promise<void>;
  /** Ends it and removes its profile. */
  close(): Promise<void>;
}

/** Elsewhere the browser asks the system whom to trust: a flag tells it to overlook the lab's key. */
const isLinux = process.platform === 'linux';

/** @throws when there is no browser */
export function launch(options: LaunchOptions): Launched {
  pathOf('chromium');
  const profile = mkdtempSync(join(tmpdir(), 'wasl-chromium-'));
  if (options.lab) writeNameSettings(profile, options.lab);
  const home = options.lab && isLinux && homeThatTrusts(options.lab.authority.certificate, profile);
  const child = start('chromium', argumentsOf(options, profile), {
    env: { ...process.env, ...options.environment, ...(home && { HOME: home }) },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const signal = (name: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, name);
  };
  const kill = () => {
    signal('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  process.once('exit', kill);
  const [, , , toBrowser, fromBrowser] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const pipe = openPipe(toBrowser, fromBrowser);
  const ended = once(child, 'exit').then(() => undefined);

  return {
    pipe,
    signal,
    ended,
    async close() {
      await atMost(
        LEAVE_MS,
        pipe.send('Browser.close').then(() => ended),
      );
      signal('SIGKILL');
      await ended;
      process.off('exit', kill);
      kill();
    },
  };
}

/** Chromium asks the lab's resolver alone; the setting has no flag (`dns_over_https` in the file `Local State`). */
function writeNameSettings(profile: string, lab: Lab): void {
  const settings = { dns_over_https: { mode: 'secure', templates: lab.resolverUrl } };
  writeFileSync(join(profile, 'Local State'), JSON.stringify(settings));
}

function argumentsOf(
  { lab, isVisible = false, language = 'en-US' }: LaunchOptions,
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
