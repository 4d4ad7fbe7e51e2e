/** What stands in the cells of a report's tables. */
import type { Asked } from '../core/report/report.ts';
import type { Glance } from '../core/history/month.ts';
import type { Words } from '../words/index.ts';
import type { Dates } from './dated.ts';
import type { Seen } from '../core/model/past.ts';

export function functionOf({ kind, serves }: Asked, words: Words): string {
  if (kind === 'control') return words.t('report_kind_control');
  return kind === 'other'
    ? words.t('report_kind_beside')
    : words.say({ key: `function_${serves}`, values: {} });
}

export const answeredOf = ({ answered, asked }: Pick<Asked, 'answered' | 'asked'>, words: Words): string =>
  words.t('report_of', { count: answered, total: asked });

export const failuresOf = ({ failures }: Asked, words: Words): string =>
  failures
    .map(({ failure, count }) => words.t('report_failure_count', { failure, count }))
    .join(words.t('strip_comma'));

export function tookOf({ latencyMs, normalMs }: Asked, words: Words): string {
  if (latencyMs === undefined) return '';
  return normalMs === undefined
    ? words.value({ latencyMs })
    : words.t('report_took', { latencyMs: { latencyMs }, normalMs: { latencyMs: normalMs } });
}

export function resultOf({ answered, failure, status, latencyMs, detail }: Seen, words: Words): string {
  const took = { latencyMs };
  if (!answered) {
    const said = words.say({ key: `failure_${failure}`, values: {} });
    return detail ? `${said} (${detail})` : said;
  }
  return status === undefined
    ? words.t('report_answered_in', { latencyMs: took })
    : words.t('report_answered_status', { status: String(status), latencyMs: took });
}

/** What a line of the drawing is about, and how much answered, which no few ticks could say: `web.whatsapp.com, messages: 0 of 116`. */
export function laneOf(own: Asked | undefined, asked: readonly Asked[], words: Words): string {
  const controls = asked.filter(({ kind }) => kind === 'control');
  const of = (which: 'asked' | 'answered') => controls.reduce((sum, one) => sum + one[which], 0);
  const count = answeredOf(own ?? { asked: of('asked'), answered: of('answered') }, words);
  const name = own
    ? [words.value(own.name), functionOf(own, words)].join(words.t('strip_comma'))
    : words.t('report_controls');
  return `${name}: ${count}`;
}

export function incidentsIn({ incidents, troubledMs }: Glance, words: Words): string {
  if (incidents === 0) return words.value(0);
  return words.t('glance_incidents_of', { count: incidents, durationMs: { durationMs: troubledMs } });
}

export function latencyIn({ medianMs, worstMs }: Glance, words: Words): string {
  if (medianMs === undefined) return '';
  return words.t('glance_took_of', {
    medianMs: { latencyMs: medianMs },
    worstMs: { latencyMs: worstMs ?? medianMs },
  });
}

export function longestQuiet({ quiet }: Glance, words: Words, dates: Dates): string {
  if (!quiet) return '';
  const durationMs = { durationMs: quiet.measuredMs };
  const [first, last] = [dates.short(quiet.from), dates.short(quiet.to)];
  return first === last
    ? words.t('glance_quiet_day', { durationMs, day: first })
    : words.t('glance_quiet_of', { durationMs, first, last });
}
