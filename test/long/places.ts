/** Where a story is played. What differs between the places is here, each difference by its name. */
import { until } from '../drive/await.ts';
import type { RigOptions, Rig } from '../browser/rig.ts';
import type { Untyped } from '../untyped.ts';
import type { Browser } from '../../src/core/model/terms.ts';

/* What runs inside a browser's own pages has the names of its own world. */
declare const ChromeUtils: Untyped, chrome: Untyped, WebExtensionPolicy: Untyped;

export interface Place extends Pick<RigOptions, 'before' | 'ahead'> {
  name: string;
  browser: Exclude<Browser, 'safari'>;
}

/**
 * Chrome before 148 has no `browser` (developer.chrome.com, "The browser namespace"): there the polyfill stands in for it in the
 * background, and pages take `chrome`.
 */
function withoutNativeBrowser(): void {
  const world = globalThis as { browser?: unknown };
  delete world.browser;
  if ('browser' in world) throw new Error('The native `browser` cannot be taken away');
}

export const PLACES: readonly Place[] = [
  { name: 'Chromium', browser: 'chromium' },
  {
    name: 'Chromium without `browser`',
    browser: 'chromium',
    before: [withoutNativeBrowser],
    ahead: withoutNativeBrowser,
  },
  { name: 'Firefox', browser: 'firefox' },
];

/**
 * Where no host is granted Firefox opens no socket, because it would carry an Origin that names the installation (PRIVACY.md;
 * `src/probes/anonymous.ts`): of a service whose messages go over sockets alone only the website can be asked.
 */
export const asksSocketsUnpermitted = ({ browser }: Place): boolean => browser === 'chromium';

/**
 * Whose answers every page may read can be asked without a permission; in Firefox such a request would carry the same Origin, so there
 * the host has to be granted, and it asks about what is told to strangers too (`src/platform/source-permissions.ts`).
 */
export const asksBeforeOpenSources = ({ browser }: Place): boolean => browser === 'firefox';

/**
 * What its user has allowed once, and the extension has given back, Chromium grants again without a question
 * (developer.chrome.com, `permissions.remove`: "Permissions … can be re-added without prompting"). Firefox asks again.
 */
export const grantsAgainUnasked = ({ browser }: Place): boolean => browser === 'chromium';

/**
 * A sign-in page leads plain http to itself, and the extension's policy forbids to follow (`manifest.json`, `connect-src`). Firefox
 * notes that in the console (MDN, "CSP errors and warnings"); to be told of the redirect instead of following it takes a request in
 * which its Origin would name the installation (Fetch Standard: `no-cors` has to follow).
 */
export const notedOfSignInPage = ({ browser }: Place): RegExp | undefined =>
  browser === 'firefox'
    ? /^Content-Security-Policy: .*\(connect-src\) at http:\/\/sign-in\.lab\.test\//
    : undefined;

/** Chromium ends a worker at once (DevTools: `Target.closeTarget`), Firefox an event page as it does when nothing happens for a while. */
export const endBackground = ({ chromium, firefox }: Rig): Promise<unknown> =>
  chromium ? chromium.killWorker() : firefox!.killBackground();

/** Firefox's id of Wasl. */
const ID = 'wasl@wasl';

/**
 * Each in the browser's own page of extensions: in Chromium by what `chrome://extensions` calls, in Firefox by what `about:addons` does.
 * The tabs of an extension that is switched off are closed.
 */
export async function switchOffAndOn({ chromium, firefox }: Rig): Promise<void> {
  if (chromium) {
    const page = await chromium.open('chrome://extensions');
    for (const isOn of [false, true])
      await page.evaluate(
        (id, on) => chrome.management.setEnabled(id, on) as Promise<void>,
        chromium.extensionId,
        isOn,
      );
    await page.close();
    return;
  }
  await firefox!.goTo('about:blank');
  await firefox!.evaluateInChrome(async (id) => {
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const found = await AddonManager.getAddonByID(id);
    await found.disable();
    await found.enable();
  }, ID);
  await until(
    () =>
      firefox!.goTo('manifest.json').then(
        () => true,
        () => false,
      ),
    { what: 'the extension to be on again' },
  );
}

/**
 * Takes hosts back that were granted while it ran: in `chrome://extensions`, which refuses to take back `wss:` ("Invalid host", of
 * `developerPrivate.removeHostPermission`), so that sockets stay allowed there; in Firefox as `about:addons` does it.
 */
export async function takeBack({ chromium, firefox }: Rig, origins: readonly string[]): Promise<void> {
  if (chromium) {
    const page = await chromium.open('chrome://extensions');
    await page.evaluate(
      async (id, given) => {
        const { permissions } = await chrome.developerPrivate.getExtensionInfo(id);
        const { hosts } = permissions.runtimeHostPermissions as {
          hosts: { host: string; granted: boolean }[];
        };
        for (const { host } of hosts.filter((one) => one.granted && !one.host.startsWith('wss:'))) {
          if (!given.includes(host)) throw new Error(`${host} is granted too`);
          await chrome.developerPrivate.removeHostPermission(id, host);
        }
      },
      chromium.extensionId,
      origins,
    );
    await page.close();
    return;
  }
  await firefox!.evaluateInChrome(
    async (id, hosts) => {
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
      );
      const { extension } = WebExtensionPolicy.getByID(id);
      await ExtensionPermissions.remove(id, { permissions: [], origins: hosts }, extension);
    },
    ID,
    [...origins],
  );
}
