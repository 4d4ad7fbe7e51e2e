/** A browser that lacks what a column lacks, and the built extension in it. */
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { vi } from 'vitest';
import type * as Fake from '../platform/fake-browser.ts';
import { lacking, type Column } from './table.ts';

type Api = Record<string, unknown>;
type Event = ReturnType<typeof Fake.event>;

const SCHEMES = { chromium: 'chrome-extension:', firefox: 'moz-extension:', safari: 'safari-web-extension:' };

/** The same namespaces, and those members alone that are not named; what appears with a permission still does. */
function without(api: object, paths: readonly string[]): Api {
  const kept: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(api);
  for (const path of paths) {
    const [name = '', ...members] = path.split('.');
    if (members.length === 0) delete kept[name];
    else if (kept[name]) kept[name].value = without(kept[name].value as object, [members.join('.')]);
  }
  return Object.defineProperties({}, kept);
}

const isEvent = (value: unknown): value is Event => typeof (value as Event | undefined)?.fire === 'function';

/** Its events, by their paths; those of optional permissions too. */
export const eventsOf = (api: object): [string, Event][] =>
  Object.entries(api).flatMap(([name, value]): [string, Event][] => {
    if (isEvent(value)) return [[name, value]];
    if (typeof value !== 'object' || value === null) return [];
    return eventsOf(value).map(([path, one]) => [`${name}.${path}`, one]);
  });

/** A browser of this column in which nothing has happened yet, with notifications granted where it has them. */
export async function browserOf(column: Column, folder: string): Promise<typeof Fake & { api: Api }> {
  vi.resetModules();
  const { fake, world, event } = await import('../platform/fake-browser.ts');
  world.scheme = SCHEMES[column.build];
  const manifest = readFileSync(`${folder}/${column.build}/manifest.json`, 'utf8');
  world.manifest = JSON.parse(manifest) as object;
  world.granted.permissions = ['notifications'];
  world.os = column.os ?? world.os;
  const offscreen = { createDocument: async () => void rooms.push(room), closeDocument: async () => {} };
  const everything = Object.defineProperties({ offscreen }, Object.getOwnPropertyDescriptors(fake));
  return { fake, world, event, api: without(everything, lacking(column)) };
}

/** Hosts that were contacted from the room of Chromium. */
let inRoom: (url: string) => void = () => undefined;
/** The room of Chromium, as far as requests are made from it: all are answered at once, and nothing of them can be read. */
const room = {
  url: 'chrome-extension://own-id/background/room.html',
  postMessage(wish: { wants: 'opened-at' } | { errand: { url: string } }, [port]: MessagePort[]) {
    if ('wants' in wish) return port!.postMessage(1);
    const { url } = wish.errand;
    inRoom(url);
    if (url.startsWith('wss:')) return port!.postMessage({ closed: 1006 });
    const head = { status: 0, ok: false, type: 'opaque', redirected: false, url: '', headers: [] };
    for (const said of [{ head, body: null }, { timing: undefined }, { led: undefined }])
      port!.postMessage(said);
  },
};
const rooms: (typeof room)[] = [];

/** Starts the built background in a world of its own. Returns whom it contacts from now on. */
export function startBackground(column: Column, api: Api, folder: string): string[] {
  const contacted: string[] = [];
  const contact = (url: string) => void contacted.push(new URL(url).hostname);
  inRoom = contact;
  const ownFile = (path: string) => readFileSync(`${folder}/${column.build}${path}`, 'utf8');
  class Refusing extends EventTarget {
    constructor(url: string) {
      super();
      contact(url);
      setTimeout(() => this.dispatchEvent(new Event('error')));
    }
  }
  const own = {
    browser: api,
    chrome: api,
    navigator: { onLine: true, locks: { request: (_: string, work: () => unknown) => work() } },
    clients: { matchAll: async () => rooms },
    WebSocket: Refusing,
    async fetch(asked: string) {
      if (asked.startsWith('/')) return new Response(ownFile(asked));
      contact(asked);
      return new Response(asked.includes('detectportal') ? 'success\n' : '');
    },
    ...{ addEventListener: () => undefined, removeEventListener: () => undefined },
  };
  const world = createContext(own);
  // What a browser's script finds beside the language itself: fetch, URL, timers.
  const language = new Set(runInContext('Object.getOwnPropertyNames(globalThis)', world) as string[]);
  for (const name of Object.getOwnPropertyNames(globalThis))
    if (!language.has(name) && !name.startsWith('__vite'))
      Object.defineProperty(own, name, { value: (globalThis as Api)[name], writable: true });
  runInContext('globalThis.self = globalThis', world);
  runInContext(readFileSync(`${folder}/${column.build}/background/index.js`, 'utf8'), world);
  return contacted;
}
