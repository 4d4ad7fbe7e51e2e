/** Node's loader hooks (https://nodejs.org/docs/latest-v20.x/api/module.html#customization-hooks). */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

/**
 * Turns TypeScript into JavaScript, and JSON that is imported without an attribute into a module.
 * @type {import('node:module').LoadHook}
 */
export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || url.includes('/node_modules/')) return nextLoad(url, context);
  const path = fileURLToPath(url);
  if (/\.tsx?$/.test(path)) {
    const { code } = await transform(await readFile(path, 'utf8'), {
      loader: path.endsWith('x') ? 'tsx' : 'ts',
      sourcefile: path,
      sourcemap: 'inline',
      target: 'node20',
      jsx: 'automatic',
      jsxImportSource: 'preact',
    });
    return { format: 'module', source: code, shortCircuit: true };
  }
  if (path.endsWith('.json') && context.importAttributes?.type !== 'json') {
    return { format: 'module', source: `export default ${await readFile(path, 'utf8')}`, shortCircuit: true };
  }
  return nextLoad(url, context);
}
