/** A moment, short to read and exact to look up. */
import type { Words } from '../words/index.ts';
import { dateAndClock, short } from '../words/moments.ts';

interface Props {
  at: number;
  words: Words;
}

export function Since({ at, words }: Props) {
  return (
    <time dateTime={new Date(at).toISOString()} title={dateAndClock(at, words)}>
      {short(at, words)}
    </time>
  );
}
