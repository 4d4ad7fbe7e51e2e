/** A real Firefox with the extension in it, driven over Marionette. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'webextension-polyfill';
import type { Lab } from '../lab/lab.ts';
import { pathOf, start } from '../setup/start-program.mjs';
import { atMost, LEAVE_MS, until, type Wait } from './await.ts';
import { NOTES, packed, type Told } from './extension.ts';
import { prefsFile, prefsFor, UNSIGNED, type Prefs } from './firefox-prefs.ts';
import { killBackground, listProblems, point } from './in-firefox.ts';
import { clickOn } from './in-page.ts';
import { connectMarionette, type Marionette } from './marionette.ts';
import { scriptsOf } from './marionette-scripts.ts';

declare const browser: Browser;

export interface FirefoxOptions {
  /** Folder of the unpacked extension. */
  extension: string;
  /** Names resolve to its hosts alone; left out: the live internet. */
  lab?: Lab;
  isVisible?: boolean;
  prefs?: Prefs;
  /** Added to the browser's environment. */
  environment?: Readonly<Record<string, string>>;
  /** The extension is installed as its user does it, and is there when the browser starts again. ESR alone takes one that nobody signed. */
  isKept?: boolean;
  /** The folder that another one has left with `quit`, and removes, with the extension in it. */
  profile?: string;
}

