/**
 * The obfuscated transport that Telegram asks for on WebSockets: AES-256-CTR under keys that are sent along, one
 * continuous stream each way. It hides nothing from the server; it only has to be spoken.
 * https://core.telegram.org/mtproto/mtproto-transports#transport-obfuscation
 */
const INIT_BYTES = 64;
const ABRIDGED_TAG = [0xef, 0xef, 0xef, 0xef];
/** Beginnings that other transports have: `HEAD`, `POST`, `GET `, `OPTI`, a TLS hello, padded intermediate, intermediate. */
const TAKEN = ['48454144', '504f5354', '47455420', '4f505449', '16030102', 'dddddddd', 'eeeeeeee'];

export interface Obfuscation {
  /** The first 64 bytes on the wire. */
  head: Uint8Array<ArrayBuffer>;
  /** Both take bytes from the beginning of the stream after the head; what passes `maxBytes` comes out as garbage. */
  conceal(stream: Uint8Array): Uint8Array<ArrayBuffer>;
  reveal(stream: Uint8Array): Uint8Array<ArrayBuffer>;
}

/** 64 random bytes that look like no other transport, tagged as abridged. */
export function drawInit(randomBytes: (length: number) => Uint8Array): Uint8Array {
  for (let tries = 0; tries < 100; tries += 1) {
    const init = randomBytes(INIT_BYTES).slice();
    if (isTaken(init)) continue;
    init.set(ABRIDGED_TAG, 56);
    return init;
  }
  throw new Error('the source of random bytes does not vary');
}

function isTaken(init: Uint8Array): boolean {
  const beginning = Array.from(init.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return init[0] === 0xef || TAKEN.includes(beginning) || init.subarray(4, 8).every((byte) => byte === 0);
}

export async function obfuscate(init: Uint8Array, maxBytes: number): Promise<Obfuscation> {
  const reversed = init.slice().reverse();
  const [outward, inward] = await Promise.all([
    keystream(init.subarray(8, 40), init.subarray(40, 56), INIT_BYTES + maxBytes),
    keystream(reversed.subarray(8, 40), reversed.subarray(40, 56), maxBytes),
  ]);
  const head = init.slice();
  head.set(mix(init, outward).subarray(56), 56);
  return {
    head,
    conceal: (stream) => mix(stream, outward.subarray(INIT_BYTES)),
    reveal: (stream) => mix(stream, inward),
  };
}

/**
 * WebCrypto's AES-CTR cannot go on where it stopped. A probe says and hears less than a kilobyte, so the key stream
 * is made once, by encrypting zeros, and everything after that is plain arithmetic.
 */
async function keystream(key: Uint8Array, counter: Uint8Array, length: number): Promise<Uint8Array> {
  const cipher = await crypto.subtle.importKey('raw', key.slice(), 'AES-CTR', false, ['encrypt']);
  const how = { name: 'AES-CTR', counter: counter.slice(), length: 128 };
  return new Uint8Array(await crypto.subtle.encrypt(how, cipher, new Uint8Array(length)));
}

function mix(bytes: Uint8Array, stream: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes, (byte, index) => byte ^ (stream[index] ?? 0));
}
