/** The background script, and what no healthy round needs in a script beside it, loaded when it is wanted (`build/later.ts`). */
import { readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { importing, laterIn } from './pages.mjs';

const INDEX = 'background/index.js';

/**
 * All parts in one: at every start of a worker Chromium hands it all scripts that it loaded while it was installed, wanted or not, with the
 * compiled code of each (docs/decisions/027-one-script-of-parts.md).
 */
const RARE = 'background/rare.js';

const LATER = fileURLToPath(new URL('later.ts', import.meta.url));

/** Its script begins before anything may be awaited, and is loaded where a Chromium has no `browser` of its own. */
const POLYFILL = 'background/webextension-polyfill.js';

/** Every `import('…')` of the background's files, by what is built of it. */
async function partsIn(src) {
  const sources = readdirSync(join(src, 'background')).filter((name) => /\.tsx?$/.test(name));
  const found = await Promise.all(
    sources.map((name) => laterIn(src, `background/${name.replace(/\.tsx?$/, '.js')}`)),
  );
  return [...new Set(found.flat())].sort();
}

/** In place of a part: a module that is as good as a promise of it, so that whoever imports it gets what the part exports. */
const standIn = (path) => `
  import { later } from ${JSON.stringify(LATER)};
  const importIt = () => import(${JSON.stringify(`/${RARE}`)});
  export const then = (resolve, reject) => later(${JSON.stringify(path)}, importIt).then(resolve, reject);
`;

/** The script that the browser starts, which knows of all its parts from its first start on. */
const whole = (source) => `
  import ${JSON.stringify(LATER)};
  import ${JSON.stringify(source)};
`;

/** Each part leaves what it exports where it is looked for. */
const rare = (parts, sourceOf) => `
  ${parts.map((path, at) => `import * as part${at} from ${JSON.stringify(sourceOf(path))};`).join('\n')}
  const parts = (globalThis.waslParts ??= {});
  ${parts.map((path, at) => `parts[${JSON.stringify(path)}] = part${at};`).join('\n')}
`;

/**
 * The polyfill, as its owners wrote it: of what is no module esbuild looks at every property, and of the native `browser` that makes
 * Chromium set up each of its interfaces.
 */
const polyfill = (code) => `
  const module = { exports: {} };
  const { exports } = module;
  ${code}
  Object.assign((globalThis.waslParts ??= {}), { ${JSON.stringify(POLYFILL)}: module.exports });
  export {};
`;

const parting = (src, parts) => ({
  name: 'parts',
  setup({ onResolve, onLoad }) {
    const sourceOf = (path) => join(src, path.replace(/\.js$/, '.ts'));
    onResolve({ filter: importing(parts) }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const part = posix.join(relative(src, resolveDir), path).replace(/\.tsx?$/, '.js');
      return { path: part, namespace: 'stand-in' };
    });
    onResolve({ filter: /^\/background\// }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace: 'stand-in' }, ({ path }) => ({
      contents: standIn(path),
      resolveDir: src,
    }));
    onResolve({ filter: /^whole:/ }, ({ path }) => ({
      path: path.slice('whole:'.length),
      namespace: 'whole',
    }));
    onLoad({ filter: /./, namespace: 'whole' }, ({ path }) => ({
      contents: whole(sourceOf(path)),
      resolveDir: src,
    }));
    onResolve({ filter: /^rare:/ }, () => ({ path: RARE, namespace: 'rare' }));
    onLoad({ filter: /./, namespace: 'rare' }, () => ({ contents: rare(parts, sourceOf), resolveDir: src }));
    onLoad({ filter: /webextension-polyfill[\\/]dist[\\/]browser-polyfill\.js$/ }, async ({ path }) => ({
      contents: polyfill(await readFile(path, 'utf8')),
    }));
    onResolve({ filter: /^webextension-polyfill$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: POLYFILL, namespace: 'polyfill' },
    );
    onLoad({ filter: /./, namespace: 'polyfill' }, () => ({
      contents: `
        import { partNow } from ${JSON.stringify(LATER)};
        export default globalThis.browser ?? partNow(${JSON.stringify(POLYFILL)});
      `,
      resolveDir: src,
    }));
  },
});

/**
 * The background, which does all that Wasl does to the world, stays as it was written. But every letter of it is one of ASCII: with a single
 * other one Chromium takes each letter for two bytes, and is 12 ms longer in reading it for every start.
 */
async function writeAsWritten({ outputFiles }) {
  const escaped = ([unit]) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  await Promise.all(
    // esbuild leaves comments as they are; there it means the same.
    outputFiles.map(async ({ path, text }) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text.replace(/[^\0-\x7f]/g, escaped));
    }),
  );
}

/** Writes them to `out`. Returns the paths of their sources, from the top of the project. */
export async function buildBackground({ src, out, data, options }) {
  const parts = await partsIn(src);
  const nameOf = (path) => path.replace(/\.js$/, '');
  const built = await esbuild.build({
    ...options,
    outdir: out,
    write: false,
    format: 'iife',
    charset: 'ascii',
    plugins: [parting(src, parts), data],
    define: { RARE: JSON.stringify(RARE) },
    entryPoints: [
      { in: `whole:${INDEX}`, out: nameOf(INDEX) },
      { in: 'rare:', out: nameOf(RARE) },
      { in: 'webextension-polyfill', out: nameOf(POLYFILL) },
    ],
  });
  await writeAsWritten(built);
  return Object.keys(built.metafile.inputs).filter((path) => !/^[\w-]+:/.test(path));
}
