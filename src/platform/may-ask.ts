/** What this build may have of its browser, or ask it for: the manifest says it, and leaves out what the browser does not know. */
import { browser } from './browser.ts';

interface Asking {
  permissions?: string[];
  optional_permissions?: string[];
  optional_host_permissions?: string[];
}
const manifest = () => browser.runtime.getManifest() as Asking;

/** Of these permissions, those that can be asked for here, or are there from the beginning. */
export function askableOf<Name extends string>(names: readonly Name[]): Name[] {
  const { permissions = [], optional_permissions: optional = [] } = manifest();
  return names.filter((name) => [...permissions, ...optional].includes(name));
}

/** Whether any host can be asked for; where none can, basic checks are all there is. */
export const mayAskForHosts = (): boolean => (manifest().optional_host_permissions ?? []).length > 0;
