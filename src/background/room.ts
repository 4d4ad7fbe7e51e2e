/**
 * The offscreen document of Chromium: a room from which requests are made, and which is given up when it knows too much. What
 * servers make a browser remember (TLS sessions, `Alt-Svc`, reports wanted by `NEL`, cookies) belongs to the `credentialless` frames
 * of one document and goes with it. See docs/decisions/011-a-room-that-forgets.md.
 *
 * Knows no protocol, keeps nothing of what is said, and is seen by nobody.
 */
import { DAY_MS } from '../core/model/time.ts';
import { RESUMED_MS } from '../core/traffic/prices.ts';
import type { Errand, RoomMessage } from '../platform/fresh-room.ts';
import type { FreshAnswer } from '../platform/look-at-room.ts';
import { unawaited } from '../platform/unawaited.ts';
import type { Spoken } from './desk.ts';

/** After this many hosts that are silent, while nobody answers, the line may have changed; the room is given up. */
const SILENT_HOSTS = 3;
/** Desks of older choices of services take up memory. */
const MOST_DESKS = 4;

const openedAt = Date.now();
/** Workers that wait for the next socket, a frame. */
const MOST_IDLE = 2;

interface Desks {
  /** Makes all the requests. */
  asking: Worker;
  /** Each for one socket at a time, so that one can be ended without the others. */
  idle: Worker[];
  hire(): Worker;
}

const desks = new Map<string, Promise<Desks>>();
/** Hosts that were asked in vain, since the last burst of requests in which somebody answered. */
const silent = new Set<string>();
let hasAnswered = false;
let hasLineChanged = false;
let rest: ReturnType<typeof setTimeout>;

addEventListener('online', () => (hasLineChanged = true));
addEventListener('offline', () => (hasLineChanged = true));

navigator.serviceWorker.addEventListener('message', ({ data, ports: [port] }: MessageEvent<RoomMessage>) => {
  if (!('errand' in data)) return port?.postMessage((isFresh() ? openedAt : 0) satisfies FreshAnswer);
  stay();
  if (port) unawaited(pass(data.errand, data.allowed, port));
});
stay();
navigator.serviceWorker.startMessages();

function stay(): void {
  clearTimeout(rest);
  // No TLS session is supposed to be left that is worth keeping.
  rest = setTimeout(() => window.close(), RESUMED_MS);
}

/** Asked before each burst. Where only some are silent, as behind a filter, the line is there, however late they fail. */
function isFresh(): boolean {
  if (hasAnswered) silent.clear();
  hasAnswered = false;
  const age = Date.now() - openedAt;
  return (
    !hasLineChanged && silent.size < SILENT_HOSTS && desks.size <= MOST_DESKS && age >= 0 && age < DAY_MS
  );
}

async function pass(errand: Errand, allowed: string, port: MessagePort): Promise<void> {
  const opening = desks.get(allowed) ?? openDesks(allowed);
  desks.set(allowed, opening);
  const { asking, idle, hire } = await opening;
  if ('init' in errand) return asking.postMessage(errand, [port]);
  const desk = idle.pop() ?? hire();
  desk.addEventListener(
    'message',
    ({ data: { isStuck } }: MessageEvent<Spoken>) => {
      if (isStuck || idle.length >= MOST_IDLE) desk.terminate();
      else idle.push(desk);
    },
    { once: true },
  );
  desk.postMessage(errand, [port]);
}

/**
 * Workers in a frame of their own: unlike a document they open no connection because an answer has a `Link` (measured, Chromium 156). A
 * policy inside the frame holds for them too, so that no redirect leads to a host that is not allowed.
 */
async function openDesks(allowed: string): Promise<Desks> {
  const frame = document.createElement('iframe');
  Object.assign(frame, { credentialless: true, srcdoc: '<!doctype html>' });
  /** Before it has loaded the frame still is its parent's. */
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const inside = frame.contentWindow as unknown as typeof globalThis;
  const policy = inside.document.createElement('meta');
  Object.assign(policy, { httpEquiv: 'Content-Security-Policy', content: `connect-src ${allowed}` });
  if (allowed) inside.document.head.append(policy);
  // A worker of a file would have the policy of that file alone.
  const code = `import ${JSON.stringify(new URL('desk.js', location.href).href)};`;
  const file = new inside.Blob([code], { type: 'text/javascript' });
  const address = inside.URL.createObjectURL(file);
  const hire = () => {
    const desk = new inside.Worker(address, { type: 'module' });
    desk.addEventListener('message', ({ data: { host, answered } }: MessageEvent<Spoken>) => {
      if (answered) hasAnswered = true;
      else silent.add(host);
    });
    return desk;
  };
  return { asking: hire(), idle: [], hire };
}
