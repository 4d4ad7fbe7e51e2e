/** Who imports whom, read from the text: for the tests that hold the map, and for the picture of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Import {
  /** Path of a file. */
  from: string;
  /** Path of a file, or the name of a package. */
  to: string;
  /** Nothing of it is there when the program runs. */
  isType: boolean;
}

export const top = fileURLToPath(new URL('../..', import.meta.url));

/** The TypeScript files below a folder of the project, as paths from there. */
export const sourcesOf = (folder: string): string[] =>
  readdirSync(`${top}${folder}`, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path))
    .sort();

/** `import` and `export … from` at the beginning of a line; `import('…')` and `typeof import('…')` anywhere. */
const IMPORT =
  /^(?:import|export)\s+(type\s)?(?:[\w*{}\s,$]*?\sfrom\s+)?'([^']+)'|(\btypeof\s+)?\bimport\(\s*'([^']+)'/gm;

function importsIn(file: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, named, typeOf, loaded]) => {
    const name = (named ?? loaded)!;
    const to = name.startsWith('.') ? posix.join(posix.dirname(file), name) : name;
    return { from: file, to, isType: (type ?? typeOf) !== undefined };
  });
}

/** The files of src; from here on a path is one below src. */
export const files = sourcesOf('src');

const texts = new Map(files.map((file) => [file, readFileSync(`${top}src/${file}`, 'utf8')]));

/** The text of a file of src. */
export const textOf = (file: string): string => texts.get(file)!;

export const imports = files.flatMap((file) => importsIn(file, textOf(file)));

/** `core` of `core/judge/rules.ts`, `valibot` of `valibot`. */
export const folderOf = (path: string): string => path.split('/')[0]!;

/** `judge` of `core/judge/rules.ts`, `advance.ts` of `core/advance.ts`. */
export const partOfCore = (path: string): string => path.split('/')[1]!;

/** Imports that lead from one folder of src to another, or to a package. */
export const betweenFolders = imports.filter(({ from, to }) => folderOf(from) !== folderOf(to));

/** Imports that lead from one folder of core to another. */
export const betweenParts = imports.filter(
  ({ from, to }) =>
    folderOf(from) === 'core' && folderOf(to) === 'core' && partOfCore(from) !== partOfCore(to),
);

/** What a file gives a name to at the top, whether it exports it or not. */
export function namesOf(file: string): string[] {
  const named = textOf(file).matchAll(
    /^(?:export )?(?:async )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm,
  );
  return [...named].map(([, name]) => name!);
}

/** Whether anything of a file is there when the program runs. */
export const doesRun = (file: string): boolean =>
  /^(?:export )?(?:async )?(?:const|let|function|class)\b/m.test(textOf(file));

export type Arrow = readonly [from: string, to: string];

/** The arrows that these imports are, each once, between what `nodeOf` makes of their ends. */
export function arrowsOf(some: readonly Import[], nodeOf: (path: string) => string): Arrow[] {
  const all = some.map(({ from, to }): Arrow => [nodeOf(from), nodeOf(to)]);
  return [
    ...new Map(all.filter(([from, to]) => from !== to).map((arrow) => [arrow.join(' '), arrow])).values(),
  ];
}

/** Groups that reach each other along the arrows, each in the order of its discovery, by Tarjan's algorithm (1972). */
export function circlesOf(arrows: readonly Arrow[]): string[][] {
  const after = new Map<string, string[]>();
  for (const [from, to] of arrows) after.set(from, [...(after.get(from) ?? []), to]);
  const places = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  /** The earliest place that is reached from here and still open. */
  function visit(one: string): number {
    const place = places.size;
    places.set(one, place);
    open.push(one);
    let earliest = place;
    for (const next of after.get(one) ?? []) {
      const known = places.get(next);
      if (known === undefined) earliest = Math.min(earliest, visit(next));
      else if (open.includes(next)) earliest = Math.min(earliest, known);
    }
    if (earliest === place) {
      const group = open.splice(open.indexOf(one));
      if (group.length > 1) circles.push(group);
    }
    return earliest;
  }
  for (const [from] of arrows) if (!places.has(from)) visit(from);
  return circles;
}

/** Every file that a test loads when it runs, by whatever way: paths from the top of the project. */
export function reachedBy(test: string): Set<string> {
  const found = new Set([test]);
  for (const file of found) {
    if (!/\.tsx?$/.test(file) || !existsSync(`${top}${file}`)) continue;
    for (const { to, isType } of importsIn(file, readFileSync(`${top}${file}`, 'utf8')))
      if (!isType) found.add(to);
  }
  return found;
}
