/** What the schema found wrong, in words of the file. */
import type * as v from 'valibot';
import type { Path } from './position.ts';

/** One complaint for each issue, with the path of what is wrong. */
export function complaints(issues: readonly v.BaseIssue<unknown>[]): { path: Path; text: string }[] {
  return issues.map((issue) => {
    const path = (issue.path ?? []).map((item) => item.key as string | number);
    return { path, text: say(issue, path) };
  });
}

function say(issue: v.BaseIssue<unknown>, path: Path): string {
  const key = String(path.at(-1));
  const isFault = key === 'fault' && issue.type === 'variant';
  if (issue.type === 'strict_object' && issue.expected === 'never') return `unknown key "${key}"`;
  if (issue.received === 'undefined') return `missing key "${key}"`;
  if (isFault) return `unknown fault ${show(issue.input)}; known: ${words(issue.expected)}`;
  const wanted = issue.kind === 'validation' ? issue.message : words(issue.expected);
  return `${nearestName(path)} must be ${wanted}, not ${show(issue.input)}`;
}

/** `"hosts"` for a path that ends in `hosts`, 2. */
function nearestName(path: Path): string {
  return `"${[...path].reverse().find((part) => typeof part === 'string')}"`;
}

function words(expected: string | null): string {
  const plain = (expected ?? '').replace(/[()]/g, '').replaceAll(' | ', ', ');
  return (
    { Object: 'an object', Array: 'a list', string: 'a text', number: 'a number', boolean: 'true or false' }[
      plain
    ] ?? plain
  );
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
