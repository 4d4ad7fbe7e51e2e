/** Days, hours and quarters of UTC, without the clock and the time zones that the core does not have. */

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;

/** In every time zone of today days begin on a quarter of an hour of UTC (IANA time zone database, `zone1970.tab`). */
export const QUARTER_MS = 15 * MINUTE_MS;

/** Days since 1970. */
export const dayNumber = (at: number): number => Math.floor(at / DAY_MS);

/** First moments of the UTC day and hour of a moment. */
export const dayStart = (at: number): number => dayNumber(at) * DAY_MS;
export const hourStart = (at: number): number => Math.floor(at / HOUR_MS) * HOUR_MS;

/** The UTC day of a moment, `YYYY-MM-DD` (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`). */
export function dayOf(at: number): string {
  const shifted = dayNumber(at) + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The first moment of a UTC day named `YYYY-MM-DD` (the same, `days_from_civil`). */
export function startOfDay(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  // Years that begin in March end with their leap day.
  const { floor } = Math;
  const shiftedYear = month <= 2 ? year - 1 : year;
  const leapDays = floor(shiftedYear / 4) - floor(shiftedYear / 100) + floor(shiftedYear / 400);
  const dayOfYear = floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  return (365 * shiftedYear + leapDays + dayOfYear - 719_468) * DAY_MS;
}

/** Whether this is the name of a day that the calendar has. */
export const isDayName = (name: unknown): name is string =>
  typeof name === 'string' && /^\d{4}-\d\d-\d\d$/.test(name) && dayOf(startOfDay(name)) === name;

/** A moment as ISO 8601 in UTC, to the second: `2026-11-22T00:12:40Z`. */
export function utc(at: number): string {
  const inDay = at - dayStart(at);
  const two = (count: number): string => String(Math.floor(count)).padStart(2, '0');
  const clock = [inDay / HOUR_MS, (inDay / MINUTE_MS) % 60, (inDay / 1000) % 60].map(two).join(':');
  return `${dayOf(at)}T${clock}Z`;
}

/** Puts what has the name of a UTC day in order, oldest first. */
export const byDay = (a: { day: string }, b: { day: string }): number => (a.day < b.day ? -1 : 1);
const STALE_MS = 10 * MINUTE_MS;

/** Clocks are kept right by so little now and then. */
export const ADJUSTED_MS = 1_000;

/** The clocks of others may be so far ahead. */
export const CLOCKS_APART_MS = 5 * MINUTE_MS;

/** By this clock it has not been yet: the clock was set back since, and how long ago it was nobody knows. */
export const isAhead = (at: number, now: number): boolean => at > now + 1_000;

/** Too long ago to speak for now, or nobody knows how long. `seenAt`: the last look, `undefined` or 0 where there was none. */
export function isStale(seenAt: number | undefined, now: number): boolean {
  return !seenAt || now - seenAt > STALE_MS || isAhead(seenAt, now);
}
