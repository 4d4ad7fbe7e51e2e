/**
 * Policies of an organisation, as files where the browsers look for them, for a copy of the extension that no other browser of this
 * computer has: what is written here concerns nobody else.
 */
import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Missing, pathOf } from '../setup/start-program.mjs';

/** Where Debian's Chromium reads policies from; only root may write there. */
const POLICIES = '/etc/chromium/policies/managed';

export interface PolicyFile {
  write(values: object): void;
  remove(): void;
}

/** In one step: whoever looks meanwhile finds the old one or the new one. */
function writeWhole(path: string, content: object): void {
  writeFileSync(`${path}.new`, JSON.stringify(content));
  renameSync(`${path}.new`, path);
}

/** A key for the manifest of a copy, and a policy for the id that follows from it. Chromium watches the folder. */
export function chromiumPolicy(): PolicyFile & { key: string } {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const der = publicKey.export({ type: 'spki', format: 'der' });
  // Hexadecimal in the letters a to p (extensions/common/extension_id.h and components/crx_file/id_util.cc).
  const hash = createHash('sha256').update(der).digest('hex').slice(0, 32);
  const id = [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
  const path = join(POLICIES, `wasl-test-${id}.json`);
  const remove = () => rmSync(path, { force: true });
  process.once('exit', remove);
  return {
    key: der.toString('base64'),
    write(values) {
      if (!existsSync(POLICIES)) mkdirSync(POLICIES, { recursive: true });
      writeWhole(path, { '3rdparty': { extensions: { [id]: values } } });
    },
    remove,
  };
}

/** The manifest of a managed storage in a home of its own. Firefox reads it when it starts. */
export function firefoxPolicy(id = 'wasl@wasl'): PolicyFile & { home: string } {
  const home = mkdtempSync(join(tmpdir(), 'wasl-home-'));
  const folder = join(home, '.mozilla/managed-storage');
  const remove = () => rmSync(home, { recursive: true, force: true });
  process.once('exit', remove);
  return {
    home,
    write(data) {
      mkdirSync(folder, { recursive: true });
      writeWhole(join(folder, `${id}.json`), { name: id, description: 'A test', type: 'storage', data });
    },
    remove,
  };
}

/**
 * A `policies.json` beside the program, in a folder of links to all else that this Firefox consists of. It knows where it lies by its own
 * file (`xpcom/build/BinaryPath.h`), so that one is a copy. It reads the policy when it starts.
 * @throws Missing where the program lies in no folder of its own, as a script that starts another one does
 */
export function firefoxDistribution(id = 'wasl@wasl'): PolicyFile & { program: string } {
  const installed = realpathSync(pathOf('firefox'));
  const from = dirname(installed);
  if (!existsSync(join(from, 'application.ini')))
    throw new Missing(`${installed} does not lie beside what it consists of.`);
  const folder = mkdtempSync(join(tmpdir(), 'wasl-firefox-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const program = join(folder, basename(installed));
  const distribution = join(folder, 'distribution');
  for (const name of readdirSync(from))
    if (name !== basename(installed) && name !== 'distribution')
      symlinkSync(join(from, name), join(folder, name));
  copyFileSync(installed, program);
  mkdirSync(distribution);
  return {
    program,
    write(values) {
      const policies = { '3rdparty': { Extensions: { [id]: values } } };
      writeWhole(join(distribution, 'policies.json'), { policies });
    },
    remove,
  };
}
