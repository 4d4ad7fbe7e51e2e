/** Wasl in either browser, in the lab, on the tier that a test wants. Driven without its pages, and looked into where it writes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser as Api } from 'webextension-polyfill';
import { readState } from '../../src/background/read-state.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { State } from '../../src/core/model/state.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { until } from '../drive/await.ts';
import { startChromium, type Chromium } from '../drive/chromium.ts';
import { addBehind, copyExtension, type CopyOptions } from '../drive/extension.ts';
import { startFirefox, type Firefox } from '../drive/firefox.ts';
import type { Prefs } from '../drive/firefox-prefs.ts';
import type { Page } from '../drive/page.ts';
import { UNHURRIED } from '../drive/question.ts';
import { hosts, hostsOfService } from '../lab/catalogue.ts';
import { startLab, type Lab, type LabOptions } from '../lab/lab.ts';
import type { Browser, EndpointId, ServiceId } from '../../src/core/model/terms.ts';
import type { Observation, Order } from '../../src/core/model/observation.ts';
import type { Seen } from '../../src/core/model/past.ts';
import { memoryStore } from '../simulate/memory-store.ts';

declare const chrome: Api;

const BUILT = new URL('../../dist/', import.meta.url).pathname;
const DOOR = new URL('./door.ts', import.meta.url);

export interface RigOptions extends CopyOptions {
  answers?: LabOptions['answers'];
  /** Of every healthy answer, beside its own. */
  headers?: LabOptions['headers'];
  /** Hosts of the lab beside the catalogue's. */
  moreHosts?: readonly string[];
  isObedient?: boolean;
  /** Lets `ask` work. */
  hasDoor?: boolean;
  /** Each runs in the extension in front of its own background script, and can use nothing of its file. */
  before?: (() => void)[];
  /** In front of the scripts of pages that are opened in Chromium. */
  ahead?: () => void;
  /** The browser's own questions can be answered (`drive/question.ts`). */
  isAsked?: boolean;
  /** The browser can be ended and started again. */
  isKept?: boolean;
  prefs?: Prefs;
  environment?: Readonly<Record<string, string>>;
  /** Chromium asks everything through the proxy that this gives, as `host:port`. */
  proxied?(lab: Lab): Promise<string>;
  /** Other places beside the lab's own. */
  widen?(lab: Lab): Promise<Lab>;
}

export interface Rig {
  lab: Lab;
  /** Runs a function in a page of the extension that does nothing of its own. */
  evaluate: Page['evaluate'];
  /** All that the extension has stored, for good and for this run of the browser. */
  stored(): Promise<Record<string, unknown>>;
  state(): Promise<State>;
  /** Ends the first run with these services chosen, and waits until everything was asked and nothing is under way. */
  choose(services: readonly ServiceId[]): Promise<void>;
  /** Presses "check now" and gives what its first look saw of these endpoints. */
  check(endpoints: readonly EndpointId[]): Promise<ReadonlyMap<EndpointId, Seen>>;
  /** Carries out one order in the background. */
  ask(order: Order): Promise<Observation>;
  /** Shows an address in a tab of the user's own, until what it gives is called. */
  browse(address: string): Promise<() => Promise<void>>;
  /** Ends the browser as its user would, and starts it again where it was; `rig.chromium` and `rig.firefox` are others then. */
  restart(): Promise<void>;
  readonly chromium: Chromium | undefined;
  readonly firefox: Firefox | undefined;
  close(): Promise<void>;
}

export async function startRig(name: Browser, options: RigOptions = {}): Promise<Rig> {
  const {
    answers = [],
    headers,
    moreHosts = [],
    isObedient = false,
    hasDoor = false,
    before = [],
    ahead,
    isAsked = false,
    isKept = false,
    prefs = {},
    environment = {},
    widen = async (lab) => lab,
    proxied,
    ...copied
  } = options;
  const copy = copyExtension(join(BUILT, name), copied);
  const script = join(copy.folder, 'background/index.js');
  const lines = before.map((run) => `(${run})();`);
  writeFileSync(script, [...lines, readFileSync(script, 'utf8')].join('\n'));
  if (hasDoor) await addBehind(copy, DOOR);
  const lab = await widen(
    await startLab({ hosts: [...hosts, ...moreHosts], hostsOfService, answers, ...(headers && { headers }) }),
  );
  const shared = { extension: copy.folder, lab, environment };
  const proxy = proxied && { proxy: await proxied(lab) };
  const startIt = async (
    left: { profile?: string } = {},
  ): Promise<{ chromium?: Chromium; firefox?: Firefox }> => {
    if (name === 'chromium')
      return {
        chromium: await startChromium({
          ...shared,
          ...left,
          ...proxy,
          isObedient,
          isAsked,
          ...(ahead && { ahead }),
        }),
      };
    const unhurried = isAsked ? UNHURRIED : {};
    const firefox = await startFirefox({ ...shared, ...left, isKept, prefs: { ...unhurried, ...prefs } });
    await firefox.goTo('manifest.json');
    return { firefox };
  };
  const first = await startIt();
  let driven = first;
  const evaluate: Page['evaluate'] = (run, ...args) =>
    (driven.chromium ?? driven.firefox!).evaluate(run, ...args);

  const stored = () =>
    evaluate(async () => ({
      ...(await chrome.storage.session.get()),
      ...(await chrome.storage.local.get()),
    }));
  const state = async () => {
    const documents = await stored();
    return readState(memoryStore(new Map(Object.entries(documents))));
  };
  return {
    lab,
    evaluate,
    stored,
    state,
    async choose(services) {
      const settings = { ...defaultSettings, isStarted: true, services: services.map((id) => ({ id })) };
      await evaluate(
        async (key, value) => {
          await chrome.storage.local.set({ [key]: value });
          await chrome.runtime.sendMessage('check-now');
        },
        SETTINGS,
        settings,
      );
    },
    async check(endpoints) {
      const askedAt = await evaluate(() => {
        const now = Date.now();
        void chrome.runtime.sendMessage('check-now').catch(() => undefined);
        return now;
      });
      return until(
        async () => {
          const { raw } = await state();
          const fresh = raw.flatMap(({ observations }) => observations).filter(({ at }) => at >= askedAt);
          const seen = new Map(fresh.toReversed().map((one) => [one.endpoint, one]));
          return endpoints.every((id) => seen.has(id)) && seen;
        },
        { what: `a look at ${endpoints.join(', ')}` },
      );
    },
    ask: (order) => evaluate((asked) => chrome.runtime.sendMessage({ order: asked }) as never, order),
    async browse(address) {
      const id = await evaluate(
        async (url) => (await chrome.tabs.create({ url, active: false })).id!,
        address,
      );
      return () => evaluate((tab) => chrome.tabs.remove(tab), id);
    },
    async restart() {
      const { profile, quit } = (driven.chromium ?? driven.firefox)!;
      await quit();
      driven = await startIt({ profile });
    },
    get chromium() {
      return driven.chromium;
    },
    get firefox() {
      return driven.firefox;
    },
    async close() {
      if (driven !== first) await (driven.chromium ?? driven.firefox)?.quit();
      await (first.chromium ?? first.firefox)?.close();
      copy.remove();
      await lab.close();
    },
  };
}
