/** A real Firefox with the extension in it, driven over Marionette. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'webextension-polyfill';
import type { Lab } from '../lab/lab.ts';
import { pathOf, start } from '../setup/start-program.mjs';
import type { Untyped } from '../untyped.ts';
import { atMost, LEAVE_MS, until, type Wait } from './await.ts';
import { NOTES, type Told } from './extension.ts';
import { prefsFile, prefsFor, type Prefs } from './firefox-prefs.ts';
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
  close(): Promise<void>;
}

const UUID = '7a51a51a-51a5-41a5-8a51-a51a51a51a51';

/**
 * What Firefox says when a page was closed (unloaded), or left for another (inactive), before the browser had answered it
 * (`ExtensionCommon.sys.mjs`, `wrapPromise`). Refused or not, the answer found nobody who could have handled it: that is no fault.
 */
const PAGE_WAS_LEFT = /^Promise (resolved|rejected) (after context unloaded|while context is inactive)/;

/** @throws when there is no Firefox, or when it refuses the extension */
export async function startFirefox(options: FirefoxOptions): Promise<Firefox> {
  pathOf('firefox');
  const folder = resolve(options.extension);
  const id = extensionIdOf(folder);
  const profile = mkdtempSync(join(tmpdir(), 'wasl-firefox-'));
  writeFileSync(
    join(profile, 'user.js'),
    prefsFile({ ...prefsFor(options.lab, { [id]: UUID }), ...options.prefs }),
  );
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
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  process.once('exit', kill);
  let marionette: Marionette | undefined;
  async function close(): Promise<void> {
    if (marionette)
      await atMost(
        LEAVE_MS,
        marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).then(() => exited),
      );
    child.kill('SIGKILL');
    await exited;
    marionette?.close();
    process.off('exit', kill);
    kill();
  }

  try {
    const portFile = join(profile, 'MarionetteActivePort');
    // The file is there before all of its digits are: what cannot be connected to is read again.
    const started = until(
      async () => {
        const port = existsSync(portFile) && Number(readFileSync(portFile, 'utf8'));
        return port ? connectMarionette(port) : false;
      },
      { what: 'Firefox to start' },
    );
    marionette = await Promise.race([started, exited.then(([code]) => endedEarly(code))]);
    return await drive(marionette, { folder, id, lab: options.lab, close });
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

interface Installed {
  folder: string;
  id: string;
  lab: Lab | undefined;
  close(): Promise<void>;
}

async function drive(marionette: Marionette, { folder, id, lab, close }: Installed): Promise<Firefox> {
  await marionette.send('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } });
  await marionette.send('WebDriver:SetTimeouts', { script: 120_000, pageLoad: 120_000 });

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
      const found = await firefox.evaluateInChrome(listProblems, UUID);
      return found.filter((text) => !PAGE_WAS_LEFT.test(text));
    },
    async screenshot() {
      const { value } = await marionette.send<{ value: string }>('WebDriver:TakeScreenshot', {
        full: false,
        hash: false,
      });
      return Buffer.from(value, 'base64');
    },
    close,
  };
  if (lab) await point(firefox, lab);
  await marionette.send('Addon:Install', { path: folder, temporary: true });
  return firefox;
}

/** Lets Firefox trust the lab and find its hosts; whatever the lab does not know does not resolve. */
async function point(firefox: Firefox, lab: Lab): Promise<void> {
  const certificate = lab.authority.certificate.replace(/-----[^-]+-----|\s/g, '');
  await firefox.evaluateInChrome(trust, certificate);
  const tellNames = () =>
    firefox.evaluateInChrome(
      mapNames,
      lab.places.map(({ host, address }) => [host, lab.resolves(host) ? address : 'N/A'] as const),
    );
  await tellNames();
  lab.onNames(() => tellNames().catch(() => {}));
}

/* What runs inside Firefox has the names of its own world. */
declare const Cc: Untyped, Ci: Untyped, Services: Untyped, WebExtensionPolicy: Untyped;

function trust(certificate: string): void {
  Cc['@mozilla.org/security/x509certdb;1']
    .getService(Ci.nsIX509CertDB)
    .addCertFromBase64(certificate, 'CTu,u,u');
}

/** `N/A` is Firefox's word for a name that has no address (`nsINativeDNSResolverOverride.idl`). */
function mapNames(names: readonly (readonly [string, string])[]): void {
  const overrides = Cc['@mozilla.org/network/native-dns-override;1'].getService(
    Ci.nsINativeDNSResolverOverride,
  );
  overrides.clearOverrides();
  for (const [host, address] of names) overrides.addIPOverride(host, address);
  Services.dns.clearCache(true);
}

async function killBackground(id: string): Promise<void> {
  await WebExtensionPolicy.getByID(id).extension.terminateBackground({ ignoreDevToolsAttached: true });
}

/** Sockets that fail are what the lab is for. */
function listProblems(uuid: string): string[] {
  return Services.console
    .getMessageArray()
    .filter((message: Untyped) => message instanceof Ci.nsIScriptError && message.sourceName.includes(uuid))
    .filter((message: Untyped) => message.category !== 'Web Socket')
    .map((message: Untyped) => String(message.errorMessage));
}
