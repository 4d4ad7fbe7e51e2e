/** What stands in place of a report: all incidents, or why there is none. */
import type { Incident } from '../core/state.ts';
import type { Words } from '../words/index.ts';
import { bare, type Dates } from './dated.ts';

interface ListProps {
  /** Newest first. */
  incidents: readonly { incident: Incident; names: readonly string[] }[];
  words: Words;
  dates: Dates;
}

export function IncidentList({ incidents, words, dates }: ListProps) {
  return (
    <main class="report">
      <h1>{words.t('report_list_title')}</h1>
      {incidents.length === 0 && <p>{words.t('report_list_none')}</p>}
      <ul class="incidents">
        {incidents.map(({ incident: { id, openedAt, resolvedAt, cause }, names }) => (
          <li key={id}>
            <a href={`report.html?incident=${encodeURIComponent(id)}`}>
              {words.value({ list: names, isWhole: true })}
            </a>
            <span>{bare(openedAt, words, dates)}</span>
            <span class="quiet">
              {resolvedAt === undefined
                ? words.t('report_open')
                : words.value({ durationMs: resolvedAt - openedAt })}
              {words.t('strip_comma')}
              {words.say({ key: `cause_${cause}`, values: {} })}
            </span>
          </li>
        ))}
      </ul>
    </main>
  );
}

export function NoReport({ is, words }: { is: 'unknown' | 'broken'; words: Words }) {
  return (
    <main class="report" data-report={is}>
      <h1>{words.t(`report_${is}_title`)}</h1>
      <p>{words.t(`report_${is}_text`)}</p>
      <p>
        <a href="report.html">{words.t('report_back')}</a>
      </p>
    </main>
  );
}
