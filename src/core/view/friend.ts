/** A friend's text as opinions. It asks nobody: somebody pasted it. Shown beside one's own, and in no rule. */
import { readFriendText } from '../model/friend-line.ts';
import type { Opinion } from '../model/opinion.ts';
import type { ServiceId } from '../model/terms.ts';
import { DAY_MS } from '../model/time.ts';

/** What was seen longer ago is told as no opinion on now. */
const MOST_AGE_MS = DAY_MS;

/** What the text says of these services; `newer`: how many of its lines only a newer version understands. */
export function friendOpinions(
  text: string,
  services: readonly ServiceId[],
  now: number,
): { opinions: readonly Opinion[]; newer: number } {
  const { lines, newer } = readFriendText(text, services, now);
  const opinions = lines.map(({ service, answers, at, sinceAt, country }): Opinion => ({
    source: 'friend',
    kind: 'friend',
    service,
    at,
    heardAt: now,
    ...(now - at > MOST_AGE_MS
      ? { says: 'unknown', why: 'stale' }
      : { says: answers ? 'up' : 'trouble', ...(sinceAt !== undefined && { sinceAt }) }),
    ...(country && { places: [country] }),
  }));
  return { opinions, newer };
}
