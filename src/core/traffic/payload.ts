/** What a kind says and hears in its own protocol, beyond a bare request or an opened socket, in bytes. */

interface Payload {
  /** Lengths of its messages. */
  says: readonly number[];
  hears: readonly number[];
}

/** A kind that has no line here: a short JSON document. */
const SHORT_DOCUMENT: Payload = { says: [], hears: [300] };
const NO_PAYLOAD: Payload = { says: [], hears: [] };

/**
 * Lengths of real messages where a source gives them; those of documents are what a default server would write, before a server
 * that compresses makes a third of it. Whatever they are off by is less than 15 % of a probe on a new connection, but for the two
 * long documents (Zulip, Mastodon), whose length is their owner's: off by half, they make a warm probe wrong by as much.
 */
const PAYLOADS: Readonly<Record<string, Payload>> = {
  http: NO_PAYLOAD,
  opaque: NO_PAYLOAD,
  websocket: NO_PAYLOAD,
  captive: NO_PAYLOAD,
  'own-authority': NO_PAYLOAD,
  // req_pq_multi and a resPQ with one fingerprint (core.telegram.org/mtproto/samples-auth_key); over a socket with the 64 bytes
  // that begin the obfuscation and one length byte each way.
  'mtproto-http': { says: [40], hears: [84] },
  'mtproto-websocket': { says: [105], hears: [85] },
  // First frame, and a ServerHello of 32 + 48 bytes and a certificate chain (tulir/whatsmeow `handshake.go`; the chain estimated).
  'whatsapp-noise': { says: [43], hears: [300] },
  // Hello, heartbeat, ack (discord-api-docs `developers/events/gateway.mdx`).
  'discord-gateway': { says: [15], hears: [130, 30] },
  // Open, open, features, close both ways (RFC 7395 section 3). Debian's prosody: 83, 141, 233, 52 and 52; busy servers offer more.
  'xmpp-websocket': { says: [85, 52], hears: [145, 350, 52] },
  slack: { says: [], hears: [11] },
  wire: { says: [], hears: [100] },
  'graph-error': { says: [], hears: [200] },
  // Synapse's versions and features (element-hq/synapse `synapse/rest/client/versions.py`).
  matrix: { says: [], hears: [1750] },
  zulip: { says: [], hears: [2000] },
  mastodon: { says: [], hears: [10_000] },
};

/** One message costs a TLS record (22 bytes in TLS 1.3) and a frame of HTTP/2 (9) or a WebSocket (6 up, 2 to 4 down). */
const FRAMING = 30;

const framed = (lengths: readonly number[]) => lengths.reduce((sum, length) => sum + length + FRAMING, 0);

/** Bytes that the protocol of `kind` adds to both ways. */
export function payload(kind: string): { sentBytes: number; receivedBytes: number } {
  const { says, hears } = PAYLOADS[kind] ?? SHORT_DOCUMENT;
  return { sentBytes: framed(says), receivedBytes: framed(hears) };
}
