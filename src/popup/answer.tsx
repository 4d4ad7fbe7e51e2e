/** The first line: is it the service, is it my connection, is it blocked here? */
import type { ComponentChildren } from 'preact';
import { StatusMark } from '../ui/status-mark.tsx';
import type { Words } from '../words/index.ts';
import type { Sentence } from '../core/model/sentence.ts';
import type { Silhouette } from '../core/view/types.ts';

interface Props {
  answer: readonly Sentence[];
  icon: Silhouette;
  /** The answer to "only me?"; empty where nobody was heard. */
  onlyMe?: string | undefined;
  words: Words;
  isNews: boolean;
  /** What is offered beside it. */
  children?: ComponentChildren;
}

/**
 * Another sentence is another heading, which fades in; the same one with another age is not. Text that changes within its place
 * would count as moved where it is read from the right.
 */
export function Answer({ answer, icon, onlyMe = '', words, isNews, children }: Props) {
  const [first, rest] = split(words.sayAll(answer), words.locale);
  const [others, more] = split(onlyMe, words.locale);
  return (
    <section class="answer" data-mark={icon}>
      <StatusMark mark={icon} />
      <div role="status" aria-live={isNews ? 'polite' : 'off'}>
        <h1 key={answer[0]?.key}>{first}</h1>
        {(rest || onlyMe) && (
          <p key={rest + onlyMe}>
            {rest}
            {onlyMe && <b> {others} </b>}
            {more}
          </p>
        )}
      </div>
      <div class="further">{children}</div>
    </section>
  );
}

/** The first sentence stands out, so that it can be read across the room. */
function split(text: string, locale: string): [string, string] {
  const sentences = new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text);
  const first = [...sentences][0]?.segment ?? '';
  return [first.trim(), text.slice(first.length).trim()];
}
