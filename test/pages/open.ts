/** A page as it was built, in a document and a browser as small as can be. */
import { event, fake, world } from '../platform/fake-browser.ts';
import { readFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import type { Browser } from '../../src/core/model/terms.ts';

const file = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/**
 * Opens it in place of the one before. Returns how to have it look again at what is stored and granted.
 * @param folder where the extensions were built
 */
export async function open(
  folder: string,
  browser: Browser,
  script: string,
): Promise<() => Promise<unknown>> {
  world.scheme = browser === 'chromium' ? 'chrome-extension:' : 'moz-extension:';
  const { document, location } = new Window({
    url: `${world.scheme}//own-id/${script.replace(/index\.js$/, '')}`,
  });
  // The one before hears of nothing any more.
  fake.storage.onChanged = event();
  Object.assign(fake.permissions, { onAdded: event(), onRemoved: event() });
  const fetch = async (path: string) => Response.json(file(`${folder}/${browser}${path}`));
  Object.assign(globalThis, {
    document,
    location,
    fetch,
    addEventListener: () => undefined,
    setInterval: () => 0,
  });
  await import(/* @vite-ignore */ `file://${folder}/${browser}/${script}`);
  const { permissions, storage } = fake;
  return () =>
    Promise.all(
      permissions.onAdded.hasListeners()
        ? permissions.onAdded.fire()
        : storage.onChanged.fire({ settings: { newValue: {} } }, 'local'),
    );
}
