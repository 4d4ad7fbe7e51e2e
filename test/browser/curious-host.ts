/** A host beside the lab's that wants to know who its visitor is: it asks for a certificate (RFC 8446 section 4.3.2). */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecureVersion } from 'node:tls';
import type { Chromium } from '../drive/chromium.ts';
import type { Firefox } from '../drive/firefox.ts';
import type { Lab } from '../lab/lab.ts';
import { Missing, run } from '../setup/start-program.mjs';
import type { Untyped } from '../untyped.ts';
import type { Rig } from './rig.ts';

export const CURIOUS_HOST = 'curious.lab.test';

export interface Habit {
  /** Whoever shows no certificate gets no connection; else a 400, as nginx with `ssl_verify_client on` answers. */
  insists: boolean;
  version: SecureVersion;
}

export interface CuriousHost {
  /** The lab with this host in it. */
  lab: Lab;
  behave(habit: Habit): void;
  /** How many connections were opened to it. */
  visits(): number;
}

export async function addCuriousHost(lab: Lab): Promise<CuriousHost> {
  const [{ httpsPort, httpPort } = { httpsPort: 0, httpPort: 0 }] = lab.places;
  const identity = await lab.authority.issue('good', CURIOUS_HOST);
  const open = new Set<net.Socket>();
  let secure: https.Server | undefined;
  let visits = 0;
  const server = net.createServer((socket) => {
    visits += 1;
    open.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => open.delete(socket));
    secure?.emit('connection', socket);
  });
  // The lab's hosts have addresses of their own; 127.0.0.1 is free at their ports.
  server.listen(httpsPort, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => open.forEach((socket) => socket.resetAndDestroy());
  return {
    lab: {
      ...lab,
      places: [...lab.places, { host: CURIOUS_HOST, address: '127.0.0.1', httpsPort, httpPort }],
      async close() {
        cut();
        server.close();
        await lab.close();
      },
    },
    visits: () => visits,
    behave({ insists, version }) {
      cut();
      secure = https.createServer(
        {
          ...identity,
          ...{ requestCert: true, rejectUnauthorized: insists, ALPNProtocols: ['http/1.1'] },
          ...{ minVersion: version, maxVersion: version },
        },
        (_, response) => response.writeHead(400).end(),
      );
    },
  };
}

