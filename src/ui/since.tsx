/** A moment, short to read and exact to look up. */
import type { Words } from '../words/index.ts';
import { dateAndClock, short } from '../words/moments.ts';

/** From then on it is said how many hours ago it was: a bare clock leaves that to be worked out. */
const HOUR_MS = 3_600_000;

interface Props {
  at: number;
  /** Left out: the clock is said however long ago it was. */
  now?: number;
  words: Words;
}

export function Since({ at, now = at, words }: Props) {
  const hours = Math.floor((now - at) / HOUR_MS);
  const isOld = hours > 0;
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={dateAndClock(at, words)}
      data-old={isOld ? '' : undefined}
    >
      {isOld ? words.value({ durationMs: hours * HOUR_MS }, 'agoMs') : short(at, words)}
    </time>
  );
}
