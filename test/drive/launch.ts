/** Starts a Chromium, Chrome or Edge with a profile of its own and its debugging pipe. */
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Lab } from '../lab/lab.ts';
import { pathOf, start } from '../setup/start-program.mjs';
import { atMost, LEAVE_MS } from './await.ts';
import { openPipe, type Pipe } from './pipe.ts';
import { makeProfile, profileIn } from './profile.ts';
import { SHOWS_VIEWS } from './views.ts';

export interface LaunchOptions {
  /** Names resolve to its hosts alone; left out: the live internet. */
  lab?: Lab;
  /** Left out: headless. */
  isVisible?: boolean;
  /** The browser's language, `en-US` when left out. */
  language?: string;
  /** Added to the browser's environment. */
  environment?: Readonly<Record<string, string>>;
  /** QUIC, and reports without delay: what a hostile answer asks for is done at once. */
  isObedient?: boolean;
  /** A profile that another one has left with `quit`, and removes; left out: a new one. */
  profile?: string;
  /** An unpacked extension that is there from the start, as after an installation; branded Chrome ignores it. */
  installed?: string;
  /** What the browser asks its user by itself can be read and answered (`question.ts`). */
  isAsked?: boolean;
  /** `host:port` of a proxy for all that it asks, which resolves names too. */
  proxy?: string;
}

export interface Launched {
  pipe: Pipe;
  /** Sends a signal to all processes of the browser. */
  signal(name: NodeJS.Signals): void;
  /** Settles when the browser has ended, whoever ended it. */
  ended: Promise<void>;
  /** The folder in which it keeps all that it knows. */
  profile: string;
  /** Ends it as its user would. */
  quit(): Promise<void>;
  /** Ends it and removes its profile. */
  close(): Promise<void>;
}

/** @throws when there is no browser */
export function launch(options: LaunchOptions): Launched {
  pathOf('chromium');
  const profile =
    options.profile === undefined ? makeProfile(options.lab) : profileIn(options.profile, options.lab);
  const child = start('chromium', argumentsOf(options, profile.folder), {
    env: { ...process.env, ...options.environment, ...(profile.home && { HOME: profile.home }) },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const signal = (name: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, name);
  };
  const kill = () => {
    signal('SIGKILL');
    profile.remove();
  };
  process.once('exit', kill);
  const [, , , toBrowser, fromBrowser] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const pipe = openPipe(toBrowser, fromBrowser);
  const ended = once(child, 'exit').then(() => undefined);

  const quit = () =>
    atMost(
      LEAVE_MS,
      pipe.send('Browser.close').then(() => ended),
    );
  return {
    pipe,
    signal,
    ended,
    profile: profile.folder,
    async quit() {
      await quit();
    },
    async close() {
      if (child.exitCode === null && child.signalCode === null) await quit();
      signal('SIGKILL');
      await ended;
      process.off('exit', kill);
      kill();
    },
  };
}

function argumentsOf(
  {
    lab,
    isVisible = false,
    language = 'en-US',
    isObedient = false,
    isAsked = false,
    proxy,
    installed,
  }: LaunchOptions,
  profile: string,
): string[] {
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
    ...(lab
      ? [
          isObedient ? '--short-reporting-delay' : '--disable-quic',
          `--ignore-certificate-errors-spki-list=${lab.authority.goodKeyHash}`,
        ]
      : []),
    ...(isAsked ? SHOWS_VIEWS : []),
    ...(proxy ? [`--proxy-server=${proxy}`, '--proxy-bypass-list=<-loopback>'] : []),
    // Where the system's resolver knows the hosts it is the one that is asked.
    ...(lab?.resolverUrl ? [`--host-resolver-rules=${rulesFor(lab).join(', ')}`] : []),
    ...(installed ? [`--load-extension=${installed}`] : []),
    'about:blank',
  ];
}

const rulesFor = ({ places }: Lab): string[] =>
  places.flatMap(({ host, address, httpsPort, httpPort }) => {
    const name = address === '127.0.0.1' || host.startsWith('*') ? address : host;
    return [`MAP ${host}:443 ${name}:${httpsPort}`, `MAP ${host}:80 ${name}:${httpPort}`];
  });
