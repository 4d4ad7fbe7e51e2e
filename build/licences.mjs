/** The licence of Wasl and of every package of which a line is shipped. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a package lies that a source file belongs to, or nothing for a file of ours. */
const packageOf = (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];

async function licenceOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file)
    throw new Error(`${name} ships without the text of its licence (${license}): what may be shipped of it?`);
  const page = `https://www.npmjs.com/package/${name}/v/${version}`;
  const text = await readFile(join(folder, file), 'utf8');
  return `${name} ${version} (${license}), unchanged; its page: ${page}\n\n${text}`;
}

/** As their owners wrote them. `inputs`: paths of sources, from `top`. */
export async function licences(top, inputs) {
  const folders = [...new Set(inputs.map(packageOf))].filter(Boolean).sort();
  const texts = await Promise.all([
    readFile(join(top, 'LICENSE'), 'utf8'),
    ...folders.map((folder) => licenceOf(join(top, folder))),
  ]);
  return `${texts.map((text) => text.trim()).join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