/** A key and a certificate of `CN=somebody`, made for this test: PKCS #12, base64; the password is `lab`. */
const SOMEBODY =
  'MIIEbQIBAzCCBCMGCSqGSIb3DQEHAaCCBBQEggQQMIIEDDCCAqIGCSqGSIb3DQEHBqCCApMwggKPAgEAMIICiAYJKoZIhvcNAQcB' +
  'MFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAj/iI3h7y0qxQICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEIRs' +
  'FlMAIQQVPtTOmXAvBNyAggIggLkylQpCyEXigh0YW5j0rlGXJ7p5SyCFi7ZE/0fmR95pEvLZZA57a4cr7ma4HdvvNRBDMynwyOJs' +
  'xJ1+9iOQSXMXMiXZPwpQ4lTGsne60dHEUdUY9VmYcQMmnoxYNDTDBduedXId7JtWbZBaafxKHzhYSYeYg2KKciPvK99xQW/l7gCP' +
  'zGJvQHVWBctxeVB/mlY7wHJlWkWs06/YG2qvlt1Z1JKJDlBD7ErCfdlSEVVp8carqu/qbsfMSa9LdtUibWsjA+m3IPgqGgb7ytX2' +
  'CfyxKsr1oroNj6qlPSVxaKf2zvXNzTb/u2IX1Pdy/tgvSGFFUvAm6uYMDW4bnGXSlQFhThg8dqTxNy5Bhv0lPFJDEDO3vKq3NrYU' +
  'AGk73xFpxoVDLC+Q0zULMosCI7BC1oDFwvJ0qxBKAGsRV1Lc0pJmL71DgrKgTA/JR1DcbKOmaJ98iaTfKdILLqD35VbqkF/Cknvc' +
  '5sIMM2EE8OXch3NQ7ILpmh9sRjosWuWzFou+MS9ebQKOLrZoUqlw6NjUYBe62Mn2Ej212HE/ld0vt6KKD6NvK4K4Z69+/LyGuDlb' +
  'xyw/3c0i2J7c5Lfdoo6xHTOa69brloCpjpZnT8895S0JEnnDZLYnGJeK+is2VbbvR3OT+4Catbz7V44XLhHBJYV0e8gN9VYxfvKn' +
  '7G7h1w3mzGvDuqJ/IUijGYrIJMYgJjkwinSOTQdIvRERRynG+DCCAWIGCSqGSIb3DQEHAaCCAVMEggFPMIIBSzCCAUcGCyqGSIb3' +
  'DQEMCgECoIHvMIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAh0R32e7B4GeQICCAAwDAYIKoZIhvcNAgkFADAdBglg' +
  'hkgBZQMEASoEEMD6KA6HrARrsDk9bppy7tIEgZBQn26y+RHuv35Dh/bdQB38grKxtaF/jlF/HTv+5US5nz0/ma/p23wUB7lcCJaW' +
  '4qTCerC4pujBO3ARL96aH3yzMkjSHq7BH9Axk6zfQi/Rn/gIq5+paSkw4Hx0b7wCHYpYgEna1xb2OcYBxm0euas1t8Ydgz0+w8Yt' +
  '4qRBNBxf2n2mDjAVT8RbnPRqY4KEQloxRjAfBgkqhkiG9w0BCRQxEh4QAHMAbwBtAGUAYgBvAGQAeTAjBgkqhkiG9w0BCRUxFgQU' +
  '3mFdqxXbPzGhI1iEqCuur/KJHC4wQTAxMA0GCWCGSAFlAwQCAQUABCCIYedJCKrqJcj6jarOG++YzcjzbXXPVC9dr7w1tSx2vgQI' +
  'JrPRULIaqQgCAggA';

/* What runs inside Firefox has the names of its own world. */
declare const Cc: Untyped, Ci: Untyped, Services: Untyped;

/** Gives the browser's user a certificate to show. */
export async function giveCertificate({ chromium, firefox }: Rig): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wasl-certificate-'));
  const file = join(folder, 'somebody.p12');
  writeFileSync(file, Buffer.from(SOMEBODY, 'base64'));
  try {
    if (chromium) toStore(file, await storeOf(chromium));
    const refused = await firefox?.evaluateInChrome(toFirefox, file);
    if (refused) throw new Error(`Firefox does not take the certificate: ${refused}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Gives 0, or why not: `importPKCS12File` of `nsIX509CertDB.idl`. */
function toFirefox(path: string): number {
  const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
  file.initWithPath(path);
  return Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB).importPKCS12File(file, 'lab');
}

/** Where the home of this browser's user keeps certificates: beside its profile, see `trust.ts` of the driver. */
async function storeOf(chromium: Chromium): Promise<string> {
  const page = await chromium.open('chrome://version');
  const find = () => document.querySelector('#profile_path')?.textContent;
  const profile = await page.waitFor(find, [], { what: 'the path of the profile' });
  await page.close();
  return join(profile, '../home/.pki/nssdb');
}

function toStore(file: string, store: string): void {
  if (process.platform !== 'linux') throw new Missing('Only on Linux has Chromium a store of its own.');
  const words = ['-i', file, '-W', 'lab', '-d', `sql:${store}`, '-K', ''];
  const { status, stderr } = run('pk12util', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`pk12util ended with ${status}: ${stderr}`);
}

/** Whether Firefox asks its user which certificate to show. */
export const isAsked = (firefox: Firefox): Promise<boolean> =>
  firefox.evaluateInChrome(() => Services.wm.getMostRecentWindow('navigator:browser').gDialogBox.isOpen);
