/** A report as plain text, to be pasted anywhere. */
import type { Report } from '../core/report/report.ts';
import type { Words } from '../words/index.ts';
import { answeredOf, failuresOf, roleOf } from './cells.ts';
import { sayDated, type Dates } from './dated.ts';
import { factLine, factsOf, inOrder, titleOf } from './facts.ts';

export function textOf(report: Report, words: Words, dates: Dates): string {
  const comma = words.t('strip_comma');
  const utc = words.t('report_utc');
  const facts = factsOf(report, words, dates).map((fact) => factLine(fact, words));
  const steps = report.timeline.map(({ at, sentence }) => {
    const moment = `${dates.exact(at)} (${inOrder(dates.utc(at), words)} ${utc})`;
    return `${moment}: ${sayDated(sentence, words, dates)}`;
  });
  const asked = report.asked.map((one) => {
    const rest = [answeredOf(one, words), failuresOf(one, words)].filter(Boolean).join(comma);
    return `${one.name} (${roleOf(one, words)}): ${rest}`;
  });
  const block = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `- ${line}`)];
  return [
    titleOf(report, words),
    '',
    report.account.map((sentence) => sayDated(sentence, words, dates)).join(' '),
    '',
    ...facts,
    ...block(`${words.t('report_steps_title')} (${words.t('report_local', { zone: dates.zone })})`, steps),
    ...block(words.t('report_asked_title'), asked),
    '',
    words.t('report_footer'),
    '',
  ].join('\n');
}
