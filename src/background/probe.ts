/** One probe in the browser: what it saw and, where the browser may say it, at which layer it failed and how it travelled. */
import { watchLayers } from '../platform/layers.ts';
import { lostName } from '../platform/names.ts';
import { isGranted } from '../platform/permissions.ts';
import { isBehindPortal } from '../platform/portal.ts';
import { visitRoom, type Room } from '../platform/room.ts';
import { watchSigners } from '../platform/signers.ts';
import type { Net } from '../probes/net.ts';
import { run, type OuterNet } from '../probes/run.ts';
import { controls } from '../services/index.ts';
import type { Observation, Order } from '../core/model/observation.ts';
import type { Sight } from '../core/model/watch.ts';
import { aids, originsOf } from './aids.ts';

/** The browser's word for a request comes over another way than its outcome, and may come later, on a machine that has much to do. */
const TOLD_MS = 1_000;

/** The host of the neutral site that answered last, as long as it did the last time it was asked. */
let neutralHost: string | undefined;

/** Where names of others should be found: at a neutral site that has just answered or, in a script that knows of none, at all of them. */
const answering = (): readonly string[] =>
  neutralHost ? [neutralHost] : controls.map(({ probe: { url } }) => new URL(url).hostname);

/** @param seen what came of an order */
function note({ endpoint, probe: { url } }: Order, { answered }: Observation): void {
  const { protocol, hostname } = new URL(url);
  if (!endpoint.startsWith('control/') || protocol !== 'https:') return;
  if (answered) neutralHost = hostname;
  else if (neutralHost === hostname) neutralHost = undefined;
}

/** What goes with a probe that belongs to no round. */
export interface Beside {
  /** Calls it off. */
  signal?: AbortSignal;
  /** Hears the heads of its answers. */
  heard?(response: Response): void;
}

/**
 * Never rejects, never outlives the order's limit by more than a moment.
 * @param origins the only ones that an answer may lead to, beside its own
 */
export async function probe(
  order: Order,
  sight: Sight,
  origins: readonly string[] = [],
  beside: Beside = {},
): Promise<Observation> {
  const { url } = order.probe;
  if (order.tier === 'detailed' && !(await isGranted(url))) return run(order, sight, CALLED_OFF);
  const room = await visitRoom([...origins, ...originsOf(url)], order.newSinceAt).catch(() => undefined);
  if (!room) return run(order, sight, CALLED_OFF);
  const place = { ...room, fetch: heardBy(beside, room.fetch) };
  try {
    const ask = order.tier === 'detailed' ? readable : blind;
    const seen = await ask(order, sight, place, beside.signal);
    note(order, seen);
    return seen;
  } finally {
    room.stop();
  }
}

const lostNameOf = (asked: string): Promise<string | undefined> => lostName(asked, answering());

/** Nothing is asked, and nothing was measured. */
const CALLED_OFF: OuterNet = { ...aids, fetch, WebSocket, signal: AbortSignal.abort() };

const worldIn = ({ fetch: ask, WebSocket: Socket, ledTo }: Room): OuterNet => ({
  ...aids,
  fetch: ask,
  WebSocket: Socket,
  ledTo,
});

const heardBy =
  ({ heard }: Beside, ask: Room['fetch']): Room['fetch'] =>
  async (url, init) => {
    const response = await ask(url, init);
    heard?.(response);
    return response;
  };

async function blind(order: Order, sight: Sight, room: Room, signal?: AbortSignal): Promise<Observation> {
  const net = { ...worldIn(room), codeOf: lostNameOf, ...(signal && { signal }) };
  return withPortal(await run(order, sight, net), order);
}

/** Permission may be taken back while the answer is under way: then its failure is the browser's doing. */
async function readable(order: Order, sight: Sight, room: Room, signal?: AbortSignal): Promise<Observation> {
  const watched = watch(order.probe.url, sight, room);
  /** Without permission Firefox would send its Origin along. */
  const granted: Net['fetch'] = async (url, init) => {
    if (await isGranted(url)) return room.fetch(url, init);
    throw new DOMException('permission taken back', 'NotAllowedError');
  };
  try {
    const net = { ...worldIn(room), ...watched.says, fetch: granted, ...(signal && { signal }) };
    const seen = await run(order, sight, net);
    if (seen.answered || (await isGranted(order.probe.url))) return seen;
    return { ...seen, failure: 'aborted', detail: 'permission taken back' };
  } finally {
    watched.stop();
  }
}

/** Without permission the answer of a sign-in page cannot be read; where the browser has read it, its word is taken. */
async function withPortal(seen: Observation, order: Order): Promise<Observation> {
  if (order.probe.kind !== 'captive' || seen.kind !== 'opaque' || !(await isBehindPortal())) return seen;
  return { ...seen, answered: false, failure: 'captive', grade: 0, detail: 'locked_portal' };
}

/** What the browser says about requests for one address, on a granted host. */
function watch(url: string, { seesLayers, browser }: Sight, { timingOf }: Room) {
  // Beside a socket the same address may be asked over https.
  const layers = seesLayers ? watchLayers([url, url.replace(/^wss:/, 'https:')]) : undefined;
  const signers = seesLayers ? watchSigners([url]) : undefined;
  // Of a socket Chromium says no more than `ERR_FAILED`.
  const isUnheard = (asked: string) => browser === 'chromium' && asked.startsWith('wss:');
  const says: Pick<Net, 'codeOf' | 'refusalOf' | 'wayOf' | 'signerOf' | 'isUpgraded'> = {
    signerOf: async (asked) => signers?.of(asked, TOLD_MS),
    // Where `webRequest` is not granted the resolver is still there to be asked.
    codeOf: async (asked) =>
      isUnheard(asked) ? undefined : layers ? layers.failed(asked, TOLD_MS) : lostNameOf(asked),
    refusalOf: async (asked) => layers?.status(asked, TOLD_MS),
    // Firefox never shows its own upgrade as a redirect (measured, Firefox 153).
    ...(browser === 'chromium' && { isUpgraded: async (asked) => layers?.isUpgraded(asked, TOLD_MS) }),
    async wayOf(asked) {
      if (asked.startsWith('wss:')) return {};
      const [isHttp1, timing] = await Promise.all([layers?.isHttp1(asked, TOLD_MS), timingOf(asked)]);
      return { ...(isHttp1 !== undefined && { isHttp1 }), ...timing };
    },
  };
  return {
    says,
    stop() {
      layers?.stop();
      signers?.stop();
    },
  };
}
