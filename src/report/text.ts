/** A report as plain text, to be pasted anywhere. */
import type { Report } from '../core/report/report.ts';
import type { Words } from '../words/index.ts';
import { ASKED_COLUMNS, OTHERS_COLUMNS, STEP_COLUMNS, type Column } from './columns.ts';
import { sayDated, type Dates } from './dated.ts';
import { factLine, factsOf, footerOf, inOrder, titleOf } from './facts.ts';

export function textOf(report: Report, words: Words, dates: Dates): string {
  const facts = factsOf(report, words, dates).map((fact) => factLine(fact, words));
  const steps = report.timeline.map((step) => lineOf(STEP_COLUMNS, step, words, dates));
  const others = report.others.map((one) => lineOf(OTHERS_COLUMNS, one, words, dates));
  const asked = report.asked.map((one) => lineOf(ASKED_COLUMNS, one, words, dates));
  const block = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `- ${line}`)];
  return [
    titleOf(report, words),
    '',
    report.account.map((sentence) => sayDated(sentence, words, dates)).join(' '),
    words.say(report.limits),
    '',
    ...facts,
    ...block(`${words.t('report_steps_title')} (${words.t('report_local', { zone: dates.zone })})`, steps),
    ...block(words.t('report_heard_title'), others),
    ...block(words.t('report_asked_title'), asked),
    '',
    words.t(footerOf(report)),
    '',
  ].join('\n');
}

/** A row in one line: `name (beside): said, said`. */
export function lineOf<Row>(columns: readonly Column<Row>[], row: Row, words: Words, dates: Dates): string {
  const said = (place: Column<Row>['text']) =>
    columns
      .flatMap(({ text, cell }) => (text === place && cell ? cell(row, words, dates) : []))
      .filter(Boolean)
      .join(words.t('strip_comma'));
  const at = columns.find((column) => column.at)?.at?.(row);
  const [name, beside] =
    at === undefined
      ? [said('name'), said('beside')]
      : [dates.exact(at), `${inOrder(dates.utc(at), words)} ${words.t('report_utc')}`];
  return `${name} (${beside}): ${said('said')}`;
}
