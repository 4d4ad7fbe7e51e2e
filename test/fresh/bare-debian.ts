/**
 * A bare Debian in a folder: what Debian marks as essential, apt, and the Node and npm of this machine. Everything in it runs in mount
 * and process namespaces of its own, so whatever is mounted is never seen outside and ends with it, however it ends.
 */
import { cpSync, copyFileSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathOf, run, start } from '../setup/start-program.mjs';
import { carryNetwork } from './network.ts';

const CLONE = '/srv/wasl';

/** unshare(1): when it is killed, everything that it has started is, and with the last of it its mounts go. */
const APART = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc', '--'];

/**
 * Mounts what programs expect of a kernel, and runs a command in the folder. The folder is mounted itself, as the root of a machine is: only
 * then a program in it can make namespaces of mounts, as the tests of networks do.
 */
const ENTER = `
set -e
mount --bind "$1" "$1"
mount -t proc proc "$1/proc"
mount --rbind /sys "$1/sys"
mount --rbind /dev "$1/dev"
exec chroot "$1" env --chdir="$2" sh -c "$3"
`;

export interface BareDebian {
  /** Where the clone lies, seen from outside. */
  clone: string;
  /** Runs a command of the shell in the clone, and prints what it prints. Gives its exit status and its last line. */
  run(command: string): Promise<Ended>;
}

interface Ended {
  status: number | null;
  lastLine: string;
}

/**
 * Makes it from the machine's own sources of packages, with a clone of what is committed in `top`.
 * @throws when any step fails
 */
export async function makeBareDebian(folder: string, top: string): Promise<BareDebian> {
  const { VERSION_CODENAME: suite } = osRelease();
  const words = ['--variant=minbase', ...aptOptions(), suite!, folder, ...debianSources()];
  const { status } = await apart([pathOf('mmdebstrap'), ...words]);
  if (status !== 0) throw new Error(`mmdebstrap ended with ${status}: see above.`);
  copyNode(folder);
  const environment = {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: '/root',
    LANG: 'C.UTF-8',
    ...carryNetwork(folder),
  };
  output('git', ['clone', '--quiet', top, join(folder, CLONE)]);

  const clone = join(folder, CLONE);
  return { clone, run: (command) => apart(['sh', '-c', ENTER, 'sh', folder, CLONE, command], environment) };
}

/** Runs a program in namespaces of its own, and prints what it prints. It never outlives this process. */
function apart(words: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  const child = start('unshare', [...APART, ...words], { stdio: ['ignore', 'pipe', 'inherit'], env });
  const kill = () => child.kill('SIGKILL');
  // Before whoever removes the folder at the exit.
  process.prependOnceListener('exit', kill);
  let end = '';
  child.stdout.on('data', (data: Buffer) => {
    process.stdout.write(data);
    end = (end + data).slice(-1000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      process.off('exit', kill);
      resolve({ status, lastLine: end.trimEnd().split('\n').at(-1) ?? '' });
    });
  });
}

function output(name: string, words: readonly string[]): string[] {
  const { status, stdout, stderr } = run(name, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return stdout.split('\n').filter(Boolean);
}

/** os-release(5) */
function osRelease(): Record<string, string> {
  const lines = readFileSync('/etc/os-release', 'utf8').matchAll(/^(\w+)="?(.*?)"?$/gm);
  return Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
}

/** Where this machine has Debian's packages from, as sources.list(5) says it in one line. */
function debianSources(): string[] {
  const format = '$(ORIGIN)|deb $(REPO_URI) $(RELEASE) $(COMPONENT)';
  const lines = output('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']);
  const sources = new Set(lines.filter((line) => line.startsWith('Debian|')).map((line) => line.slice(7)));
  if (sources.size === 0) throw new Error('apt knows no source of Debian packages: apt-get update.');
  return [...sources];
}

/** How apt reaches them from here: proxies, retries, and what clock it believes. */
function aptOptions(): string[] {
  const options = output('apt-config', ['dump']).filter((line) =>
    /^Acquire::(?:Check-|https?::|Retries|ForceIPv)/.test(line),
  );
  return options.map((line) => `--aptopt=${line}`);
}

/** Node and npm as their makers pack them: one program, one folder. */
function copyNode(folder: string): void {
  const npm = dirname(dirname(realpathSync(pathOf('npm'))));
  const local = join(folder, 'usr/local');
  mkdirSync(join(local, 'lib/node_modules'), { recursive: true });
  copyFileSync(process.execPath, join(local, 'bin/node'));
  cpSync(npm, join(local, 'lib/node_modules/npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(local, 'bin/npm'));
  symlinkSync('../lib/node_modules/npm/bin/npx-cli.js', join(local, 'bin/npx'));
}
