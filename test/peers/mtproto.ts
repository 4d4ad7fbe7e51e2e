/** A Telegram front end as far as the first question, written from the same documents as the probe but on Node's ciphers. */
import { createCipheriv, randomBytes } from 'node:crypto';

const FINGERPRINT = 0xc3b42b026ce86b21n;
/** The product of two primes that the documents use as their example (core.telegram.org/mtproto/samples-auth_key). */
const PQ = 0x17ed48941a08f981n;

/** The answer to a `req_pq` or `req_pq_multi` message: a resPQ, or the transport error of an unknown key. */
export function answerMtproto(message: Uint8Array, now = Date.now()): Buffer {
  const question = Buffer.from(message);
  const isQuestion =
    question.length >= 40 &&
    question.readBigUInt64LE(0) === 0n &&
    [0xbe7e8ef1, 0x60469778].includes(question.readUInt32LE(20));
  if (!isQuestion) return transportError(-404);
  const body = Buffer.concat([
    uint32(0x05162463),
    question.subarray(24, 40),
    randomBytes(16),
    Buffer.of(8),
    uint64(PQ).reverse(),
    Buffer.alloc(3),
    uint32(0x1cb5c415),
    uint32(1),
    uint64(FINGERPRINT),
  ]);
  // A server's answers have message ids with remainder 1 by 4.
  const messageId = (BigInt(Math.floor(now / 1000)) << 32n) | 1n;
  return Buffer.concat([Buffer.alloc(8), uint64(messageId), uint32(body.length), body]);
}

export function transportError(code: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(code);
  return bytes;
}

/**
 * One obfuscated connection: takes the client's bytes as they come and gives the bytes to send back. Understands the
 * abridged (`ef`) and the intermediate (`ee`) framing, as the client's tag says.
 */
export function obfuscatedPeer(answer = answerMtproto): (piece: Uint8Array) => Buffer {
  let waiting = Buffer.alloc(0);
  let ciphers: ReturnType<typeof ciphersOf> | undefined;
  return (piece) => {
    if (ciphers) {
      waiting = Buffer.concat([waiting, ciphers.open(piece)]);
    } else {
      waiting = Buffer.concat([waiting, piece]);
      if (waiting.length < 64) return Buffer.alloc(0);
      ciphers = ciphersOf(waiting.subarray(0, 64));
      waiting = ciphers.open(waiting.subarray(64));
    }
    const answers: Buffer[] = [];
    for (let message = take(); message; message = take()) answers.push(framed(answer(message)));
    return ciphers.seal(Buffer.concat(answers));
  };

  function take(): Buffer | undefined {
    const isAbridged = ciphers?.tag === 'efefefef';
    const header = isAbridged ? (waiting[0] === 0x7f ? 4 : 1) : 4;
    if (waiting.length < header) return undefined;
    const length = !isAbridged
      ? waiting.readUInt32LE(0)
      : 4 * (header === 1 ? waiting.readUInt8(0) & 0x7f : waiting.readUIntLE(1, 3));
    if (waiting.length < header + length) return undefined;
    const message = waiting.subarray(header, header + length);
    waiting = waiting.subarray(header + length);
    return message;
  }

  function framed(message: Buffer): Buffer {
    const length = ciphers?.tag === 'efefefef' ? Buffer.of(message.length / 4) : uint32(message.length);
    return Buffer.concat([length, message]);
  }
}

/** The server reads with the keys in the head, and writes with those in the head reversed. */
function ciphersOf(head: Buffer) {
  const reversed = Buffer.from(head).reverse();
  const inward = createCipheriv('aes-256-ctr', head.subarray(8, 40), head.subarray(40, 56));
  const outward = createCipheriv('aes-256-ctr', reversed.subarray(8, 40), reversed.subarray(40, 56));
  const opened = inward.update(head);
  return {
    tag: opened.subarray(56, 60).toString('hex'),
    open: (bytes: Uint8Array) => inward.update(bytes),
    seal: (bytes: Uint8Array) => outward.update(bytes),
  };
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}
