/** MTProto's first question and its answer, as bytes. */
import type { Net, Outcome } from './net.ts';

/** `auth_key_id` (8, zero: not encrypted), `message_id` (8), length (4), then the message. https://core.telegram.org/mtproto/description#unencrypted-message */
const HEADER_BYTES = 20;
/** `req_pq_multi#be7e8ef1 nonce:int128 = ResPQ`. https://core.telegram.org/mtproto/samples-auth_key */
const REQ_PQ_MULTI = 0xbe7e8ef1;
/** `resPQ#05162463 nonce:int128 server_nonce:int128 pq:string server_public_key_fingerprints:Vector<long>` */
const RES_PQ = 0x05162463;
const VECTOR = 0x1cb5c415;
/** Auth key not found, too many connections from this address, no such data centre. https://core.telegram.org/mtproto/mtproto-transports#transport-errors */
const TRANSPORT_ERRORS = [-404, -429, -444];

/** Longest answer looked at: a resPQ is 84 bytes with one key fingerprint and 8 more for each further one. */
export const MAX_REPLY_BYTES = 1024;

const no: Outcome = { failure: 'no-protocol' };

/** A question with the nonce that its answer has to repeat. */
export interface Question {
  nonce: Uint8Array;
  /** 40 bytes: the body over HTTP, one message of the stream over a socket. */
  bytes: Uint8Array<ArrayBuffer>;
}

export function drawQuestion(net: Net): Question {
  const nonce = net.randomBytes(16);
  const fraction = new DataView(net.randomBytes(4).slice().buffer).getUint32(0);
  return { nonce, bytes: reqPqMulti(nonce, messageId(net.now(), fraction)) };
}

/** Unix time in seconds times 2^32, with a random fraction, divisible by 4. https://core.telegram.org/mtproto/description#message-identifier-msg-id */
export function messageId(now: number, fraction: number): bigint {
  return (BigInt(Math.floor(now / 1000)) << 32n) | BigInt(((fraction >>> 2) << 2) >>> 0);
}

export function reqPqMulti(nonce: Uint8Array, id: bigint): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER_BYTES + 20);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(8, id, true);
  view.setUint32(16, 20, true);
  view.setUint32(20, REQ_PQ_MULTI, true);
  bytes.set(nonce, 24);
  return bytes;
}

/** Reads one whole message. Alive is only a resPQ that repeats our nonce, or a transport error of those documented. */
export function readMessage(message: Uint8Array, nonce: Uint8Array): Outcome {
  return readTransportError(message) ?? (isResPq(message, nonce) ? { grade: 2, detail: 'resPQ' } : no);
}

/** A transport error is a message of four bytes: a negative number, little end first. */
export function readTransportError(message: Uint8Array): Outcome | undefined {
  if (message.length !== 4) return undefined;
  const code = viewOf(message).getInt32(0, true);
  return TRANSPORT_ERRORS.includes(code) ? { grade: 2, detail: `transport error ${code}` } : undefined;
}

function isResPq(message: Uint8Array, nonce: Uint8Array): boolean {
  const view = viewOf(message);
  if (message.length < HEADER_BYTES + 36 || view.getBigUint64(0, true) !== 0n) return false;
  const end = HEADER_BYTES + view.getUint32(16, true);
  if (end !== message.length || view.getUint32(HEADER_BYTES, true) !== RES_PQ) return false;
  if (!nonce.every((byte, index) => message[HEADER_BYTES + 4 + index] === byte)) return false;
  // pq is a string of at most 8 bytes: its length, its bytes, filled up to a multiple of 4.
  const pqAt = HEADER_BYTES + 36;
  const pqLength = message[pqAt] ?? 0;
  if (pqLength < 1 || pqLength > 8) return false;
  const vectorAt = pqAt + Math.ceil((1 + pqLength) / 4) * 4;
  if (vectorAt + 8 > end || view.getUint32(vectorAt, true) !== VECTOR) return false;
  const count = view.getUint32(vectorAt + 4, true);
  return count > 0 && vectorAt + 8 + count * 8 === end;
}

/**
 * Reads the stream of the abridged transport so far: one byte with a quarter of the length, then the message.
 * `undefined` while it is too short to tell. A transport error may come without the length byte.
 * https://core.telegram.org/mtproto/mtproto-transports#abridged
 */
export function readAbridged(stream: Uint8Array, nonce: Uint8Array): Outcome | undefined {
  const first = stream[0];
  if (first === undefined) return undefined;
  const bare = readTransportError(stream.subarray(0, 4));
  if (bare) return bare;
  // No answer to this question reaches the long form (0x7f and three bytes of length).
  if (first === 0 || first >= 0x7f) return no;
  const end = 1 + first * 4;
  return stream.length < end ? undefined : readMessage(stream.subarray(1, end), nonce);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
