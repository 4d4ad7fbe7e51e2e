/** A browser and a network as small as can be, for the whole background script. Import it before the script. */
import { vi } from 'vitest';
import { fake, world } from '../platform/fake-browser.ts';
import { answerWords } from '../words/catalogues.ts';

/** Hosts that were contacted. */
export const contacted: string[] = [];
/** The line's own events. */
export const line = new EventTarget();

/** Gives out the extension's own files; everybody else answers at once. */
export async function answerAll(input: string | URL | Request): Promise<Response> {
  const url = String(input instanceof Request ? input.url : input);
  if (url.startsWith('/')) return answerWords(url);
  contacted.push(new URL(url).hostname);
  return new Response(url.includes('detectportal') ? 'success\n' : '');
}

/** Opens and is closed by the other side, without a word. */
class SilentSocket extends EventTarget {
  constructor(url: string) {
    super();
    contacted.push(new URL(url).hostname);
    setTimeout(() => this.dispatchEvent(new Event('open')));
  }
  send() {}
  close() {}
}

vi.stubGlobal('chrome', fake);
vi.stubGlobal('navigator', { onLine: true });
vi.stubGlobal('fetch', answerAll);
vi.stubGlobal('WebSocket', SilentSocket);
vi.stubGlobal('addEventListener', line.addEventListener.bind(line));
vi.stubGlobal('removeEventListener', line.removeEventListener.bind(line));
// In Chromium requests would be made from a room, which is a document: this browser has none.
world.scheme = 'moz-extension:';

/** Nothing is stored, granted or shown, and nobody was contacted. */
export function emptied(): void {
  contacted.length = 0;
  Object.assign(world, { stored: {}, kept: {}, tabs: [], windows: [], hasWindow: true, menu: [] });
  Object.assign(world, { notifications: {}, granted: { permissions: [], origins: [] }, language: 'en-GB' });
}

/** Far longer than a busy machine needs. */
export const WAIT = { timeout: 30_000 };

/** What the listeners of an event returned, all done. */
export const settled = (returned: unknown[]): Promise<unknown[]> => Promise.all(returned);
