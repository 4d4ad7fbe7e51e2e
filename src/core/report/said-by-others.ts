/** What others said of an incident, in the words of its report: never more than each of them said, and with when it did. */
import type { KeptOpinion } from '../model/opinion.ts';
import { opinionSentence } from '../model/opinion-sentence.ts';
import { sentencesOf, type Sentence } from '../model/sentence.ts';

/** One line of what others said. */
export interface ToldByOther {
  /** Id of the vantage. */
  vantage: string;
  /** When it was first heard to say so, and when last. */
  firstAt: number;
  lastAt: number;
  sentence: Sentence;
  tone: 'good' | 'bad' | 'neutral';
  url?: string;
}

const TONES = { up: 'good', trouble: 'bad', unknown: 'neutral' } as const;

const say = sentencesOf('report');

const firstOf = ({ firstHeardAt, heardAt }: KeptOpinion): number => firstHeardAt ?? heardAt;

/** In the order in which they were first heard. */
export const toldByOthers = (opinions: readonly KeptOpinion[]): ToldByOther[] =>
  opinions
    .toSorted((a, b) => firstOf(a) - firstOf(b))
    .map((one): ToldByOther => ({
      vantage: one.source,
      firstAt: firstOf(one),
      lastAt: one.heardAt,
      sentence: opinionSentence(one),
      tone: TONES[one.says],
      ...(one.url !== undefined && { url: one.url }),
    }));

/** What of it belongs into the account: what the operator said or did not, how many posted, what was measured elsewhere. */
export function heardOfOthers(opinions: readonly KeptOpinion[], openedAt: number): Sentence[] {
  const inOrder = opinions.toSorted((a, b) => firstOf(a) - firstOf(b));
  const first = (fits: (one: KeptOpinion) => boolean): KeptOpinion | undefined => inOrder.find(fits);
  const at = (one: KeptOpinion): Sentence['values'] => ({ at: { time: firstOf(one) } });
  const operator = first(({ kind, says }) => kind === 'operator' && says === 'trouble');
  // Asked before it began, it could not have known.
  const quiet = inOrder.findLast(
    ({ kind, says, heardAt }) => kind === 'operator' && says === 'up' && heardAt >= openedAt,
  );
  const crowd = first(({ kind, says, count }) => kind === 'crowd' && says === 'trouble' && !!count);
  const elsewhere = (says: KeptOpinion['says']) =>
    first((one) => one.kind === 'remote' && one.says === says && one.places !== undefined);
  const [silent, answered] = [elsewhere('trouble'), elsewhere('up')];
  const measured = first(
    (one) => one.kind === 'country' && one.says === 'trouble' && one.service !== undefined,
  );
  const cut = first((one) => one.kind === 'country' && one.says === 'trouble' && one.service === undefined);
  const placed = (key: string, one: KeptOpinion): Sentence =>
    say(key, { ...at(one), places: { countries: one.places! } });
  return [
    ...(operator ? [say('heard-operator', at(operator))] : []),
    ...(quiet && !operator ? [say('heard-operator-quiet', { at: { time: quiet.heardAt } })] : []),
    ...(crowd ? [say('heard-posts', { ...at(crowd), count: crowd.count! })] : []),
    ...(silent ? [placed('heard-silent', silent)] : []),
    // Where some of it answered elsewhere and some did not, the table tells which.
    ...(answered && !silent ? [placed('heard-answered', answered)] : []),
    ...(measured ? [say(measured.places ? 'heard-country' : 'heard-world', at(measured))] : []),
    ...(cut ? [say(cut.provider === undefined ? 'heard-cut' : 'heard-provider-cut', at(cut))] : []),
  ];
}
