/**
 * Runs in a copy of the built extension, behind its own background script: carries out orders with the shipped code and in the place
 * where rounds run it, makes plain requests beside them, and overhears the answers' headers where `webRequest` is granted. Rounds ask
 * nothing meanwhile, for no service is chosen.
 */
import { originsOf } from '../../src/background/aids.ts';
import { probe } from '../../src/background/probe.ts';
import { LIMIT_MS } from '../../src/core/detect/latency.ts';
import type { Order } from '../../src/core/model/observation.ts';
import { browser, browserName } from '../../src/platform/browser.ts';
import { watchLayers } from '../../src/platform/layers.ts';
import { stripHeaders } from '../../src/platform/own-headers.ts';
import { filterFor, isOwn, type Details } from '../../src/platform/own-requests.ts';
import { said } from '../../src/platform/said.ts';
import { sight } from '../../src/platform/sight.ts';
import { discard, QUIET } from '../../src/probes/request.ts';
import { contacts, originPatterns } from '../../src/services/index.ts';
import type { Asked, Heard, Look, Wish } from './seen.ts';

const KEPT = [
  'access-control-allow-origin',
  'alt-svc',
  'cf-mitigated',
  'clear-site-data',
  'cross-origin-resource-policy',
  'location',
  'nel',
  'report-to',
  'server',
];
/** The browser's word comes over another way than the outcome, and may come later. */
const TOLD_MS = 1_000;
/** The product's own rule, and that of the canary. */
const RULES = { own: 1, other: 2 };

type Lines = readonly { name: string; value?: string | undefined }[];
type Sent = Details & { requestHeaders?: Lines | undefined };
type Came = Details & { responseHeaders?: Lines | undefined; statusCode: number; method: string };

const origins = Object.fromEntries(contacts.map((each) => [each.id, originPatterns(each)]));

/** All that can be asked, as where everything is watched. */
const everywhere = contacts.flatMap(({ endpoints }) =>
  endpoints.flatMap(({ probe: { url } }) => originsOf(url)),
);

browser.runtime.onMessage.addListener((message: unknown): Promise<unknown> | undefined => {
  const { canary: wish } = (message ?? {}) as { canary?: Wish };
  if (!wish) return undefined;
  if (wish.want === 'sight') return stripHeaders().then(() => sight(origins));
  if (wish.want === 'rules') return setRules(wish.are);
  return wish.want === 'order' ? carryOut(wish.order) : look(wish);
});

async function setRules(are: 'own' | 'other'): Promise<void> {
  await browser.declarativeNetRequest?.updateSessionRules({ removeRuleIds: Object.values(RULES) });
  if (are === 'own') return stripHeaders();
  if (browserName() === 'firefox') return;
  await browser.declarativeNetRequest?.updateSessionRules({
    addRules: [
      {
        id: RULES.other,
        condition: {
          resourceTypes: ['websocket'],
          initiatorDomains: [new URL(browser.runtime.getURL('')).hostname],
          tabIds: [-1],
        },
        action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
      },
    ],
  });
}

/** This installation lasts as long as the canary, so that no Origin of its names anybody. */
async function carryOut(order: Order): Promise<Asked> {
  const ear = overhear(order.probe.url);
  try {
    const now = { ...(await sight(origins)), socketsAreAnonymous: true };
    const observation = await probe(order, now, everywhere);
    const heard = await ear.answer();
    return { kind: order.kind, observation, ...(heard && { heard }) };
  } finally {
    ear.stop();
  }
}

async function look({ url, method }: Extract<Wish, { want: 'look' }>): Promise<Look> {
  const ear = overhear(url);
  const layers = watchLayers([url]);
  try {
    const signal = AbortSignal.timeout(LIMIT_MS);
    const response = await fetch(url, { ...QUIET, method, mode: 'cors', redirect: 'manual', signal });
    discard(response);
    const heard = await ear.answer();
    return { isRead: response.type !== 'opaqueredirect', ...(heard && { heard }) };
  } catch (thrown) {
    return { isRead: false, failure: (await layers.failed(url, TOLD_MS)) ?? String(thrown).slice(0, 80) };
  } finally {
    layers.stop();
    ear.stop();
  }
}

/** What is sent to this address, and the head of what it answers, from now on. */
function overhear(address: string): { answer(): Promise<Heard | undefined>; stop(): void } {
  const url = new URL(address).href;
  const { onSendHeaders, onHeadersReceived } = browser.webRequest ?? {};
  if (!onHeadersReceived) return { answer: async () => undefined, stop: () => undefined };
  const answers = said<Heard>();
  let sentOrigin: string | undefined;
  const see = (details: Sent) => {
    if (isOwn(details) && details.url === url) sentOrigin = named(details.requestHeaders)['origin'];
  };
  const hear = (details: Came) => {
    if (!isOwn(details) || details.url !== url) return;
    const { method, statusCode: status } = details;
    const headers = named(details.responseHeaders, KEPT);
    answers.say(url, { method, status, headers, ...(sentOrigin !== undefined && { sentOrigin }) });
  };
  // Chromium shows some of them only where this is asked for, and Firefox knows no such word.
  const extra = browserName() === 'chromium' ? ['extraHeaders' as never] : [];
  onSendHeaders?.addListener(see, filterFor([url]), ['requestHeaders', ...extra]);
  onHeadersReceived?.addListener(hear, filterFor([url]), ['responseHeaders', ...extra]);
  return {
    answer: () => answers.of(url, TOLD_MS),
    stop() {
      onSendHeaders?.removeListener(see);
      onHeadersReceived?.removeListener(hear);
    },
  };
}

function named(headers: Lines = [], kept: readonly string[] = ['origin']): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { name, value = '' } of headers) {
    const key = name.toLowerCase();
    if (kept.includes(key)) found[key] = key in found ? `${found[key]}, ${value}` : value;
  }
  return found;
}
