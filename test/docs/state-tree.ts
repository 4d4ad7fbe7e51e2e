/** The tree of `State` for `docs/architecture.md`, read from its types and their comments, so that it cannot grow old. */
import { readFileSync } from 'node:fs';

/** Where the tree stands in the page. */
export const BEGIN = '<!-- the state, written by test/docs/write.ts -->';
export const END = '<!-- the end of the state -->';

/** The files that declare what a state holds. */
const FILES = ['state', 'incident', 'past', 'sentence', 'observation'];

export interface Field {
  /** `line.noise`, `endpoints.run.failures`; keys of records are left out. */
  path: string;
  depth: number;
  type: string;
  isOptional: boolean;
  /** Its parts lie under keys of their own. */
  isRecord: boolean;
  /** What the comment above it says, or the one above its type. */
  says: string;
  /** Its parts were told further up. */
  isToldAbove: boolean;
}

type Member = Pick<Field, 'type' | 'isOptional' | 'says'> & { name: string };

interface Interface {
  says: string;
  members: readonly Member[];
}

const model = new URL('../../src/core/model/', import.meta.url);
const texts = FILES.map((name) => readFileSync(new URL(`${name}.ts`, model), 'utf8'));

/** A comment, as far as it stands directly above what follows. */
const COMMENT = String.raw`(?:/\*\*\s*((?:(?!\*/)[^])*?)\s*\*/\s*)?`;
const INTERFACE = new RegExp(String.raw`${COMMENT}^export interface (\w+)[^\n]*\{\n([^]*?)^\}`, 'gm');
const MEMBER = new RegExp(String.raw`${COMMENT}^ {2}(\w+)(\??): (.+);$`, 'gm');

const inOneLine = (comment = ''): string => comment.replace(/\s*\n\s*\*\s*/g, ' ');

/** The members of the body of an interface, in order. A comment above several stands at the first. */
const membersOf = (body: string): Member[] =>
  [...body.matchAll(MEMBER)].map(([, comment, name, mark, type]) => ({
    name: name!,
    type: type!.replace(/ \| undefined$/, ''),
    isOptional: mark === '?',
    says: inOneLine(comment),
  }));

/** Every interface by its name. */
const interfaces = new Map<string, Interface>(
  texts.flatMap((text) =>
    [...text.matchAll(INTERFACE)].map(
      ([, comment, name, body]) => [name!, { says: inOneLine(comment), members: membersOf(body!) }] as const,
    ),
  ),
);

/** Every other type on one line by its name: what it stands for. */
const aliases = new Map(
  texts.flatMap((text) =>
    [...text.matchAll(/^export type (\w+) = (.+);$/gm)].map(([, name, type]) => [name!, type!] as const),
  ),
);

interface Inside extends Interface {
  name: string;
}

/** What lies in a value of a type, below its lists and records: the first interface that the type names. */
function inside(type: string): Inside | undefined {
  const [, without = ''] = /^Omit<\w+, (.*)>$/.exec(type) ?? [];
  for (const [name] of type.matchAll(/\b[A-Z]\w*/g)) {
    const alias = aliases.get(name);
    const found = interfaces.get(name) ?? (alias === undefined ? undefined : inside(alias));
    if (found)
      return {
        name,
        says: found.says,
        members: found.members.filter((one) => !without.includes(`'${one.name}'`)),
      };
  }
  return undefined;
}

/** Every field of a state, at any depth, in the order of the types; each type is opened where it is met first. */
export function fieldsOf(type = 'State', above = '', depth = 0, opened = new Set<string>()): Field[] {
  return inside(type)!.members.flatMap(({ name, ...member }) => {
    const path = above + name;
    const parts = inside(member.type);
    const isToldAbove = parts !== undefined && opened.has(parts.name);
    const says = member.says || (isToldAbove ? '' : (parts?.says ?? ''));
    if (parts) opened.add(parts.name);
    const below = parts && !isToldAbove ? fieldsOf(member.type, `${path}.`, depth + 1, opened) : [];
    const isRecord = /\bRecord</.test(aliases.get(member.type) ?? member.type);
    return [{ path, depth, ...member, isRecord, says, isToldAbove }, ...below];
  });
}

/** One line of the page. */
export function lineOf({ path, depth, type, isOptional, says, isToldAbove }: Field): string {
  const name = `${path.split('.').at(-1)}${isOptional ? '?' : ''}`;
  const told = [says, isToldAbove ? 'Its parts stand further up.' : ''].filter(Boolean).join(' ');
  return `${'  '.repeat(depth)}- \`${name}\`: \`${type}\`${told ? `. ${told}` : ''}`;
}

export const tree = (): string => fieldsOf().map(lineOf).join('\n');
