/** Which versions of Node will do. Looked at first: an older one would fail somewhere later, in words that say nothing of it. */
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

const numbersOf = (version) => version.split('.').map(Number);

/**
 * Whether a version is in a range as packages write them: `^20.19.0 || >=24`, `6.*`, `*`.
 * @param {string} version three numbers
 * @param {string} range
 * @throws an Error for other forms of range
 */
export function isInRange(version, range) {
  const [major, minor, patch] = numbersOf(version);
  return range.split('||').some((part) => {
    const [, sign, low] = /^(\^|>=|)\s*v?([\d.]+|)(?:\.?[*x])?$/.exec(part.trim()) ?? [];
    if (low === undefined) throw new Error(`A range of a form that is not known here: ${range}`);
    if (low === '') return true;
    const [lowMajor, lowMinor = 0, lowPatch = 0] = numbersOf(low.replace(/\.$/, ''));
    if (major !== lowMajor) return sign === '>=' && major > lowMajor;
    return minor > lowMinor || (minor === lowMinor && patch >= lowPatch);
  });
}

/** @throws an Error that says which versions will do, when this Node is none of them */
export function ensureNode() {
  const { node } = process.versions;
  if (isInRange(node, engines.node)) return;
  const wanted = engines.node
    .replaceAll(/\^((\d+)[\d.]*)/g, '$1 or a later $2')
    .replaceAll(/>=([\d.]+)/g, '$1 or later')
    .replaceAll(' ||', ',');
  throw new Error(`This is Node ${node}. The packages that Wasl is made with need ${wanted}.`);
}
