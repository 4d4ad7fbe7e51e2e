/** The folder in which a Chromium keeps all that it knows, and the home of its user within it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lab } from '../lab/lab.ts';
import { homeIn, homeThatTrusts } from './trust.ts';

export interface Profile {
  folder: string;
  /**
   * A home in which the lab's authority is trusted; `undefined`: the home of whoever runs the tests. Elsewhere than on Linux the browser
   * asks the system whom to trust: a flag tells it to overlook the lab's key.
   */
  home: string | undefined;
  /** No browser may be running in it. */
  remove(): void;
}

/** Makes a new one, for a browser that has never been started. In a lab names are asked of its resolver, and its authority is trusted. */
export function makeProfile(lab?: Lab): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'wasl-chromium-'));
  if (lab) writeNameSettings(folder, lab);
  return {
    folder,
    home: lab && process.platform === 'linux' ? homeThatTrusts(lab.authority.certificate, folder) : undefined,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}

/** One that another browser has left, and that is removed by whoever made it. */
export const profileIn = (folder: string, lab?: Lab): Profile => ({
  folder,
  home: lab && process.platform === 'linux' ? homeIn(folder) : undefined,
  remove: () => {},
});

/** Chromium asks the lab's resolver alone, or the system's; the setting has no flag (`dns_over_https` in the file `Local State`). */
function writeNameSettings(folder: string, lab: Lab): void {
  const { resolverUrl } = lab;
  const settings = {
    dns_over_https: resolverUrl ? { mode: 'secure', templates: resolverUrl } : { mode: 'off' },
  };
  writeFileSync(join(folder, 'Local State'), JSON.stringify(settings));
}
