/**
 * A browser as small as the tests of `src/platform` need. Import it before any file of that folder: it takes the place
 * of the real one when it is loaded.
 */
import { readFileSync } from 'node:fs';

type Listener = (...details: never[]) => unknown;

/** An event of the WebExtension kind. `fire` returns what the listeners returned. */
export function event() {
  const listeners = new Map<Listener, unknown>();
  return {
    addListener: (listener: Listener, filter?: unknown) => void listeners.set(listener, filter),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    hasListeners: () => listeners.size > 0,
    filters: () => [...listeners.values()],
    fire: (...details: unknown[]) =>
      [...listeners.keys()].map((listener) => listener(...(details as never[]))),
  };
}

/** Kinds of data that may be sent are Firefox's alone. */
interface Granted {
  permissions: string[];
  origins: string[];
  data_collection?: string[];
}

/** What the tests look at. */
export const world = {
  scheme: 'chrome-extension:',
  stored: {} as Record<string, unknown>,
  /** What lies in memory until the browser closes. */
  kept: {} as Record<string, unknown>,
  /** Nothing more can be written. */
  isFull: false,
  /** Each call of the storage, in order: a killed worker gets no further than one of them. */
  writes: [] as string[],
  alarms: {} as Record<string, { when: number; periodInMinutes: number }>,
  notifications: {} as Record<string, Record<string, unknown>>,
  granted: { permissions: [] as string[], origins: [] as string[] } as Granted,
  sessionRules: [] as { id: number; condition: Record<string, unknown> }[],
  /** Names that the resolver does not find, with what it says instead. */
  lostNames: {} as Record<string, string>,
  portal: 'unknown',
  /** Of the answers to requests, leaf first. */
  certificates: {} as Record<string, { subject: string; isBuiltInRoot: boolean }[]>,
  badge: {} as Record<string, unknown>,
  menu: [] as Record<string, unknown>[],
  tabs: [] as string[],
  windows: [] as string[],
  hasWindow: true,
  language: 'en-GB',
  manifest: undefined as object | undefined,
  os: 'linux',
};

const manifests = JSON.parse(readFileSync('manifest.json', 'utf8')) as Record<string, object>;

const FIREFOX_TAKES = ['type', 'iconUrl', 'title', 'message', 'contextMessage', 'priority', 'eventTime'];

const isGranted = ({ permissions = [], origins = [] }: Partial<Granted>) =>
  permissions.every((name) => world.granted.permissions.includes(name)) &&
  origins.every((name) => world.granted.origins.includes(name));

/** As Chromium refuses what it does not know. */
function onlyKnown(asked: Partial<Granted>): void {
  if (asked.data_collection && !world.scheme.startsWith('moz'))
    throw new TypeError(`Unexpected property: 'data_collection'.`);
}

type Area = 'local' | 'session';

/** One area of the storage, over what the world holds of it. */
function area(name: Area, held: () => Record<string, unknown>) {
  const tell = (entries: [string, unknown][], before: Record<string, unknown>) => {
    const changes = entries.map(([key, newValue]) => [key, { oldValue: before[key], newValue }]);
    fake.storage.onChanged.fire(Object.fromEntries(changes), name);
  };
  return {
    async get(keys: string | string[] | null) {
      const wanted = keys === null ? Object.keys(held()) : [keys].flat().filter((key) => key in held());
      return structuredClone(Object.fromEntries(wanted.map((key) => [key, held()[key]])));
    },
    async set(entries: Record<string, unknown>) {
      if (name === 'local') world.writes.push(`set ${Object.keys(entries)}`);
      if (name === 'local' && world.isFull) throw new Error('Resource::kQuotaBytes quota exceeded');
      const before = { ...held() };
      // Like the real one, which leaves out what JSON leaves out.
      Object.assign(held(), JSON.parse(JSON.stringify(entries)));
      tell(Object.entries(entries), before);
    },
    async remove(keys: string | string[]) {
      if (name === 'local') world.writes.push(`remove ${keys}`);
      const before = { ...held() };
      for (const key of [keys].flat()) delete held()[key];
      tell(
        [keys].flat().map((key) => [key, undefined]),
        before,
      );
    },
    async clear() {
      for (const key of Object.keys(held())) delete held()[key];
    },
  };
}

const notifications = {
  onClicked: event(),
  async create(id: string, options: Record<string, unknown>) {
    const unknown = Object.keys(options).find((key) => !FIREFOX_TAKES.includes(key));
    if (unknown)
      throw new Error(`Type error for parameter options (Property "${unknown}" is unsupported by Firefox)`);
    world.notifications[id] = options;
  },
  getAll: async () => Object.fromEntries(Object.keys(world.notifications).map((id) => [id, true])),
  async clear(id: string) {
    delete world.notifications[id];
  },
};

