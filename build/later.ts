/**
 * How the background script loads a part of itself when that is wanted: `import('./requests.ts')` of the sources is this in what is built
 * (`build/background.mjs`). A service worker may not import, but it may load scripts that it loaded once while it was installed; the browser
 * keeps those with it (W3C Service Workers, "importScripts(urls)"). Elsewhere the script belongs to a page, which imports.
 */

/** The script in which all of them are: the build puts its path here. */
declare const RARE: string;
/** A worker's alone. */
declare const importScripts: ((url: string) => void) | undefined;
declare const serviceWorker: { state: string };

/** What parts leave behind, by their paths. */
const parts: Record<string, unknown> = ((globalThis as { waslParts?: Record<string, unknown> }).waslParts ??=
  {});

const load = typeof importScripts === 'function' ? importScripts : undefined;

/**
 * A worker's part, at once.
 * @param script where it is
 * @throws where the browser does not give it out
 */
export function partNow(path: string, script = path): unknown {
  try {
    if (!(path in parts)) load?.(`/${script}`);
  } catch (error) {
    // Whoever asked over a message hears of errors only, and this is none.
    throw new Error(`${script} cannot be loaded: ${String(error)}`, { cause: error });
  }
  return parts[path];
}

/**
 * Rejects where the browser does not give it out; the next time it is asked for again.
 * @param importIt what a page does for it: with the path in it as it is, so that whoever reads the script sees what it imports
 */
export async function later(path: string, importIt: () => Promise<unknown>): Promise<unknown> {
  if (!load && !(path in parts)) await importIt();
  return partNow(path, RARE);
}

/**
 * Before the browser installs it a worker's script is run once, and its worker is "parsed" (W3C Service Workers, "ServiceWorkerState").
 * This is better than its `install` event: a Chromium that is quit while that goes on takes the extension for installed ever after, and
 * never starts its worker again (seen with 156.0.8078.114).
 */
if (load && serviceWorker.state === 'parsed') {
  try {
    partNow(RARE);
  } catch {
    // The rest of Wasl works all the same, and whoever wants a part is told.
  }
}
