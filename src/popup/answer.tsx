/** The first line: is it the service, is it my connection, is it blocked here? */
import { StatusMark } from '../ui/status-mark.tsx';
import type { Words } from '../words/index.ts';
import type { Sentence } from '../core/model/sentence.ts';
import type { Silhouette } from '../core/view/types.ts';

interface Props {
  answer: readonly Sentence[];
  icon: Silhouette;
  words: Words;
  isNews: boolean;
}

export function Answer({ answer, icon, words, isNews }: Props) {
  const [first, rest] = split(words.sayAll(answer), words.locale);
  return (
    <section class="answer" data-mark={icon}>
      <StatusMark mark={icon} />
      <div role="status" aria-live={isNews ? 'polite' : 'off'}>
        <h1>{first}</h1>
        {rest && <p>{rest}</p>}
      </div>
    </section>
  );
}

/** The first sentence stands out, so that it can be read across the room. */
function split(text: string, locale: string): [string, string] {
  const sentences = new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text);
  const first = [...sentences][0]?.segment ?? '';
  return [first.trim(), text.slice(first.length).trim()];
}
