/** Settings of Firefox for a test: no traffic of its own, and names that lead to the lab. */
import type { Lab } from '../lab/lab.ts';

export type Prefs = Readonly<Record<string, string | number | boolean>>;

const QUIET: Prefs = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.http.speculative-parallel-limit': 0,
  'network.prefetch-next': false,
  'network.trr.mode': 5,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.server': '',
};

const TEST: Prefs = {
  'marionette.port': 0,
  // Shows notifications in the browser itself, where there is no desktop to show them.
  'alerts.useSystemBackend': false,
  'browser.dom.window.dump.enabled': true,
  'devtools.console.stdout.content': true,
  'extensions.autoDisableScopes': 0,
  // Otherwise failures of one host delay sockets to all hosts that share its address.
  'network.websocket.delay-failed-reconnects': false,
};

/** ESR, unlike the Firefox of most, takes an extension for good that Mozilla has not signed (support.mozilla.org, "Add-on signing"). */
export const UNSIGNED: Prefs = { 'xpinstall.signatures.required': false };

/** @param extensionIds the add-on's own id and the fixed UUID that its pages get */
export function prefsFor(lab: Lab | undefined, extensionIds: Readonly<Record<string, string>>): Prefs {
  const [place] = lab?.places ?? [];
  return {
    ...QUIET,
    ...TEST,
    'extensions.webextensions.uuids': JSON.stringify(extensionIds),
    // Where a connection is refused Firefox asks again for the other family, which the lab lacks, and would report that instead.
    ...(place && { 'network.dns.disableIPv6': true }),
    ...(place && { 'network.socket.forcePort': `443=${place.httpsPort};80=${place.httpPort}` }),
  };
}

/** The text of a `user.js`. */
export function prefsFile(prefs: Prefs): string {
  const lines = Object.entries(prefs).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  return `${lines.join('\n')}\n`;
}