export interface Firefox {
  /** Shows a page of the extension, or any address, in the tab that there is. */
  goTo(address: string): Promise<void>;
  /** Runs a function in the page shown. Its arguments and what it gives travel as JSON. */
  evaluate<A extends readonly unknown[], T>(run: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  waitFor<A extends readonly unknown[], T>(
    run: (...args: A) => T | undefined | false,
    args: A,
    wait?: Wait,
  ): Promise<T>;
  click(selector: string): Promise<void>;
  /** As the user's mouse does it: without that the browser is asked for no permission. */
  press(selector: string): Promise<void>;
  /** Runs a function with the rights of the browser itself. */
  evaluateInChrome: Firefox['evaluate'];
  badge(): Promise<{ text: string; title: string }>;
  notifications(): Promise<string[]>;
  told(): Promise<Told[]>;
  /** Ends the background page; the next event starts it again. */
  killBackground(): Promise<void>;
  /** Uncaught errors and complaints about the extension, from its pages and its background. */
  problems(): Promise<string[]>;
  screenshot(): Promise<Buffer>;
  /** The folder in which it keeps all that it knows. */
  profile: string;
  /** Ends it as its user would; the profile stays until it is closed. */
  quit(): Promise<void>;
  close(): Promise<void>;
}

const UUID = '7a51a51a-51a5-41a5-8a51-a51a51a51a51';

/**
 * What Firefox says when a page was closed (unloaded), or left for another (inactive), before the browser had answered it
 * (`ExtensionCommon.sys.mjs`, `wrapPromise`). Refused or not, the answer found nobody who could have handled it: that is no fault. Nor
 * is that it takes away itself what a closed page has listened to, when that page can no longer be told (bugzilla.mozilla.org, 1633315).
 */
const PAGE_WAS_LEFT =
  /^Promise (resolved|rejected) (after context unloaded|while context is inactive)|^sendRemoveListener on closed conduit/;

/** @throws when there is no Firefox, or when it refuses the extension */
export async function startFirefox(options: FirefoxOptions): Promise<Firefox> {
  pathOf('firefox');
  const folder = resolve(options.extension);
  const id = extensionIdOf(folder);
  const { isKept = false, lab, profile = mkdtempSync(join(tmpdir(), 'wasl-firefox-')) } = options;
  const prefs = { ...prefsFor(lab, { [id]: UUID }), ...(isKept && UNSIGNED), ...options.prefs };
  writeFileSync(join(profile, 'user.js'), prefsFile(prefs));
  const portFile = join(profile, 'MarionetteActivePort');
  rmSync(portFile, { force: true });
  const child = start(
    'firefox',
    [
      ...(options.isVisible ? [] : ['--headless']),
      '--marionette',
      '--remote-allow-system-access',
      '--no-remote',
      '--profile',
      profile,
      'about:blank',
    ],
    { stdio: 'ignore', env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1', ...options.environment } },
  );
  const exited = once(child, 'exit');
  const kill = () => {
    child.kill('SIGKILL');
    if (options.profile === undefined)
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  process.once('exit', kill);
  let marionette: Marionette | undefined;
  async function quit(): Promise<void> {
    const leaving = marionette?.send('Marionette:Quit', { flags: ['eForceQuit'] });
    await atMost(
      LEAVE_MS,
      Promise.resolve(leaving).then(() => exited),
    );
    child.kill('SIGKILL');
    await exited;
    marionette?.close();
  }
  async function close(): Promise<void> {
    await quit();
    process.off('exit', kill);
    kill();
  }

  try {
    // The file is there before all of its digits are: what cannot be connected to is read again.
    const started = until(
      async () => {
        const port = existsSync(portFile) && Number(readFileSync(portFile, 'utf8'));
        return port ? connectMarionette(port) : false;
      },
      { what: 'Firefox to start' },
    );
    marionette = await Promise.race([started, exited.then(([code]) => endedEarly(code))]);
    await marionette.send('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } });
    await marionette.send('WebDriver:SetTimeouts', { script: 120_000, pageLoad: 120_000 });
    const driven = drive(marionette, id, { profile, quit, close });
    if (lab) await point(driven, lab);
    if (options.profile === undefined) {
      const path = isKept ? packed(folder, profile) : folder;
      await marionette.send('Addon:Install', { path, temporary: !isKept });
    }
    return driven;
  } catch (error) {
    await close();
    throw error;
  }
}

function endedEarly(code: unknown): never {
  throw new Error(`Firefox ended with ${code} instead of starting.`);
}

function extensionIdOf(folder: string): string {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) throw new Error(`No extension in ${folder}: npm run build`);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  return manifest.browser_specific_settings?.gecko?.id ?? '';
}

type Life = Pick<Firefox, 'profile' | 'quit' | 'close'>;

function drive(marionette: Marionette, id: string, life: Life): Firefox {
  const run = scriptsOf(marionette);

  const firefox: Firefox = {
    async goTo(address) {
      const url = /^[a-z-]+:/.test(address) ? address : `moz-extension://${UUID}/${address}`;
      await marionette.send('WebDriver:Navigate', { url });
    },
    evaluate: (code, ...args) => run('content', code, args),
    waitFor: (code, args, wait) => until(() => firefox.evaluate(code, ...args), wait),
    async click(selector) {
      await firefox.waitFor(clickOn, [selector], { what: `something to click: ${selector}` });
    },
    async press(selector) {
      // What scripts are doing is done: they may stand in the other context.
      await firefox.evaluate(() => undefined);
      const found = { using: 'css selector', value: selector };
      const { value } = await marionette.send<{ value: Record<string, string> }>(
        'WebDriver:FindElement',
        found,
      );
      await marionette.send('WebDriver:ElementClick', { id: Object.values(value)[0] });
    },
    evaluateInChrome: (code, ...args) => run('chrome', code, args),
    badge: () =>
      firefox.evaluate(async () => ({
        text: await browser.action.getBadgeText({}),
        title: await browser.action.getTitle({}),
      })),
    notifications: () =>
      firefox.evaluate(async () =>
        browser.notifications ? Object.keys(await browser.notifications.getAll()) : [],
      ),
    told: () =>
      firefox.evaluate(async (key) => ((await browser.storage.session.get(key))[key] ?? []) as Told[], NOTES),
    killBackground: () => firefox.evaluateInChrome(killBackground, id),
    async problems() {
      const found = await firefox.evaluateInChrome(listProblems, [UUID]);
      return found.filter((text) => !PAGE_WAS_LEFT.test(text));
    },
    async screenshot() {
      const { value } = await marionette.send<{ value: string }>('WebDriver:TakeScreenshot', {
        full: false,
        hash: false,
      });
      return Buffer.from(value, 'base64');
    },
    ...life,
  };
  return firefox;
}
