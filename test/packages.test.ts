/** What `npm ci` brings along: no script runs while it installs, and nothing is under a licence that would bind ours. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isInRange } from './setup/node-version.mjs';

interface Locked {
  license?: string;
  engines?: { node?: string };
  /** Of npm: it would run a script of the package while it installs it. */
  hasInstallScript?: boolean;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')) as unknown;

/** Packages that bring a script to install with, and why they may. None of them is run: `allowScripts` of `package.json`. */
const WITH_SCRIPT: Readonly<Record<string, string>> = {
  esbuild: 'fetches the program where the optional package with it is missing; npm installs that one itself',
};

const { packages } = read('package-lock.json') as { packages: Readonly<Record<string, Locked>> };
const { allowScripts, engines } = read('package.json') as {
  allowScripts: Readonly<Record<string, boolean>>;
  engines: { node: string };
};

/** By name, without the places where they lie; without Wasl itself. */
const locked = Object.entries(packages).flatMap(([path, one]) =>
  path === '' ? [] : [{ name: path.replace(/^.*node_modules\//, ''), ...one }],
);

describe('the packages', () => {
  it('run no script while they are installed', () => {
    const found = locked.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect(
      found
        .filter((name) => !(name in WITH_SCRIPT))
        .map((name) => `${name} brings a script: another package, or a line with the reason here`),
    ).toEqual([]);
    // What is gone is not excused any longer, and npm has nothing to warn of.
    expect(Object.keys(WITH_SCRIPT).filter((name) => !found.includes(name))).toEqual([]);
    expect(allowScripts).toEqual(Object.fromEntries(found.map((name) => [name, false])));
  });

  /** Packages that do not want this version of Node. */
  const refusing = (version: string) =>
    locked
      .filter((one) => one.engines?.node !== undefined && !isInRange(version, one.engines.node))
      .map(({ name, engines: theirs }) => `${name} wants Node ${theirs?.node}, not ${version}`);

  it('run on every Node that package.json promises, the README names the oldest, and older ones would not do', () => {
    const oldest = [...engines.node.matchAll(/\d+\.\d+\.\d+/g)].map(([version]) => version);
    expect(oldest).not.toEqual([]);
    for (const version of oldest) {
      const [major, minor] = version.split('.').map(Number) as [number, number];
      expect(refusing(version)).toEqual([]);
      expect(refusing(`${major}.999.0`)).toEqual([]);
      expect(refusing(minor === 0 ? `${major - 1}.999.0` : `${major}.${minor - 1}.999`)).not.toEqual([]);
    }
    expect(refusing('999.0.0')).toEqual([]);
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(`Node (${oldest.map((version) => version.replace(/(\.0)+$/, '')).join(', ')} `);
  });

  it('state a licence, and none of the GNU family', () => {
    expect(locked.filter(({ license }) => !license).map(({ name }) => name)).toEqual([]);
    expect(
      locked
        .filter(({ license = '' }) => /GPL/i.test(license))
        .map(({ name, license }) => `${name}: ${license}`),
    ).toEqual([]);
  });
});
