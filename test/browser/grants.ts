/** Gives and takes host permissions at run time, as a user does in the browser's own pages. */
import type { Untyped } from '../untyped.ts';
import type { Rig } from './rig.ts';

/** Firefox's id of Wasl. */
const ID = 'wasl@wasl';

/* What runs inside Firefox has the names of its own world. */
declare const ChromeUtils: Untyped, WebExtensionPolicy: Untyped;

interface DeveloperPrivate {
  updateExtensionConfiguration(change: { extensionId: string; hostAccess: string }): Promise<void>;
}

/**
 * In Firefox the same that `about:addons` does. In Chromium, where a test cannot answer the browser's question, the switch "site access"
 * of `chrome://extensions`: it knows all hosts of the manifest or none, so the extension has to be a copy that requires `origins`.
 */
export async function setGranted(rig: Rig, isGranted: boolean, origins: readonly string[]): Promise<void> {
  const { chromium, firefox } = rig;
  if (chromium) {
    const page = await chromium.open('chrome://extensions');
    await page.evaluate(
      (extensionId, hostAccess) => {
        const { developerPrivate } = chrome as { developerPrivate: DeveloperPrivate };
        return developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess });
      },
      chromium.extensionId,
      isGranted ? 'ON_ALL_SITES' : 'ON_SPECIFIC_SITES',
    );
    await page.close();
  }
  await firefox?.evaluateInChrome(
    async (id, change, hosts) => {
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
      );
      const { extension } = WebExtensionPolicy.getByID(id);
      await ExtensionPermissions[change](id, { permissions: [], origins: hosts }, extension);
    },
    ID,
    isGranted ? 'add' : 'remove',
    [...origins],
  );
}

declare const chrome: unknown;
