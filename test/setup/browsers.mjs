/** Finds the browsers, a font that can draw Arabic and the servers that tests ask, and on Debian, as root, installs what is missing. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const CHROMIUMS = [
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
];

const FIREFOXES = [
  'firefox-esr',
  'firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/**
 * The first of these programs that is there, as a whole path.
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
function find(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => (/[\\/]/.test(name) ? name : join(folder, name))))
    .find(isProgram);
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

/** Path of a Chromium, Chrome or Edge; `CHROMIUM` in the environment comes first. */
export const findChromium = () => process.env.CHROMIUM ?? find(CHROMIUMS);

/** Path of a Firefox; `FIREFOX` in the environment comes first. */
export const findFirefox = () => process.env.FIREFOX ?? find(FIREFOXES);

/** Whether some font draws Arabic. Only Linux is asked: other systems bring one. */
function hasArabicFont() {
  if (process.platform !== 'linux') return true;
  return (spawnSync('fc-list', [':lang=ar', 'family'], { encoding: 'utf8' }).stdout ?? '').trim() !== '';
}

/** What can be asked for, how to see that it is there, and the Debian packages that bring it. */
const NEEDS = {
  chromium: {
    isThere: () => findChromium() !== undefined,
    packages: ['chromium'],
    name: 'Chromium, Chrome or Edge',
  },
  firefox: { isThere: () => findFirefox() !== undefined, packages: ['firefox-esr'], name: 'Firefox' },
  arabic: { isThere: hasArabicFont, packages: ['fontconfig', 'fonts-noto-core'], name: 'a font for Arabic' },
  // Debian keeps nginx where only root's programs are looked for.
  nginx: {
    isThere: () => find(['nginx', '/usr/sbin/nginx']) !== undefined,
    packages: ['nginx-light'],
    name: 'nginx',
  },
  prosody: { isThere: () => find(['prosody']) !== undefined, packages: ['prosody'], name: 'prosody' },
};

/**
 * Installs what is missing, or throws and says what to install.
 * @param {readonly (keyof typeof NEEDS)[]} wanted
 */
export function ensureBrowsers(wanted) {
  const missing = wanted.map((need) => NEEDS[need]).filter((need) => !need.isThere());
  if (missing.length === 0) return;
  const packages = missing.flatMap((need) => need.packages);
  const names = missing.map((need) => need.name).join(', ');
  const isDebian =
    process.platform === 'linux' && existsSync('/etc/debian_version') && find(['apt-get']) !== undefined;
  if (isDebian && process.getuid?.() === 0) aptInstall(packages);
  if (missing.every((need) => need.isThere())) return;
  const byHand = isDebian ? `apt-get install ${packages.join(' ')}` : 'the way your system installs programs';
  throw new Error(`Not found: ${names}. Please install it (${byHand}) and try again.`);
}

/** @param {readonly string[]} packages */
function aptInstall(packages) {
  console.error(`Installing ${packages.join(', ')} (apt-get)…`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    spawnSync('apt-get', ['-q', ...command], { stdio: ['ignore', 2, 2], env: environment });
  }
}
