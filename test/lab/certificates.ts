/**
 * A certificate authority that lives as long as one lab. Its leaf certificates carry real host names, so nothing of it may ever be
 * trusted outside a browser or client that was started for a test.
 */
import 'reflect-metadata';
import { createHash, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** Which certificate a server shows. All but `good` are refused by every client that trusts the authority. */
export type CertificateKind = 'good' | 'expired' | 'untrusted' | 'name';

/** A certificate with its private key, both PEM. */
export interface Identity {
  cert: string;
  key: string;
}

export interface Authority {
  /** The authority's certificate, PEM. */
  certificate: string;
  /** SHA-256 of the public key of all good leaves, base64: what `--ignore-certificate-errors-spki-list` takes. */
  goodKeyHash: string;
  issue(kind: CertificateKind, host: string): Promise<Identity>;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

type Keys = webcrypto.CryptoKeyPair;

export async function createAuthority(): Promise<Authority> {
  x509.cryptoProvider.set(webcrypto as Crypto);
  const [trusted, stranger, good, bad] = await Promise.all([newKeys(), newKeys(), newKeys(), newKeys()]);
  const root = await selfSigned(trusted, 'CN=Wasl lab');
  const strangeRoot = await selfSigned(stranger, 'CN=Somebody else');
  const goodPem = await privatePem(good);
  const badPem = await privatePem(bad);
  const spki = Buffer.from(await webcrypto.subtle.exportKey('spki', good.publicKey));

  return {
    certificate: root.toString('pem'),
    goodKeyHash: createHash('sha256').update(spki).digest('base64'),
    async issue(kind, host) {
      const [issuer, keys] = kind === 'untrusted' ? [strangeRoot, stranger] : [root, trusted];
      const leaf = await x509.X509CertificateGenerator.create({
        serialNumber: serial(),
        subject: `CN=${host}`.slice(0, 60),
        issuer: issuer.subject,
        notBefore: new Date(Date.now() - 30 * DAY_MS),
        notAfter: new Date(Date.now() + (kind === 'expired' ? -1 : 30) * DAY_MS),
        signingAlgorithm: ALGORITHM,
        publicKey: (kind === 'good' ? good : bad).publicKey,
        signingKey: keys.privateKey,
        extensions: [
          new x509.BasicConstraintsExtension(false),
          new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
          new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
          new x509.SubjectAlternativeNameExtension([nameOf(kind === 'name' ? `other.${host}` : host)]),
        ],
      });
      return {
        cert: `${leaf.toString('pem')}\n${issuer.toString('pem')}\n`,
        key: kind === 'good' ? goodPem : badPem,
      };
    },
  };
}

function nameOf(host: string): { type: 'ip' | 'dns'; value: string } {
  return { type: /^[\d.]+$/.test(host) ? 'ip' : 'dns', value: host };
}

async function selfSigned(keys: Keys, name: string): Promise<x509.X509Certificate> {
  return x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name,
    keys,
    notBefore: new Date(Date.now() - 60 * DAY_MS),
    notAfter: new Date(Date.now() + 60 * DAY_MS),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
}

function newKeys(): Promise<Keys> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function privatePem(keys: Keys): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
}

function serial(): string {
  return Buffer.from(webcrypto.getRandomValues(new Uint8Array(8))).toString('hex');
}
