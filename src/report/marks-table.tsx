/** What the user marked as not working, beside what was seen. */
import type { Words } from '../words/index.ts';
import { bare, type Dates } from './dated.ts';
import type { Marked } from './read-marks.ts';

interface Props {
  marked: readonly Marked[];
  nameOf(service: string): string;
  words: Words;
  dates: Dates;
}

export function MarksTable({ marked, nameOf, words, dates }: Props) {
  if (marked.length === 0) return <></>;
  return (
    <section class="marked">
      <h2>{words.t('marks_title')}</h2>
      <div class="wide">
        <table class="stack">
          <thead>
            <tr>
              <th scope="col">{words.t('report_asked_name')}</th>
              <th scope="col">{words.t('marks_when')}</th>
              <th scope="col">{words.t('report_seen')}</th>
              <th scope="col">{words.t('glance_incidents')}</th>
            </tr>
          </thead>
          <tbody>
            {marked.map(({ at, service, past, incident }) => (
              <tr key={`${service} ${at}`}>
                <th scope="row">
                  <bdi>{nameOf(service)}</bdi>
                </th>
                <td>{bare(at, words, dates)}</td>
                <td>{past ? words.say({ key: `past_${past}`, values: {} }) : words.t('marks_gone')}</td>
                <td>
                  {incident !== undefined && (
                    <a href={`report.html?incident=${encodeURIComponent(incident)}`}>
                      {words.t('incident_report')}
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
