/** What the browser refuses to do for Wasl, as far as the user has to know it. */
import { sentencesOf, type Sentence } from '../model/sentence.ts';
import { withoutControls } from '../model/text.ts';
import type { Badge } from './types.ts';

/**
 * Nothing can be checked; what is stored or allowed cannot be read; nothing can be saved; the browser wakes nobody for the next check; the
 * toolbar's button, an alert cannot be shown.
 */
export type Hindered = 'check' | 'read' | 'save' | 'wake' | 'button' | 'alert';

export interface Trouble {
  what: Hindered;
  /** The browser's own words, or `silent` where it never answered. */
  reason: string;
}

/** The reason of a browser that does not answer. */
export const SILENT = 'silent';

/** The browser's words can be long, and name much that helps nobody. */
const LONGEST = 120;

/** The browser's own words, in a form that fits into a sentence. */
export function reasonOf(error: unknown): string {
  const words = error instanceof Error ? error.message || error.name : String(error);
  return withoutControls(words).replace(/\s+/g, ' ').trim().replace(/\.$/, '').slice(0, LONGEST);
}

const say = sentencesOf('trouble');

export const troubleSentence = ({ what, reason }: Trouble): Sentence => say(what, { why: reason });

/** The button while nothing can be checked: whatever it said before may not be so any more. */
export const badgeOf = (trouble: Trouble): Badge => ({
  text: '?',
  icon: 'unsure',
  title: [troubleSentence(trouble)],
});
