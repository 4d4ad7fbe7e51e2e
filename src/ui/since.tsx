/** A moment, short to read and exact to look up. */
import type { Words } from '../words/index.ts';

interface Props {
  at: number;
  words: Words;
}

export function Since({ at, words }: Props) {
  return (
    <time dateTime={new Date(at).toISOString()} title={words.dateAndClock(at)}>
      {words.short(at)}
    </time>
  );
}
