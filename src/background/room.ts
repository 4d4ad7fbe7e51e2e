/**
 * The offscreen document of Chromium: opens sockets for the background script in a frame that has no cookies. Knows no
 * protocol, keeps nothing, and is seen by nobody.
 */
import type { Heard, Opening, Said } from '../platform/distant-socket.ts';
import { unawaited } from '../platform/unawaited.ts';

/** Longer than any probe may take, and than a worker is awake at a stretch. */
const FORGOTTEN_MS = 60_000;
/** More than a probe ever listens to (`probes/converse.ts`): nobody is there to hear the rest. In bytes and characters. */
const MOST_HEARD = 128 * 1024;

const frame = document.createElement('iframe');
Object.assign(frame, { credentialless: true, srcdoc: '<!doctype html>' });
/** Before it has loaded the frame still is its parent's. */
const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
document.body.append(frame);

let forgotten: ReturnType<typeof setTimeout> | undefined;

navigator.serviceWorker.addEventListener('message', ({ data, ports: [port] }) => {
  clearTimeout(forgotten);
  forgotten = setTimeout(() => window.close(), FORGOTTEN_MS);
  unawaited(loaded.then(() => port && open(data as Opening, port)));
});
navigator.serviceWorker.startMessages();

function open({ url, subprotocol }: Opening, port: MessagePort): void {
  const { WebSocket } = frame.contentWindow as unknown as typeof globalThis;
  const socket = subprotocol ? new WebSocket(url, subprotocol) : new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  const tell = (heard: Heard) => port.postMessage(heard);
  let length = 0;
  socket.addEventListener('open', () => tell('open'));
  socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
    length += typeof data === 'string' ? data.length : data.byteLength;
    tell({ message: data });
    if (length > MOST_HEARD) socket.close();
  });
  socket.addEventListener('close', ({ code }) => tell({ closed: code }));
  port.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data === 'close') socket.close();
    else if (socket.readyState === 1) socket.send(data.send);
  };
}