export const fake = {
  runtime: {
    id: 'own-id',
    onInstalled: event(),
    onStartup: event(),
    getURL: (path: string) => `${world.scheme}//own-id/${path}`,
    onMessage: event(),
    onConnect: event(),
    getPlatformInfo: async () => ({ os: world.os }),
    getManifest: () => world.manifest ?? manifests[world.scheme.startsWith('moz') ? 'firefox' : 'chromium'],
    sendMessage: async (message: unknown) => Promise.all(fake.runtime.onMessage.fire(message)),
  },
  storage: {
    onChanged: event(),
    local: area('local', () => world.stored),
    session: area('session', () => world.kept),
    managed: { get: async () => ({}) },
  },
  alarms: {
    onAlarm: event(),
    async get(name: string) {
      const alarm = world.alarms[name];
      return alarm && { ...alarm, scheduledTime: alarm.when };
    },
    async create(name: string, alarm: { when: number; periodInMinutes: number }) {
      world.alarms[name] = alarm;
    },
  },
  get notifications() {
    return isGranted({ permissions: ['notifications'] }) ? notifications : undefined;
  },
  permissions: {
    onAdded: event(),
    onRemoved: event(),
    contains: async (asked: Partial<Granted>) => isGranted(asked),
    getAll: async () => world.granted,
    async request(asked: Partial<Granted>) {
      onlyKnown(asked);
      const { permissions = [], origins = [], data_collection: data } = asked;
      world.granted.permissions.push(...permissions);
      world.granted.origins.push(...origins);
      if (data) world.granted.data_collection = [...(world.granted.data_collection ?? []), ...data];
      return true;
    },
    async remove(asked: Partial<Granted>) {
      onlyKnown(asked);
      const { permissions = [], origins = [], data_collection: data } = asked;
      const left = world.granted.data_collection?.filter((name) => !data?.includes(name));
      if (left) world.granted.data_collection = left;
      world.granted.permissions = world.granted.permissions.filter((name) => !permissions.includes(name));
      world.granted.origins = world.granted.origins.filter((name) => !origins.includes(name));
    },
  },
  declarativeNetRequest: {
    getSessionRules: async () => world.sessionRules,
    updateSessionRules: async ({ addRules }: { addRules: typeof world.sessionRules }) => {
      world.sessionRules = addRules;
    },
  },
  webRequest: {
    onErrorOccurred: event(),
    onCompleted: event(),
    onHeadersReceived: event(),
    onBeforeRedirect: event(),
    getSecurityInfo: async (id: string) => {
      const certificates = world.certificates[id];
      if (!certificates) throw new Error('No such request');
      return { certificates };
    },
  },
  dns: {
    async resolve(host: string) {
      const failure = world.lostNames[host];
      if (failure) throw new Error(failure);
      return { addresses: ['192.0.2.1'] };
    },
  },
  captivePortal: {
    async getState() {
      if (world.portal === 'off') throw new Error('Captive Portal detection is not enabled');
      return world.portal;
    },
  },
  action: {
    setBadgeText: async ({ text }: { text: string }) => void (world.badge.text = text),
    setBadgeBackgroundColor: async ({ color }: { color: string }) => void (world.badge.colour = color),
    setBadgeTextColor: async () => {},
    setIcon: async ({ path }: { path: Record<number, string> }) => void (world.badge.icon = path[16]),
    getTitle: async () => world.badge.title ?? '',
    setTitle: async ({ title }: { title: string }) => void (world.badge.title = title),
    async openPopup() {
      throw new Error('Only from a click in the toolbar, as in Firefox');
    },
  },
  tabs: {
    async create({ url }: { url: string }) {
      if (!world.hasWindow) throw new Error('No current window');
      world.tabs.push(url);
      return { windowId: 1 };
    },
  },
  windows: {
    update: async () => {},
    create: async ({ url }: { url: string }) => void world.windows.push(url),
  },
  commands: { onCommand: event(), getAll: async () => [] },
  idle: {
    onStateChanged: event(),
    setDetectionInterval: () => {},
    queryState: async () => 'active',
  },
  i18n: { getUILanguage: () => world.language },
  contextMenus: {
    onClicked: event(),
    async update(id: string, change: Record<string, unknown>) {
      const item = world.menu.find((each) => each.id === id);
      if (!item) throw new Error(`Cannot find menu item with id ${id}`);
      Object.assign(item, change);
    },
    create: (item: Record<string, unknown>) => void world.menu.push(item),
  },
};

(globalThis as { browser?: unknown }).browser = fake;

/** One after the other, as the lock becomes free. */
let unlocked: Promise<unknown> = Promise.resolve();
const locks = { request: (_: string, work: () => Promise<unknown>) => (unlocked = unlocked.then(work)) };
Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true, writable: true });
