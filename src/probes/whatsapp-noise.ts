/**
 * WhatsApp's socket as its web client opens it (tulir/whatsmeow `socket/framesocket.go`, `handshake.go`; Baileys
 * `lib/Utils/noise-handler.js`): the first message of a Noise XX handshake, and the ServerHello that only the chat
 * gateway answers. It ends there: a ClientFinish would begin a login.
 */
import type { Probe } from '../core/model/service.ts';
import { byteStream, concat } from './byte-stream.ts';
import { converse } from './converse.ts';
import type { Net, Outcome } from './net.ts';
import { readFields } from './protobuf.ts';

/** "WA", protocol 6, dictionary 3 (whatsmeow `socket/constants.go`, `binary/token/token.go`). */
const INTRO = Uint8Array.of(0x57, 0x41, 6, 3);
/** `HandshakeMessage { clientHello = 2 { ephemeral = 1: 32 bytes } }` (whatsmeow `proto/waWa6/WAWebProtobufsWa6.proto`). */
const CLIENT_HELLO = Uint8Array.of(0x12, 34, 0x0a, 32);
const SERVER_HELLO = 3;
const KEY_BYTES = 32;
/** What AES-GCM adds to what it encrypts. */
const TAG_BYTES = 16;
const LENGTH_BYTES = 3;

/** Longest answer looked at: a ServerHello carries two keys and a short certificate chain. */
export const MAX_HELLO_BYTES = 8 * 1024;

const no: Outcome = { failure: 'no-protocol' };

export interface WhatsappNoiseProbe extends Probe {
  kind: 'whatsapp-noise';
}

export function whatsappNoise({ url }: WhatsappNoiseProbe, net: Net): Promise<Outcome> {
  const collect = byteStream(LENGTH_BYTES + MAX_HELLO_BYTES);
  return converse(url, net, {
    greeting: firstFrame(drawEphemeral(net)),
    hear(message) {
      const stream = typeof message === 'string' ? undefined : collect(message);
      return stream ? readServerHello(stream) : no;
    },
  });
}

/** Any 32 bytes are an X25519 public key; no secret is needed for a handshake that is never finished. */
function drawEphemeral(net: Net): Uint8Array {
  const key = net.randomBytes(KEY_BYTES).slice();
  // Keys that clients make are below 2^255 (RFC 7748 section 5).
  key[31] = (key[31] ?? 0) & 0x7f;
  return key;
}

/** 43 bytes: intro, length in three bytes (big end first), ClientHello. */
export function firstFrame(ephemeral: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = CLIENT_HELLO.length + ephemeral.length;
  return concat(INTRO, Uint8Array.of(0, 0, length), CLIENT_HELLO, ephemeral);
}

/**
 * Reads the stream so far; `undefined` while it is too short to tell. Alive is only
 * `serverHello = 3 { ephemeral = 1: a key, static = 2: an encrypted key, payload = 3: an encrypted certificate chain }`.
 */
export function readServerHello(stream: Uint8Array): Outcome | undefined {
  const [high, middle, low] = stream;
  if (high === undefined || middle === undefined || low === undefined) return undefined;
  const length = (high << 16) | (middle << 8) | low;
  if (length === 0 || length > MAX_HELLO_BYTES) return no;
  if (stream.length < LENGTH_BYTES + length) return undefined;
  const hello = readFields(stream.subarray(LENGTH_BYTES, LENGTH_BYTES + length))?.get(SERVER_HELLO);
  const fields = hello && readFields(hello);
  const isHello =
    fields?.get(1)?.length === KEY_BYTES &&
    fields.get(2)?.length === KEY_BYTES + TAG_BYTES &&
    (fields.get(3)?.length ?? 0) > TAG_BYTES;
  return isHello ? { grade: 2, detail: 'ServerHello' } : no;
}
