/** The past of a profile as a person reads it. */
import { DAY_MS } from '../../src/core/model/time.ts';
import { DAYS_IN, edgesOf, rangeStrip, RANGES, stretchesOf } from '../../src/core/history/range.ts';
import { utc, type Profile } from './profile.ts';

type Past = Pick<Profile, 'archive' | 'state'>;

/** One line each, oldest first: operator, services, status, cause, from when to when, what was told, reasons. */
export const incidents = ({ archive }: Pick<Past, 'archive'>): string[] =>
  archive.cases.map(({ incident }) => {
    const { operator, services, status, cause, openedAt, resolvedAt, toldAt, recoveryToldAt } = incident;
    const until = resolvedAt === undefined ? 'open' : utc(resolvedAt);
    const told = recoveryToldAt ? 'told, and that it is back' : toldAt ? 'told' : 'not told';
    const rules = [...new Set(incident.timeline.map(({ rule }) => rule))].join(' ');
    return `${operator}: ${services.join(' + ')} ${status}, ${cause}, ${utc(openedAt)} to ${until}, ${told}; ${rules}`;
  });

const percent = (share: number | undefined): string => (share === undefined ? '–' : (share * 100).toFixed(2));

/** Of each range the share of the measured time that a service was up, and the share that was measured, in days of UTC. */
function rangesOf({ archive, state }: Past, service: string, now: number): string {
  const stretches = stretchesOf(archive.days, state, service, now);
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const figures = RANGES.map((range) => {
    const count = DAYS_IN[range] + 1;
    const starts = Array.from({ length: count }, (_, day) => today + (day + 2 - count) * DAY_MS);
    const { upShare, measuredShare } = rangeStrip(stretches, edgesOf(range, now, starts), now);
    return `${percent(upShare)} of ${percent(measuredShare)}`;
  });
  return `${service}: ${figures.join(', ')}`;
}

export const ranges = (past: Past & Pick<Profile, 'settings'>, now: number): string[] =>
  past.settings.services.map(({ id }) => rangesOf(past, id, now));
