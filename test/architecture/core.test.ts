/** The core as a house: ten folders in one order, without circles; who may come in from outside, and by which doors. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  arrowsOf,
  betweenFolders,
  betweenParts,
  circlesOf,
  doesRun,
  files,
  folderOf,
  imports,
  namesOf,
  partOfCore,
  reachedBy,
  top,
} from './imports.ts';
import { CORE_MAY_IMPORT, COVERED_ELSEWHERE, DOORS, INNER, MAY_IMPORT } from './map.ts';

const core = files.filter((file) => folderOf(file) === 'core');

const isInner = (path: string): boolean =>
  INNER.some((inner) => path === inner || path.startsWith(`${inner}/`));

/** `say` is the sentences of a file's own family: `const say = sentencesOf('row')`. */
const NAMED_ALIKE: readonly string[] = ['say'];

/** In `core/storage` what reads or writes a field is called as the field. */
const READ_ALIKE: readonly string[] = ['between', 'failure', 'line', 'moment', 'reason', 'rule'];

const isNamedAlike = (name: string, where: readonly string[]): boolean =>
  NAMED_ALIKE.includes(name) ||
  (READ_ALIKE.includes(name) && where.every((file) => partOfCore(file) === 'storage'));

describe('core', () => {
  it('has only folders that the map knows', () => {
    const unknown = [...new Set(core.map(partOfCore))].filter((part) => !(part in CORE_MAY_IMPORT));
    expect(
      unknown.map(
        (part) => `src/core/${part} is on no line of CORE_MAY_IMPORT: in which folder does it belong?`,
      ),
    ).toEqual([]);
  });

  it('imports along its map alone', () => {
    const wrong = betweenParts.filter(
      ({ from, to }) => !CORE_MAY_IMPORT[partOfCore(from)]?.includes(partOfCore(to)),
    );
    expect(
      wrong.map(({ from, to }) => {
        const part = partOfCore(from);
        const allowed = CORE_MAY_IMPORT[part]?.join(', ') || 'nothing of core';
        return `src/${from} imports ${to}, but core/${part} may import: ${allowed}. Move what both need further down`;
      }),
    ).toEqual([]);
  });

  it('stays simple enough to draw', () => {
    const arrows = arrowsOf(betweenParts, partOfCore);
    expect(arrows.length).toBeGreaterThan(20);
    expect(
      arrows.length,
      `${arrows.length} arrows between the folders of core, and 40 at most can be read: let one folder ask another for more`,
    ).toBeLessThanOrEqual(40);
  });

  it('is entered by its doors alone', () => {
    const entering = betweenFolders.filter(({ to }) => folderOf(to) === 'core');
    const inner = entering.filter(({ to }) => isInner(to));
    expect(
      inner.map(
        ({ from, to }) => `src/${from} reaches into ${to}: ask core/advance.ts, core/view or core/schedule`,
      ),
    ).toEqual([]);
    const others = entering.filter(({ to }) => !DOORS.includes(to));
    expect(
      others.map(
        ({ from, to }) => `src/${from} imports ${to}, which is no door: use one of DOORS, or add it there`,
      ),
    ).toEqual([]);
    const unused = DOORS.filter((door) => !entering.some(({ to }) => to === door));
    expect(unused.map((door) => `nobody outside imports ${door} any more: take it out of DOORS`)).toEqual([]);
  });

  it('gives each name once, whether it is exported or not', () => {
    const places = new Map<string, string[]>();
    for (const file of core)
      for (const name of new Set(namesOf(file))) places.set(name, [...(places.get(name) ?? []), file]);
    expect(places.size).toBeGreaterThan(1_000);
    const twice = [...places].filter(([name, where]) => where.length > 1 && !isNamedAlike(name, where));
    expect(
      twice.map(
        ([name, where]) =>
          `${name} stands in ${where.join(' and ')}: say in the name which is which, or let one import the other's`,
      ),
    ).toEqual([]);
    const needless = [...NAMED_ALIKE, ...READ_ALIKE].filter((name) => (places.get(name)?.length ?? 0) < 2);
    expect(needless.map((name) => `${name} stands once: take it out of the list`)).toEqual([]);
  });

  it('has a test for each file that runs', () => {
    const names = core.filter(doesRun).map((file) => file.replace(/^core\//, ''));
    const hasOwn = (name: string) => existsSync(`${top}test/core/${name.replace(/\.ts$/, '.test.ts')}`);
    const untested = names.filter((name) => !hasOwn(name) && !(name in COVERED_ELSEWHERE));
    expect(
      untested.map(
        (name) =>
          `src/core/${name} has no test/core/${name.replace(/\.ts$/, '.test.ts')}: write it, or say in COVERED_ELSEWHERE which test would notice`,
      ),
    ).toEqual([]);
    const needless = Object.keys(COVERED_ELSEWHERE).filter((name) => !names.includes(name) || hasOwn(name));
    expect(needless.map((name) => `core/${name} need not stand in COVERED_ELSEWHERE`)).toEqual([]);
  });

  it('is loaded by the tests that are said to cover it', () => {
    const reached = new Map<string, Set<string>>();
    const pathOf = (test: string) =>
      ['ts', 'tsx']
        .map((ending) => `test/${test}.test.${ending}`)
        .find((path) => existsSync(`${top}${path}`));
    const wrong = Object.entries(COVERED_ELSEWHERE).flatMap(([name, tests]) =>
      tests
        .split(' ')
        .filter((test) => {
          const path = pathOf(test);
          if (path && !reached.has(path)) reached.set(path, reachedBy(path));
          return !path || !reached.get(path)!.has(`src/core/${name}`);
        })
        .map((test) => `test/${test}.test.ts does not load src/core/${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('src', () => {
  it('has no circle of imports, those of types included', () => {
    const circles = circlesOf(arrowsOf(imports, (path) => path));
    expect(
      circles.map(
        (circle) => `${circle.join(' → ')} → …: move what two of them need into a file that imports neither`,
      ),
    ).toEqual([]);
  });

  it('would show a circle', () => {
    const arrows = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['c', 'd'],
      ['d', 'e'],
      ['e', 'd'],
      ['f', 'a'],
    ] as const;
    expect(circlesOf(arrows)).toEqual([
      ['d', 'e'],
      ['a', 'b', 'c'],
    ]);
  });
});

it.each([
  ['src', MAY_IMPORT],
  ['core', CORE_MAY_IMPORT],
])('the map of %s leads downwards alone', (_, map) => {
  const parts = Object.keys(map);
  const upward = Object.entries(map).flatMap(([part, allowed]) =>
    allowed
      .filter((other) => parts.indexOf(other) >= parts.indexOf(part))
      .map((other) => `${part} → ${other}`),
  );
  expect(upward).toEqual([]);
});

it('no door leads into the judging itself', () => {
  expect(DOORS.filter(isInner)).toEqual([]);
});
