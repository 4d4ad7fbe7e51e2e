/** Which of the opinions that were heard still count: the latest of each source, and none about another time than now. */
import type { Opinion, SourceKind } from '../model/opinion.ts';
import { CLOCKS_APART_MS, DAY_MS, HOUR_MS, isAhead, MINUTE_MS } from '../model/time.ts';

/** How long what was heard is held to be so still. */
const HEARD_MS: Readonly<Record<SourceKind, number>> = {
  operator: 30 * MINUTE_MS,
  crowd: 30 * MINUTE_MS,
  remote: 20 * MINUTE_MS,
  country: HOUR_MS,
  resolver: 20 * MINUTE_MS,
  friend: HOUR_MS,
};

/** How old what a source speaks of may be: an operator's sentence stands until it is taken back, measurements arrive late. */
const SPOKEN_MS: Readonly<Record<SourceKind, number>> = {
  operator: 14 * DAY_MS,
  crowd: HOUR_MS,
  remote: HOUR_MS,
  country: 8 * HOUR_MS,
  resolver: HOUR_MS,
  friend: 2 * HOUR_MS,
};

/** Whether an opinion of this kind about that moment says anything of now. */
export function isTimely({ kind, at, heardAt }: Opinion, now: number): boolean {
  return (
    now - heardAt <= HEARD_MS[kind] &&
    now - at <= SPOKEN_MS[kind] &&
    !isAhead(at, now + CLOCKS_APART_MS) &&
    !isAhead(heardAt, now)
  );
}

/** Those that count, each source's latest; one that says nothing now takes back what the same source said before. */
export function heardNow(opinions: readonly Opinion[], now: number): Opinion[] {
  const latest = new Map<string, Opinion>();
  for (const opinion of opinions) {
    const { source, service = '', host = '', places = [] } = opinion;
    const key = [source, service, host, ...(host ? places : [])].join(' ');
    const before = latest.get(key);
    if (!before || before.heardAt <= opinion.heardAt) latest.set(key, opinion);
  }
  return [...latest.values()].filter((opinion) => opinion.says !== 'unknown' && isTimely(opinion, now));
}
