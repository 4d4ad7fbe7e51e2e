/**
 * A real Chromium, Chrome or Edge, with Wasl in it or without, driven over its debugging pipe. All that starts one starts it here; what
 * is done to a tab of it stands in `page.ts`, and beside it `keyboard.ts`, `look.ts`, `picture.ts` and `popup.ts`.
 *
 * Nothing stays attached to an extension's worker, which would keep it awake.
 */
import { resolve } from 'node:path';
import type { Browser } from 'webextension-polyfill';
import type { Lab } from '../lab/lab.ts';
import { until } from './await.ts';
import { NOTES, type Told } from './extension.ts';
import { launch, type Launched, type LaunchOptions } from './launch.ts';
import { attach, openPage, type Page } from './page.ts';

/** In pages of the extension; Chromium's promises are those of the polyfill's types. */
declare const chrome: Browser;

export interface ChromiumOptions extends LaunchOptions {
  /** Folder of the unpacked extension. */
  extension: string;
  /** Runs in every page that is opened, in front of its own scripts, and can use nothing of its file. */
  ahead?: () => void;
}

export interface BareChromium {
  /** Opens an address in a tab. */
  open(address: string): Promise<Page>;
  /** Loads an unpacked extension and gives its id, which hangs on the folder's path. */
  load(folder: string): Promise<string>;
  /** Settles when the browser has ended, whoever ended it. */
  ended: Promise<void>;
  /** Stops the whole browser in its tracks, as a closed lid would, until it is woken. */
  sleep(): void;
  wake(): void;
  /** The folder in which it keeps all that it knows. */
  profile: string;
  /** Ends it as its user would; the profile stays until it is closed. */
  quit(): Promise<void>;
  close(): Promise<void>;
}

/** With Wasl in it: `open` knows its pages too, such as `popup/popup.html`. */
export interface Chromium extends BareChromium {
  extensionId: string;
  /** Takes hold of the tab in which the extension greets its user; opens this page where there is none soon. */
  adopt(address: string): Promise<Page>;
  /** Runs a function in a page of the extension that does nothing of its own. */
  evaluate: Page['evaluate'];
  badge(): Promise<{ text: string; title: string }>;
  /** Ids of the notifications that are being shown. */
  notifications(): Promise<string[]>;
  /** Takes the address of a tab that is opened, now or soon, and closes it. */
  takeTab(isIt: (url: string) => boolean): Promise<string>;
  /** Notes of a copy made with `notesNotifications`. */
  told(): Promise<Told[]>;
  /** Whether the extension's worker is running. */
  isAwake(): Promise<boolean>;
  /** Ends the extension's worker; whether there was one to end. */
  killWorker(extension?: string): Promise<boolean>;
  /** Has the extension's worker and pages let go what nothing refers to any more. */
  collectGarbage(): Promise<void>;
  /** What went wrong in the extension's scripts and manifest, as `chrome://extensions` lists it. */
  problems(): Promise<string[]>;
  /** Clears what the browser remembers of names, so that a change in the lab's resolver is seen at once. */
  forgetNames(): Promise<void>;
}

/** @throws when there is no browser */
export function startBareChromium(options: LaunchOptions = {}): BareChromium {
  return bare(launch(options));
}

/** @throws when there is no browser, or when the extension is not running in it */
export async function startChromium({ extension, ahead, ...options }: ChromiumOptions): Promise<Chromium> {
  // What was loaded over its pipe Chromium forgets when it ends (seen with 156.0.8078.114): what it kept in its profile is there still.
  const isLeft = options.profile !== undefined;
  const launched = launch({ ...options, ...(isLeft && { installed: resolve(extension) }) });
  try {
    const inPages = ahead && `(${ahead})();`;
    return await drive(launched, resolve(extension), options.lab, inPages, isLeft);
  } catch (error) {
    await launched.close();
    throw error;
  }
}

interface Target {
  type: string;
  url: string;
  targetId: string;
}

function bare({ pipe, signal, ended, profile, quit, close }: Launched): BareChromium {
  return {
    open: (address) => openPage(pipe, address),
    async load(folder) {
      return (await pipe.send<{ id: string }>('Extensions.loadUnpacked', { path: resolve(folder) })).id;
    },
    ended,
    sleep: () => signal('SIGSTOP'),
    wake: () => signal('SIGCONT'),
    profile,
    quit,
    close,
  };
}

