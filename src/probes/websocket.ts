import type { Probe } from '../core/model/service.ts';
import type { Net, Outcome } from './net.ts';

export interface WebSocketProbe extends Probe {
  kind: 'websocket';
  subprotocol?: string;
}

/** RFC 6455 section 7.4.1: the TLS handshake failed. Measured: Firefox reports it, Chromium says 1006 for everything. */
const TLS_HANDSHAKE = 1015;

/**
 * The upgrade alone; nothing is sent and nothing that comes is read. A server that accepts it has answered over HTTP; that
 * its messaging protocol is alive takes bytes of that protocol, which is the work of other kinds.
 */
export function websocket({ url, subprotocol }: WebSocketProbe, net: Net): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const socket = subprotocol ? new net.WebSocket(url, subprotocol) : new net.WebSocket(url);
    const leave = () => {
      net.signal.removeEventListener('abort', abort);
      socket.close();
    };
    const abort = () => {
      leave();
      reject(net.signal.reason);
    };
    net.signal.addEventListener('abort', abort);
    socket.addEventListener('open', () => {
      leave();
      resolve({ grade: 1 });
    });
    socket.addEventListener('close', ({ code }) => {
      leave();
      resolve({ failure: code === TLS_HANDSHAKE ? 'certificate' : 'network', detail: `close ${code}` });
    });
    // Carries nothing, and `close` always follows (WebSockets standard, "Feedback from the protocol").
    socket.addEventListener('error', () => {});
  });
}
