/**
 * The register of every program outside this folder that tests and scripts start. Whatever is not in it, `start-program.mjs` refuses
 * to start. To use one more, add its line: the commands that need it install it from here.
 */
import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** @typedef {'start' | 'test' | 'test:long' | 'test:fresh'} Command What npm runs. */

/**
 * What has to be installed: the package of Debian that brings it, the first command that needs it, what for ("It …"), and whether
 * Linux alone has a use for it.
 * @type {Readonly<Record<string, readonly [debian: string, by: Command, why: string, only?: 'linux']>>}
 */
export const PROGRAMS = {
  chromium: ['chromium', 'start', 'runs Wasl; Chrome or Edge do as well'],
  certutil: ['libnss3-tools', 'start', 'lets Chromium trust the authority of the lab', 'linux'],
  'fc-list': ['fontconfig', 'start', 'finds a font for Arabic', 'linux'],
  firefox: ['firefox-esr', 'test', 'runs Wasl'],
  ip: ['iproute2', 'test', 'makes the line of a network of its own', 'linux'],
  iptables: ['iptables', 'test', 'filters and loses packets in a network of its own', 'linux'],
  nginx: ['nginx-light', 'test', 'answers our probes as a server that nobody here wrote'],
  pk12util: ['libnss3-tools', 'test', 'gives the user of Chromium a certificate to show', 'linux'],
  prosody: ['prosody', 'test', 'answers the XMPP probe'],
  erl: ['ejabberd', 'test:long', 'runs ejabberd, which answers the XMPP probe in its own way'],
  'victoria-metrics': ['victoria-metrics', 'test:long', 'receives what goes to an organisation', 'linux'],
  git: ['git', 'test:fresh', 'clones this folder'],
  mmdebstrap: ['mmdebstrap', 'test:fresh', 'makes a bare Debian', 'linux'],
};

/** What is there wherever these commands run: Node brings two of them, Debian all others. */
const GIVEN = ['node', 'npm', 'apt-config', 'apt-get', 'dpkg-deb', 'unshare', 'mount'];

/**
 * What all those start by themselves: scripts of Debian call what every Debian has, or what their package depends on. Tests find it in
 * their PATH, but may not start it.
 */
const CALLED = [
  ...['basename', 'bash', 'cat', 'chmod', 'cp', 'cut', 'dirname', 'env', 'expr', 'find', 'findmnt', 'grep'],
  ...['head', 'id', 'ls', 'lua5.4', 'mkdir', 'mktemp', 'mv', 'pwd', 'readlink', 'realpath', 'rm', 'sed'],
  ...['sh', 'sort', 'stat', 'tail', 'test', 'touch', 'tr', 'uname', 'which'],
];

/** Where a later VictoriaMetrics than the system's is unpacked. */
export const VICTORIA_METRICS = join(tmpdir(), 'wasl-victoria-metrics');

/** Of programs with many names, all names and places; the first that is there is taken. */
const NAMES = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  // First the one of a later Debian, which `test/peers/victoria-metrics.ts` unpacks where the system's is too old.
  'victoria-metrics': [join(VICTORIA_METRICS, 'usr/bin/victoria-metrics'), 'victoria-metrics'],
  firefox: [
    'firefox-esr',
    'firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};

/** Which commands have done what they need when one of them has. */
const INCLUDED = {
  start: ['start'],
  test: ['start', 'test'],
  'test:long': ['start', 'test', 'test:long'],
  'test:fresh': ['test:fresh'],
};

/**
 * The programs of the register that a command needs on this system.
 * @param {Command} command
 */
export const neededBy = (command) =>
  Object.keys(PROGRAMS).filter((name) => {
    const [, by, , only] = PROGRAMS[name];
    return INCLUDED[command].includes(by) && (only === undefined || only === process.platform);
  });

/** @param {string} name */
const namesOf = (name) => NAMES[name] ?? [name];

const isPath = (name) => /[\\/]/.test(name);

/**
 * What the PATH of tests holds: what their command needs, by each of its names, and what that calls.
 * @param {Command} command
 */
export const allowedIn = (command) =>
  [...neededBy(command).flatMap(namesOf), ...GIVEN, ...CALLED].filter((name) => !isPath(name));

/** @param {string} name */
export const isRegistered = (name) => name in PROGRAMS || GIVEN.includes(name);

/**
 * The whole path of a program; `undefined` when it is not here. `CHROMIUM` and `FIREFOX` in the environment come first.
 * @param {string} name
 * @returns {string | undefined}
 */
export function find(name) {
  if (name === 'node') return process.execPath;
  return (name in NAMES && process.env[name.toUpperCase()]) || namesOf(name).map(look).find(Boolean);
}

/**
 * Where something of exactly this name is.
 * @param {string} name
 */
export function look(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  // Debian keeps servers where only root's programs are looked for.
  if (process.platform !== 'win32') folders.push('/usr/sbin', '/sbin');
  return (isPath(name) ? [name] : folders.map((folder) => join(folder, name))).find(isProgram);
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
