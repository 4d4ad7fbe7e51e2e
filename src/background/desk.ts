/** A worker in a frame of `room.ts`: makes the requests and opens the sockets that the background script asks for. */
import type { FromAsking, Question } from '../platform/distant-fetch.ts';
import type { Heard, Opening, Said } from '../platform/distant-socket.ts';
import { LED_WITHIN_MS, watchRedirects } from '../platform/redirects.ts';
import { MAX_HEARD_BYTES, MESSAGE_WITHIN_MS } from '../probes/bounds.ts';
import type { Errand } from '../platform/fresh-room.ts';
import { TIMED_WITHIN_MS, watchTimings } from '../platform/timings.ts';
import { unawaited } from '../platform/unawaited.ts';
import { MINUTE_MS } from '../core/model/time.ts';

/** What the room is told of a request. */
export interface Spoken {
  host: string;
  answered: boolean;
  /** A socket does not close: only the end of this worker ends it. */
  isStuck?: true;
}

/** Longer than any probe may take: whoever asked has been killed meanwhile. */
const FORGOTTEN_MS = MINUTE_MS;
/**
 * A peer that is within a message does not answer a close, and Chromium reads on (measured, Chromium 156). Healthy ones answer within a
 * round trip.
 */
const CLOSES_WITHIN_MS = 1_000;
/** More than a probe ever listens to: nobody is there to hear the rest. In bytes and characters. */
const MOST_HEARD = 2 * MAX_HEARD_BYTES;

const tellRoom = (spoken: Spoken) => postMessage(spoken);

addEventListener('message', ({ data, ports: [port] }: MessageEvent<Errand>) => {
  if (!port) return;
  if ('init' in data) unawaited(ask(data, port));
  else open(data, port);
});

async function ask({ url, init }: Question, port: MessagePort): Promise<void> {
  const calledOff = new AbortController();
  port.onmessage = () => calledOff.abort();
  const tell = (told: FromAsking, moved: Transferable[] = []) => port.postMessage(told, moved);
  const { host } = new URL(url);
  const timings = watchTimings();
  const redirects = watchRedirects();
  const signal = AbortSignal.any([calledOff.signal, AbortSignal.timeout(FORGOTTEN_MS)]);
  try {
    const { body, headers, ...response } = plain(await fetch(url, { ...init, signal }));
    tell({ head: { ...response, headers: [...headers] }, body }, body ? [body] : []);
    tellRoom({ host, answered: true });
    tell({ timing: await timings.of(url, TIMED_WITHIN_MS) });
  } catch (thrown) {
    tell({ failed: String(thrown), isNetwork: thrown instanceof TypeError });
    tellRoom({ host, answered: false });
    // Chromium tells nothing of how it travelled (`Timing`).
    tell({ timing: undefined });
    tell({ led: await redirects.ledTo(url, LED_WITHIN_MS) });
  }
  redirects.stop();
  timings.stop();
}

/** What can be sent of it, under its own names. */
const plain = ({ status, ok, type, redirected, url, headers, body }: Response) => ({
  ...{ status, ok, type, redirected, url, headers, body },
});

/** The bounds hold here too, for whoever asked may have been killed. */
function open({ url, subprotocol }: Opening, port: MessagePort): void {
  const { host } = new URL(url);
  const socket = subprotocol ? new WebSocket(url, subprotocol) : new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  const tell = (heard: Heard) => port.postMessage(heard);
  let silence: ReturnType<typeof setTimeout> | undefined;
  let stuck: ReturnType<typeof setTimeout> | undefined;
  const leave = () => {
    socket.close();
    stuck ??= setTimeout(() => {
      tell({ closed: 1006 });
      tellRoom({ host, answered: hasOpened, isStuck: true });
    }, CLOSES_WITHIN_MS);
  };
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(leave, MESSAGE_WITHIN_MS);
  };
  const forgotten = setTimeout(leave, FORGOTTEN_MS);
  let length = 0;
  let hasOpened = false;
  socket.addEventListener('open', () => {
    hasOpened = true;
    listen();
    tell('open');
  });
  socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
    listen();
    length += typeof data === 'string' ? data.length : data.byteLength;
    tell({ message: data });
    if (length > MOST_HEARD) leave();
  });
  socket.addEventListener('close', ({ code }) => {
    for (const timer of [forgotten, silence, stuck]) clearTimeout(timer);
    tell({ closed: code });
    tellRoom({ host, answered: hasOpened });
  });
  port.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data === 'close') leave();
    else if (socket.readyState === 1) socket.send(data.send);
  };
}
