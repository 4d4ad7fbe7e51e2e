/**
 * What a meter charges for: packets with their headers, which `cost.ts` leaves out. Counted by the kernel around a real Chromium in a network
 * of its own, at 1,500 bytes a packet, beside what its sockets carried (`test/network/meter.ts`): a look on a kept connection is 62 + 62 bytes
 * of TLS for its request and answer, 78 for the ping by which Chromium first makes sure that the connection lives (it idled for more than ten
 * seconds), and twelve packets, some of them to keep it open meanwhile. Firefox is charged alike.
 */
import type { Observation } from '../model/observation.ts';

/** A packet without content: IPv4 and TCP with timestamps. */
const PACKET_BYTES = 52;
/** The packets of a look on a kept connection, and its ping. */
const KEPT_BYTES = 12 * PACKET_BYTES + 78;
/** Opening and closing a connection, with the lookup of its name and what keeps it open until a server ends it after a minute and a half. */
const CONNECTION_BYTES = 36 * PACKET_BYTES;
/** A handshake begins with so much: by that it is known how many connections an attempt has opened. */
const HELLO_BYTES = 2_100;
/** What is in a full packet; each second one is confirmed. */
const CONTENT_BYTES = 1_448;
/** A handshake and its first answer, whose packets are counted with the connection. */
const OPENED_BYTES = 5_000;

/** What an attempt moved inside TCP, and whether on a connection that stood. */
type Moved = Pick<Observation, 'sentBytes' | 'receivedBytes'> & { isWarm?: boolean };

/** A way to count what was moved. */
export type Counting = (moved: Moved) => number;

/** As a proxy or a server counts: the content of packets alone. */
export const insideTcp: Counting = ({ sentBytes, receivedBytes }) => sentBytes + receivedBytes;

/** Bytes of all packets, both ways, of an attempt that moved these bytes inside TCP; none where none moved. */
export function metered(moved: Moved): number {
  const { sentBytes, isWarm } = moved;
  const bytes = insideTcp(moved);
  if (bytes === 0) return 0;
  const connections = isWarm ? 0 : Math.max(1, Math.round(sentBytes / HELLO_BYTES));
  const beyond = Math.max(0, bytes - (isWarm ? 0 : OPENED_BYTES * connections)) / CONTENT_BYTES;
  const packets = isWarm ? KEPT_BYTES : connections * CONNECTION_BYTES;
  return bytes + packets + Math.floor(beyond * 1.5) * PACKET_BYTES;
}
