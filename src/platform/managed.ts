/**
 * What the policy of an organisation sets for this extension. Chromium and Edge check it against `managed_schema.json`; Firefox takes it
 * from a policy or a manifest of managed storage, and rejects where there is neither. Some browsers have no such storage at all.
 */
import { browser } from './browser.ts';

/** How Firefox says that there is none (`ExtensionStorage`, "Managed storage manifest not found"). */
const THERE_IS_NONE = /manifest not found/i;

/** Its values by their names, none where there is no policy. @throws where that cannot be known now */
export async function managedValues(): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await browser.storage.managed?.get(null)) ?? {};
  } catch (error) {
    if (error instanceof Error && THERE_IS_NONE.test(error.message)) return {};
    throw error;
  }
}

/** Hears of every change of the policy while the browser runs; Firefox reads it when it starts. */
export function onManaged(listener: () => unknown): void {
  browser.storage.onChanged.addListener((_, area) => (area === 'managed' ? listener() : undefined));
}
