/**
 * Prints the import picture of src, and of the folders of core, in the order of the map: `npm run picture`. A number is how many imports
 * an arrow stands for; one that leads up is marked. Types count as everything else.
 */
import {
  arrowsOf,
  betweenFolders,
  betweenParts,
  circlesOf,
  files,
  folderOf,
  imports,
  partOfCore,
  type Import,
} from './imports.ts';
import { CORE_MAY_IMPORT, MAY_IMPORT } from './map.ts';

const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** The lower ones come first in the map, and last on paper. */
function draw(
  title: string,
  order: readonly string[],
  some: readonly Import[],
  nodeOf: (path: string) => string,
  places: readonly string[],
): void {
  const arrows = arrowsOf(some, nodeOf);
  const isUpward = (from: string, to: string) => order.indexOf(to) > order.indexOf(from);
  const upward = arrows.filter(([from, to]) => isUpward(from, to));
  const circles = circlesOf(arrows);
  const counts = [many(arrows.length, 'arrow'), `${upward.length} upward`, many(circles.length, 'circle')];
  console.log(`${title}: ${counts.join(', ')}`);
  const widest = Math.max(...order.map(({ length }) => length));
  for (const node of order.toReversed()) {
    const size = places.filter((one) => one === node).length;
    if (size === 0) continue;
    const leads = arrows
      .filter(([from]) => from === node)
      .sort(([, one], [, other]) => order.indexOf(other) - order.indexOf(one))
      .map(([from, to]) => {
        const count = some.filter((one) => nodeOf(one.from) === from && nodeOf(one.to) === to).length;
        return `${isUpward(from, to) ? '↑ ' : ''}${to} ${count}`;
      });
    console.log(
      `  ${node.padEnd(widest)} ${many(size, 'file').padStart(8)}  → ${leads.join(', ') || 'nothing'}`,
    );
  }
  for (const circle of circles) console.log(`  circle: ${circle.join(' → ')} → …`);
  console.log();
}

const folders = Object.keys(MAY_IMPORT);
const inSrc = betweenFolders.filter(({ to }) => folders.includes(folderOf(to)));
draw('src', folders, inSrc, folderOf, files.map(folderOf));

const parts = Object.keys(CORE_MAY_IMPORT);
const core = files.filter((file) => folderOf(file) === 'core');
draw('core', parts, betweenParts, partOfCore, core.map(partOfCore));

const arrows = arrowsOf(imports, (path) => path).filter(([, to]) => files.includes(to));
const circles = circlesOf(arrows);
console.log(`files: ${files.length}, ${many(arrows.length, 'arrow')}, ${many(circles.length, 'circle')}`);
for (const circle of circles) console.log(`  circle: ${circle.join(' → ')} → …`);
