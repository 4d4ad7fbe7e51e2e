/** Where a story is played: one source for every browser. What differs between them is here, each difference by its name. */
import type { Browser as Api } from 'webextension-polyfill';
import { startRig, type Rig } from '../browser/rig.ts';
import { until } from '../drive/await.ts';
import type { Told } from '../drive/extension.ts';
import type { Untyped } from '../untyped.ts';
import type { Browser } from '../../src/core/model/terms.ts';

declare const ChromeUtils: Untyped;

export interface Place {
  name: string;
  browser: Exclude<Browser, 'safari'>;
  /** Runs in front of the background script. */
  before?: (() => void)[];
}

/**
 * Chrome before 148 has no `browser` (developer.chrome.com, "The browser namespace"): there the polyfill stands in.
 */
function withoutNativeBrowser(): void {
  const world = globalThis as { browser?: unknown };
  delete world.browser;
  if ('browser' in world) throw new Error('The native `browser` cannot be taken away');
}

export const PLACES: readonly Place[] = [
  { name: 'Chromium', browser: 'chromium' },
  { name: 'Chromium without `browser`', browser: 'chromium', before: [withoutNativeBrowser] },
  { name: 'Firefox', browser: 'firefox' },
];

export interface Story {
  rig: Rig;
  told(): Promise<readonly Told[]>;
  shown(): Promise<readonly string[]>;
  badge(): Promise<{ text: string; title: string }>;
  /** What the console of the extension has against it. */
  problems(): Promise<readonly string[]>;
  /** Ends the background, as browsers do at any moment. */
  endBackground(): Promise<unknown>;
}

export async function beginStory({ browser, before = [] }: Place): Promise<Story> {
  const rig = await startRig(browser, { before, permissions: ['notifications'], notesNotifications: true });
  const driven = (rig.chromium ?? rig.firefox)!;
  return {
    rig,
    told: async () => (await driven.told()).filter(({ what }) => what === 'create'),
    shown: () => driven.notifications(),
    badge: () => driven.badge(),
    problems: () => driven.problems(),
    endBackground: endingOf(rig),
  };
}

/** Chromium ends a worker at once (DevTools: `Target.closeTarget`), Firefox an event page as it does when nothing happens for a while. */
const endingOf = ({ chromium, firefox }: Rig): (() => Promise<unknown>) =>
  chromium ? () => chromium.killWorker() : () => firefox!.killBackground();

/** Firefox alone lets a test switch an extension off and on; the tab that is driven is closed with it. */
export async function offAndOn({ firefox }: Rig, id: string): Promise<void> {
  await firefox!.goTo('about:blank');
  await firefox!.evaluateInChrome(async (addon) => {
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const found = await AddonManager.getAddonByID(addon);
    await found.disable();
    await found.enable();
  }, id);
  await until(
    () =>
      firefox!.goTo('manifest.json').then(
        () => true,
        () => false,
      ),
    {
      what: 'the extension to be on again',
    },
  );
}

/**
 * How the end of an outage is called where no host is granted: Firefox opens no socket there, because it would carry an Origin that names
 * the installation (PRIVACY.md; `src/probes/anonymous.ts`), so of WhatsApp only its website can be asked.
 */
export const isBackIn = ({ browser }: Place): string =>
  browser === 'chromium' ? 'WhatsApp answers again' : "WhatsApp's website answers again";

/** What is believed of a service now. */
export const statusOf = async (rig: Rig, service: string): Promise<string | undefined> =>
  (await rig.state()).services[service]?.status;

/** Presses "check now" again and again until something holds. */
export async function checkUntil(rig: Rig, holds: () => Promise<boolean>, what: string): Promise<void> {
  await until(
    async () => {
      if (await holds()) return true;
      await rig
        .evaluate(() => (globalThis as unknown as { chrome: Api }).chrome.runtime.sendMessage('check-now'))
        .catch(() => undefined);
      return holds();
    },
    { what, deadlineMs: 240_000 },
  );
}
