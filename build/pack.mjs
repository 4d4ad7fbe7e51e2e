/**
 * The packages for the stores, and the source they were built from: the same files give the same bytes, whenever and wherever. Fixed
 * order, and one time stamp for all (zip holds local time without a zone, so the date is a local one). fflate, unlike zlib, does not
 * change with the version of Node.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, posix, relative } from 'node:path';
import { zipSync } from 'fflate';

/** What the project is made of; anything else in its folder is somebody's own. */
const SOURCE = [
  ...['.ci', '.git-blame-ignore-revs', '.gitignore', '.oxlintrc.json', '.prettierignore', 'CHANGELOG.md'],
  ...['LICENSE', 'PRIVACY.md', 'README.md', 'build', 'build.mjs', 'docs', 'icons', 'manifest.json'],
  ...['package-lock.json', 'package.json', 'src', 'test', 'tsconfig.json'],
];

/** What systems and programs leave in folders, as `.gitignore` has it. */
const LEFT_BEHIND = /(^|\/)(node_modules|dist|\.DS_Store)(\/|$)|\.log$/;

/** All files below a folder in one fixed order, as paths with forward slashes. */
export function files(folder, prefix = '') {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = posix.join(prefix, entry.name);
      return entry.isDirectory() ? files(join(folder, entry.name), path) : [path];
    });
}

/**
 * An unpacked extension has an id that the `key` gives it, so that it is the same in every folder and names nobody's; without one
 * Chromium makes it of the folder's path. A store has a key of its own and refuses ours.
 */
function withoutKey(bytes) {
  const others = JSON.parse(Buffer.from(bytes).toString());
  delete others.key;
  return new Uint8Array(Buffer.from(JSON.stringify(others, undefined, 2) + '\n'));
}

async function pack(contents, file) {
  const bytes = zipSync(contents, { level: 9, mtime: new Date(1980, 0, 1) });
  await writeFile(file, bytes);
  const sum = createHash('sha256').update(bytes).digest('hex');
  console.log(`packed ${relative(process.cwd(), file)}, sha256 ${sum}`);
}

const contentsOf = (folder, paths) =>
  Object.fromEntries(paths.map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]));

/** One browser's extension, as its store takes it. */
export async function packExtension(folder, file) {
  const contents = contentsOf(folder, files(folder));
  contents['manifest.json'] = withoutKey(contents['manifest.json']);
  await pack(contents, file);
}

/** All that it takes to build the same packages again: `npm ci`, `npm run package`. */
export async function packSource(top, file) {
  const there = readdirSync(top, { withFileTypes: true }).filter(({ name }) => SOURCE.includes(name));
  const paths = there.flatMap((entry) =>
    entry.isDirectory() ? files(join(top, entry.name), entry.name) : [entry.name],
  );
  const kept = paths.filter((path) => !LEFT_BEHIND.test(path)).sort((a, b) => (a < b ? -1 : 1));
  await pack(contentsOf(top, kept), file);
}
