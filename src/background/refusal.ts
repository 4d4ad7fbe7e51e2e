/** Why a file cannot be imported, and where in it. */
import type * as v from 'valibot';
import { sentencesOf, type Sentence } from '../core/model/sentence.ts';

const say = sentencesOf('import');

/** What there should be, by what the schema calls it. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  boolean: 'yes-no',
  Array: 'list',
  Object: 'object',
};

const CHECKS: ReadonlySet<string> = new Set([
  ...Object.values(TYPES),
  'answered-of-asked',
  'count',
  'covers-day',
  'day',
  'each-once',
  'ends-later',
  'hour',
  'in-order',
  'length',
  'look',
  'missing',
  'moment',
  'parts-add-up',
  'short-text',
  'short-list',
  'within-day',
  'word',
]);

function wanted(issue: v.BaseIssue<unknown>): string {
  if (CHECKS.has(issue.message)) return issue.message;
  if (issue.received === 'undefined') return 'missing';
  return TYPES[issue.expected ?? ''] ?? 'word';
}

/** `days › 2026-11-20 › services › whatsapp › stretches › #2 › endAt` */
function placeOf(issue: v.BaseIssue<unknown>): string {
  const steps = (issue.path ?? []).map(({ key, value }): string => {
    if (typeof key !== 'number') return String(key);
    const { day, id } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
    const name = day ?? id;
    return typeof name === 'string' && name.length < 80 ? name : `#${key + 1}`;
  });
  return steps.join(' › ');
}

/** The first things that are wrong in a document that is one of ours. */
export function damage(issues: readonly v.BaseIssue<unknown>[]): Sentence[] {
  return issues
    .slice(0, 3)
    .map((issue) => say(`refused-wrong-${wanted(issue)}`, { place: placeOf(issue) || '#1' }));
}

/** Where a text stops being JSON, from the words of either browser. */
export function notJson(text: string, error: unknown): Sentence {
  const message = error instanceof Error ? error.message : '';
  const told = /line (\d+) column (\d+)/.exec(message);
  if (told) return say('refused-not-json', { line: Number(told[1]), column: Number(told[2]) });
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, position).split('\n');
  return say('refused-not-json', { line: before.length, column: before.at(-1)!.length + 1 });
}

/** It is no file of Wasl. */
export const notOurs = (): Sentence => say('refused-not-ours');

/** A later version of Wasl has written it. */
export const newer = (version: number): Sentence => say('refused-newer', { version });
