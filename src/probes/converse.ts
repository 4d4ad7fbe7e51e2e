/** One conversation over one WebSocket: opened once, always closed, never longer than the probe's limit. */
import { FLOOD } from '../core/model/terms.ts';
import { MAX_HEARD_BYTES, MESSAGE_WITHIN_MS } from './bounds.ts';
import { failureOfSignal } from './failure.ts';
import type { Net, Outcome } from './net.ts';

/** The least that a message costs (RFC 6455 section 5.2), so that empty ones count. */
const FRAME_BYTES = 2;

export type Message = Uint8Array<ArrayBuffer> | string;

/** What a protocol says and hears. */
export interface Talk {
  subprotocol?: string;
  /** Said as soon as the socket is open; left out where the server speaks first. */
  greeting?: Message;
  /** Hears the next message, may say something, and ends the conversation by returning its outcome. Must not throw for anything a server can send. */
  hear(message: Message, say: (message: Message) => void): Outcome | undefined;
  /** What is proven already, should the conversation end now for any reason. */
  proven?(): Outcome | undefined;
  /** How long more is waited for once something is proven. */
  provenWaitMs?: number;
  /** Said before closing, where the protocol asks for a goodbye. */
  farewell?: Message;
}

/**
 * Failures: `network` or `certificate` when the socket does not open (a browser hides why; close code 1015, sent by
 * Firefox, is TLS), `closed` when the line is cut after that, `no-protocol` when the peer says something else, closes
 * in good order without having spoken the protocol, or says nothing whole until the limit, at most for `MESSAGE_WITHIN_MS`.
 */
export function converse(url: string, net: Net, talk: Talk): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    if (net.signal.aborted) return reject(net.signal.reason);
    const socket = talk.subprotocol ? new net.WebSocket(url, talk.subprotocol) : new net.WebSocket(url);
    socket.binaryType = 'arraybuffer';
    let isOpen = false;
    let isOver = false;
    let heardBytes = 0;
    let wait: ReturnType<typeof setTimeout> | undefined;
    let silence: ReturnType<typeof setTimeout> | undefined;

    const leave = (): void => {
      isOver = true;
      clearTimeout(wait);
      clearTimeout(silence);
      net.signal.removeEventListener('abort', onAbort);
      if (isOpen && talk.farewell !== undefined && socket.readyState === 1) socket.send(talk.farewell);
      socket.close();
    };
    const end = (outcome: Outcome): void => {
      if (isOver) return;
      leave();
      resolve(outcome);
    };
    const endUnheard = (): void =>
      end({ ...(talk.proven?.() ?? { failure: 'no-protocol', detail: 'silent' }), isUnheard: true });
    const listen = (): void => {
      clearTimeout(silence);
      silence = setTimeout(endUnheard, MESSAGE_WITHIN_MS);
    };
    const onAbort = (): void => {
      if (isOver) return;
      if (isOpen && failureOfSignal(net.signal) === 'timeout') return endUnheard();
      leave();
      reject(net.signal.reason);
    };
    const say = (message: Message): void => {
      if (socket.readyState === 1) socket.send(message);
    };

    net.signal.addEventListener('abort', onAbort);
    socket.addEventListener('open', () => {
      isOpen = true;
      listen();
      if (talk.greeting !== undefined) say(talk.greeting);
    });
    socket.addEventListener('message', ({ data }) => {
      if (isOver) return;
      listen();
      const message: Message = typeof data === 'string' ? data : new Uint8Array(data);
      heardBytes += message.length + FRAME_BYTES;
      const isFlood = heardBytes > MAX_HEARD_BYTES;
      const outcome = isFlood ? flood(talk.proven?.(), heardBytes) : talk.hear(message, say);
      const proven = talk.proven?.();
      if (outcome) end(outcome);
      else if (proven) wait ??= setTimeout(end, talk.provenWaitMs, proven);
    });
    // The error event says nothing that the close event, which always follows, does not say.
    socket.addEventListener('error', () => {});
    socket.addEventListener('close', ({ code }) => end(talk.proven?.() ?? closed(code, isOpen)));
  });
}

function flood(proven: Outcome | undefined, heardBytes: number): Outcome {
  return { ...(proven ?? { failure: 'no-protocol', detail: FLOOD }), heardBytes };
}

function closed(code: number, wasOpen: boolean): Outcome {
  const detail = `close ${code}`;
  if (!wasOpen) return { failure: code === 1015 ? 'certificate' : 'network', detail };
  return { failure: code === 1006 ? 'closed' : 'no-protocol', detail };
}