async function drive(
  launched: Launched,
  folder: string,
  lab: Lab | undefined,
  ahead: string | undefined,
  isLeft: boolean,
): Promise<Chromium> {
  const { pipe } = launched;
  const browser = bare(launched);
  const id = isLeft ? await there(pipe, folder) : await browser.load(folder);
  const origin = `chrome-extension://${id}/`;
  const open = (address: string) =>
    openPage(pipe, /^[a-z-]+:/.test(address) ? address : origin + address, false, ahead);
  const openStill = () => openPage(pipe, `${origin}manifest.json`, true);
  const present = await openStill().catch(() => {
    throw new Error(`Wasl is not in this browser: it did not load ${folder}.`);
  });
  await present.close();
  let still: Promise<Page> | undefined;
  const evaluate: Page['evaluate'] = async (run, ...args) => {
    const page = await (still ??= openStill());
    try {
      return await page.evaluate(run, ...args);
    } catch (error) {
      // Where the extension was switched off its pages are closed: the next question opens another.
      if (String(error).includes('Session with given id not found')) still = undefined;
      throw error;
    }
  };
  const targets = async (type: string, of = origin) => {
    const { targetInfos } = await pipe.send<{ targetInfos: Target[] }>('Target.getTargets');
    return targetInfos.filter((one) => one.type === type && one.url.startsWith(of));
  };
  const workers = (of?: string) => targets('service_worker', of);

  const chromium: Chromium = {
    ...browser,
    extensionId: id,
    open,
    evaluate,
    async adopt(address) {
      const find = async () => (await targets('page')).find(({ url }) => !url.endsWith('manifest.json'));
      const target = await until(find, { deadlineMs: 30_000 }).catch(() => undefined);
      if (!target) return open(address);
      await pipe.send('Target.activateTarget', { targetId: target.targetId });
      const page = await attach(pipe, target.targetId);
      // It may still be on its way from one page to another.
      await page.waitFor(() => document.body.childElementCount > 0, [], { what: 'the page that greets' });
      return page;
    },
    badge: () =>
      evaluate(async () => ({
        text: await chrome.action.getBadgeText({}),
        title: await chrome.action.getTitle({}),
      })),
    notifications: () =>
      evaluate(async () => (chrome.notifications ? Object.keys(await chrome.notifications.getAll()) : [])),
    told: () =>
      evaluate(async (key) => ((await chrome.storage.session.get(key))[key] ?? []) as Told[], NOTES),
    async takeTab(isIt) {
      const find = async () => {
        const { targetInfos } = await pipe.send<{ targetInfos: Target[] }>('Target.getTargets');
        return targetInfos.find(({ type, url }) => type === 'page' && isIt(url));
      };
      const { targetId, url } = await until(find, { what: 'a tab to be opened' });
      await pipe.send('Target.closeTarget', { targetId });
      return url;
    },
    isAwake: async () => (await workers()).length > 0,
    async killWorker(extension = id) {
      const of = `chrome-extension://${extension}/`;
      const [worker] = await workers(of);
      if (!worker) return false;
      await pipe.send('Target.closeTarget', { targetId: worker.targetId });
      await until(async () => (await workers(of)).every(({ targetId }) => targetId !== worker.targetId), {
        what: 'the end of the worker',
      });
      return true;
    },
    async collectGarbage() {
      const { targetInfos } = await pipe.send<{ targetInfos: Target[] }>('Target.getTargets');
      for (const { targetId } of targetInfos.filter(({ url }) => url.startsWith(origin))) {
        const { sessionId } = await pipe.send<{ sessionId: string }>('Target.attachToTarget', {
          targetId,
          flatten: true,
        });
        await pipe.session(sessionId).send('HeapProfiler.collectGarbage');
        await pipe.send('Target.detachFromTarget', { sessionId });
      }
    },
    async problems() {
      const page = await openPage(pipe, 'chrome://extensions', true);
      const found = await page.evaluate(listProblems, id);
      await page.close();
      return found;
    },
    async forgetNames() {
      const page = await openPage(pipe, 'chrome://net-internals/#dns', true);
      await page.evaluate(() =>
        (chrome as unknown as { send(name: string): void }).send('clearHostResolverCache'),
      );
      await page.close();
    },
  };
  lab?.onNames(() => chromium.forgetNames().catch(() => {}));
  return chromium;
}

/** Waits for the extension that was loaded from this folder when the browser ran before, and gives its id. */
const there = ({ send }: Launched['pipe'], folder: string): Promise<string> =>
  until(
    async () => {
      const { extensions } = await send<{ extensions: { id: string; path: string }[] }>(
        'Extensions.getExtensions',
      );
      return extensions.find(({ path }) => path === folder)?.id;
    },
    { what: 'the extension to be there still' },
  );

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
