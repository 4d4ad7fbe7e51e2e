/** Sources that the build itself runs. */
import * as esbuild from 'esbuild';

/** What a source file exports, having been run here. */
export async function run(path) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

/** A file called `….data.ts` is run by the build: what it exports stands in its place, so that nothing carries what it was computed from. */
export function dataModules() {
  /** Each is run once, however many scripts want it. */
  const made = new Map();
  const contentsOf = async (path) =>
    Object.entries(await run(path))
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
      .join('\n');
  return {
    name: 'data-modules',
    setup({ onLoad }) {
      onLoad({ filter: /\.data\.ts$/ }, async ({ path }) => {
        if (!made.has(path)) made.set(path, contentsOf(path));
        return { contents: await made.get(path) };
      });
    },
  };
}
