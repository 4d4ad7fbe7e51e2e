/**
 * WhatsApp's chat gateway as far as its ServerHello: a real responder of `Noise_XX_25519_AESGCM_SHA256`, so that a client
 * which checks the handshake accepts it. Its certificate chain is signed by nobody.
 */
import {
  createCipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

const PROTOCOL = Buffer.from('Noise_XX_25519_AESGCM_SHA256\0\0\0\0');
/** Turns 32 raw bytes into a public key that Node reads (RFC 8410). */
const X25519_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');
/** `CertChain { leaf = 1, intermediate = 2: NoiseCertificate { details = 1: Details { serial = 1, issuerSerial = 2: 0 }, signature = 2 } }` */
const CERTIFICATE = field(1, Buffer.concat([Buffer.of(0x08, 0), Buffer.of(0x10, 0)]));
const CERTIFICATE_CHAIN = Buffer.concat([
  field(1, Buffer.concat([CERTIFICATE, field(2, Buffer.alloc(64, 1))])),
  field(2, Buffer.concat([CERTIFICATE, field(2, Buffer.alloc(64, 2))])),
]);

/** The frame that answers a first frame, or `undefined` where that is none. */
export function answerClientHello(first: Uint8Array): Buffer | undefined {
  const frame = Buffer.from(first);
  const isHello =
    frame.length >= 43 && frame.toString('latin1', 0, 2) === 'WA' && frame.readUIntBE(4, 3) >= 36;
  if (!isHello || frame.toString('hex', 7, 8) !== '12') return undefined;
  return frameOf(serverHello(frame.subarray(0, 4), frame.subarray(11, 43)));
}

/** Three bytes of length, big end first, before a message. */
function frameOf(message: Uint8Array): Buffer {
  const length = Buffer.alloc(3);
  length.writeUIntBE(message.length, 0, 3);
  return Buffer.concat([length, message]);
}

function serverHello(intro: Buffer, clientEphemeral: Buffer): Buffer {
  const ephemeral = generateKeyPairSync('x25519');
  const fixed = generateKeyPairSync('x25519');
  const client = createPublicKey({
    key: Buffer.concat([X25519_PREFIX, clientEphemeral]),
    format: 'der',
    type: 'spki',
  });
  const ephemeralKey = raw(ephemeral.publicKey);

  let hash: Buffer = PROTOCOL;
  let salt: Buffer = PROTOCOL;
  let key: Buffer = PROTOCOL;
  const mixHash = (data: Uint8Array) => (hash = createHash('sha256').update(hash).update(data).digest());
  const mixKey = (secret: Buffer) => {
    const derived = Buffer.from(hkdfSync('sha256', secret, salt, '', 64));
    [salt, key] = [derived.subarray(0, 32), derived.subarray(32)];
  };
  // Every message here is the first one under its key: the counter is always 0.
  const seal = (plain: Buffer) => {
    const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12)).setAAD(hash);
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    mixHash(sealed);
    return sealed;
  };

  mixHash(intro);
  mixHash(clientEphemeral);
  mixHash(ephemeralKey);
  mixKey(diffieHellman({ privateKey: ephemeral.privateKey, publicKey: client }));
  const sealedStatic = seal(raw(fixed.publicKey));
  mixKey(diffieHellman({ privateKey: fixed.privateKey, publicKey: client }));
  const sealedChain = seal(CERTIFICATE_CHAIN);
  return field(3, Buffer.concat([field(1, ephemeralKey), field(2, sealedStatic), field(3, sealedChain)]));
}

function raw(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(X25519_PREFIX.length);
}

/** A length-delimited protobuf field. */
function field(number: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : [(length & 0x7f) | 0x80, length >> 7];
  return Buffer.concat([Buffer.of((number << 3) | 2, ...size), content]);
}
