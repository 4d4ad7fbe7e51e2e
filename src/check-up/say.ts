/** Sentences of a check-up in the user's language: read later by somebody else, so its moments are said with their date. */
import type { LineFinding, Topic } from '../core/check-up/measured.ts';
import type { Sentence, Value } from '../core/model/sentence.ts';
import { utc } from '../core/model/time.ts';
import type { Words } from '../words/index.ts';

/** `22 November 2026, 21:12`. */
const dated = (at: number, words: Words): string =>
  words.t('moment_bare', {
    date: words.dates({ day: 'numeric', month: 'long', year: 'numeric' }).format(at),
    clock: words.clock(at),
  });

export function sayWhole({ key, values }: Sentence, words: Words): string {
  const said = Object.entries(values).map(([name, value]): [string, Value] => [
    name,
    typeof value === 'object' && 'time' in value ? dated(value.time, words) : value,
  ]);
  return words.say({ key, values: Object.fromEntries(said) });
}

/** Names that are the same in every language, or a word of ours. */
export function topicName(topic: Topic, words: Words): string {
  if (topic === 'ipv4') return 'IPv4';
  if (topic === 'ipv6') return 'IPv6';
  return topic === 'sockets' ? 'WebSockets' : words.say({ key: `checkup_topic_${topic}`, values: {} });
}

/** What a provider is told, as text; `undefined` where there is nothing to tell. */
export function letterOf(
  told: readonly LineFinding[],
  { at, count }: { at: number; count: number },
  words: Words,
): string | undefined {
  if (told.length === 0) return undefined;
  const inUtc = `${utc(at).replace('T', ' ').replace('Z', '')} UTC`;
  // Digits with hyphens keep their order in a line from right to left (Unicode Standard Annex 9, section 2.4).
  const when = `${dated(at, words)} (${words.dir === 'rtl' ? `\u2066${inUtc}\u2069` : inUtc})`;
  const lines = told.map(({ says, evidence }) =>
    [says, ...evidence].map((sentence) => sayWhole(sentence, words)).join(' '),
  );
  return [
    words.t('checkup_letter_begin', { when, count }),
    ...lines.map((line) => `- ${line}`),
    words.t('checkup_letter_end'),
  ].join('\n');
}
