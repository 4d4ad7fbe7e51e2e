/** The few facts of an incident, each with its name: read on the page, in the text and in the picture. */
import type { Report } from '../core/report/report.ts';
import { countryServices } from '../services/index.ts';
import type { Key, Words } from '../words/index.ts';
import { bare, type Dates } from './dated.ts';

export interface Fact {
  name: string;
  value: string;
  /** The same in UTC, for a moment. */
  utc?: string;
}

/** The line at the end: measured here alone, or beside what others said. */
export const footerOf = ({ others }: Report): Key =>
  others.length > 0 ? 'report_footer_others' : 'report_footer';

export function factsOf(report: Report, words: Words, dates: Dates): Fact[] {
  const { openedAt, resolvedAt, endedBeforeAt, operator, cause } = report;
  const end = (): Fact => {
    const name = words.t('report_ended');
    if (endedBeforeAt !== undefined)
      return {
        name,
        value: words.t('report_before', { beforeAt: bare(endedBeforeAt, words, dates) }),
        utc: dates.utc(endedBeforeAt),
      };
    if (resolvedAt === undefined) return { name, value: words.t('report_open') };
    return { name, value: bare(resolvedAt, words, dates), utc: dates.utc(resolvedAt) };
  };
  const isEndKnown = resolvedAt !== undefined && endedBeforeAt === undefined;
  return [
    { name: words.t('report_began'), value: bare(openedAt, words, dates), utc: dates.utc(openedAt) },
    end(),
    ...(isEndKnown
      ? [
          {
            name: words.t('report_length'),
            value: words.value({ durationMs: resolvedAt - openedAt }),
          },
        ]
      : []),
    { name: words.t('report_cause'), value: words.say({ key: `cause_${cause}`, values: {} }) },
    ...(operator ? [{ name: words.t('report_operator'), value: operator }] : []),
    ...report.services
      .filter(({ id }) => countryServices.some((one) => one.id === id))
      .map(({ name }) => ({ name: words.called(name), value: words.t('state_reads') })),
  ];
}

/** `Began: 24 October 2026, 00:21 (2026-10-23 22:21:23 UTC)` */
export function factLine({ name, value, utc }: Fact, words: Words): string {
  return `${name}: ${value}${utc ? ` (${inOrder(utc, words)} ${words.t('report_utc')})` : ''}`;
}

/** Digits with hyphens keep their order in a line from right to left (Unicode Standard Annex 9, section 2.4). */
export const inOrder = (text: string, { dir }: Words): string =>
  dir === 'rtl' ? `\u2066${text}\u2069` : text;

export const titleOf = (report: Report, words: Words): string =>
  words.t('report_title', {
    services: { list: report.services.map(({ name }) => name), isWhole: true },
  });
