/** Kinds of outside sources are switched on and off, in a real Chromium and in a real Firefox that gives every permission it is asked for. */
import { expect } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { until } from '../drive/await.ts';
import type { Firefox } from '../drive/firefox.ts';
import type { Prefs } from '../drive/firefox-prefs.ts';
import type { Page } from '../drive/page.ts';
import type { Untyped } from '../untyped.ts';

declare const browser: Browser, ChromeUtils: Untyped, WebExtensionPolicy: Untyped;

/** A test cannot answer the browser's question: it gives what it is asked for, but as ever only to the user's hand. */
export const GIVES_ALL: Prefs = { 'extensions.webextOptionalPermissionPrompts': false };

const HOSTS = ['https://mastodon.social/*', 'https://mastodon.online/*', 'https://mstdn.social/*'];

/** What is granted, once these kinds are switched on. */
function grantedWith(firefox: Firefox, ...sources: readonly string[]) {
  return firefox.waitFor(
    // Firefox hands over what is not there as null, which would be taken for an answer.
    async (key, wanted) => {
      const { [key]: settings } = (await browser.storage.local.get(key)) as Record<string, Settings>;
      const { origins = [], data_collection: data = [] } = await browser.permissions.getAll();
      return String(settings?.sources ?? '') === wanted && { origins, data };
    },
    [SETTINGS, String(sources)],
    { what: `these to be switched on: ${sources}` },
  );
}

/** What the user can do in the browser's own page of the extension. */
const takeBack = (firefox: Firefox, category: string) =>
  firefox.evaluateInChrome(async (one) => {
    const { ExtensionPermissions } = ChromeUtils.importESModule(
      'resource://gre/modules/ExtensionPermissions.sys.mjs',
    );
    const { extension } = WebExtensionPolicy.getByID('wasl@wasl');
    const taken = { permissions: [], origins: [], data_collection: [one] };
    await ExtensionPermissions.remove('wasl@wasl', taken, extension);
  }, category);

/** `firefox` has been started with `GIVES_ALL`, and WhatsApp is chosen. */
export async function switchOnAndOff(firefox: Firefox): Promise<void> {
  await firefox.goTo('options/options.html#others=whatsapp');
  await firefox.waitFor(() => document.activeElement?.matches('#others h2'), [], { what: 'the section' });
  await firefox.press('[name=source-crowd]');
  const given = await grantedWith(firefox, 'crowd');
  if (!given) throw new Error('nothing was granted');
  expect(given.origins.toSorted()).toEqual(HOSTS.toSorted());
  expect(given.data).toEqual(['browsingActivity']);
  await firefox.waitFor(() => document.querySelector('[data-action=ask-others]') !== null, []);

  await takeBack(firefox, 'browsingActivity');
  await firefox.waitFor(() => document.querySelector('[data-action=allow-source]') !== null, [], {
    what: 'what the browser lacks',
  });
  expect(await firefox.evaluate(() => document.querySelector('[data-action=ask-others]'))).toBeNull();
  await firefox.press('[data-action=allow-source]');
  await firefox.waitFor(() => document.querySelector('[data-action=allow-source]') === null, []);

  await firefox.press('[name=source-crowd]');
  await grantedWith(firefox);
  await firefox.waitFor(
    async () => {
      const { origins, data_collection: data } = await browser.permissions.getAll();
      return origins?.length === 0 && data?.length === 0;
    },
    [],
    { what: 'everything to be given back' },
  );
}

/** In Chromium: one whose answers any page may read needs no permission. `stored` gives everything that is kept, as JSON. */
export async function switchOnInSettings(options: Page, stored: () => Promise<string>): Promise<void> {
  const contacted = () =>
    options.evaluate(() =>
      [...document.querySelectorAll('.hosts code')]
        .filter((code) => code.closest('details') === null)
        .map(({ textContent }) => textContent),
    );
  expect(await contacted()).not.toContain('mastodon.social');
  await options.click('[name="source-crowd"]');
  await until(async () => (await stored()).includes('"sources":["crowd"]'), {
    what: 'the choice to be kept',
  });
  expect(await contacted()).toContain('mastodon.social');
}
