/** A WebSocket that is opened elsewhere: by a worker that is spoken to over one message channel a socket. */

/** Takes what is wanted, and answers over the port; see `background/desk.ts`. */
export interface Place<Wanted> {
  postMessage(wanted: Wanted, ports: MessagePort[]): void;
}

export interface Opening {
  url: string;
  subprotocol?: string | undefined;
}

/** What is said to the socket. */
export type Said = { send: string | Uint8Array<ArrayBuffer> } | 'close';

/** What it says. */
export type Heard = { message: string | ArrayBuffer } | { closed: number } | 'open';

/** As much of the browser's own class as the probes use: events, `readyState`, `send` and `close`; what is binary comes as bytes. */
export function distantSocket(place: Place<Opening>): typeof WebSocket {
  return class extends EventTarget {
    binaryType = 'arraybuffer';
    readyState: number = 0;
    readonly #port: MessagePort;

    constructor(url: string, subprotocol?: string) {
      super();
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      port1.onmessage = ({ data }: MessageEvent<Heard>) => this.#hear(data);
      place.postMessage({ url, subprotocol }, [port2]);
    }

    send(data: string | Uint8Array<ArrayBuffer>) {
      this.#say({ send: data });
    }

    close() {
      this.readyState = Math.max(this.readyState, 2);
      this.#say('close');
    }

    #say(said: Said) {
      this.#port.postMessage(said);
    }

    #hear(heard: Heard) {
      if (heard === 'open') {
        if (this.readyState === 0) this.readyState = 1;
        this.dispatchEvent(new Event('open'));
      } else if ('message' in heard) {
        this.dispatchEvent(new MessageEvent('message', { data: heard.message }));
      } else {
        this.readyState = 3;
        this.#port.close();
        this.dispatchEvent(Object.assign(new Event('close'), { code: heard.closed }));
      }
    }
  } as unknown as typeof WebSocket;
}
