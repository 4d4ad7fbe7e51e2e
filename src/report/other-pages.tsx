/** What stands in place of a report: all incidents, or why there is none. */
import type { Keep } from '../core/model/keeping.ts';
import type { Incident } from '../core/model/incident.ts';
import type { Words } from '../words/index.ts';
import { bare, type Dates, type Spoken } from './dated.ts';
import { LineSection, type LetterActions } from './line-section.tsx';
import { MonthTable } from './month-table.tsx';
import { MarksTable } from './marks-table.tsx';
import type { Marked } from './read-marks.ts';
import type { Month } from './read-month.ts';

/** An incident, and what its services were called. */
interface Listed {
  incident: Incident;
  names: readonly string[];
}

interface ListProps {
  /** Newest first; left out, as are the marks, while they are on their way: the month is in view, and they are not. */
  incidents?: readonly Listed[] | undefined;
  month: Month;
  /** The latest first. */
  marked?: readonly Marked[] | undefined;
  /** What a service is called, those too that are no longer chosen; `undefined` of one that nobody remembers. */
  nameOf(id: string): string | undefined;
  /** 0 for the last thirty days, 1 for the present month, and so on. */
  back: number;
  /** The name of the one service that it is about. */
  about?: string | undefined;
  /** Only so much is kept. */
  keep?: Keep | undefined;
  words: Words;
  dates: Dates;
  onTurn(back: number): void;
  /** What a text for the provider is made of, and what is done to it; left out where one service alone is shown. */
  letter?: LetterProps | undefined;
}

interface LetterProps extends LetterActions {
  hosts: readonly string[];
  leftOut: readonly number[];
  said?: string | undefined;
}

export const listTitle = (about: string | undefined, words: Words): string =>
  about === undefined
    ? words.t('report_list_title')
    : words.t('report_title', { services: { list: [about] } });

export function IncidentList(props: ListProps) {
  const { incidents, month, marked, nameOf, back, about, keep, letter, words, dates, onTurn } = props;
  return (
    <main class="report" aria-busy={!incidents}>
      <h1>{listTitle(about, words)}</h1>
      {keep && <p data-kept={keep}>{words.t(`kept_${keep}`)}</p>}
      <MonthTable month={month} back={back} words={words} dates={dates} onTurn={onTurn} />
      {incidents && month.line && letter && (
        <LineSection {...{ ...letter, month, words, dates }} line={month.line} />
      )}
      {marked && (
        <MarksTable {...{ marked, words, dates }} nameOf={(id) => nameOf(id) ?? words.t('service_gone')} />
      )}
      {incidents && (
        <section>
          <h2>{words.t('glance_incidents')}</h2>
          {incidents.length === 0 ? (
            <p>{words.t('report_list_none')}</p>
          ) : (
            <Incidents {...{ incidents, words, dates }} />
          )}
        </section>
      )}
      {about !== undefined && (
        <p class="screen">
          <a href="report.html">{words.t('report_back')}</a>
        </p>
      )}
    </main>
  );
}

function Incidents({ incidents, words, dates }: Spoken & { incidents: readonly Listed[] }) {
  return (
    <div class="wide">
      <table class="stack">
        <thead>
          <tr>
            <th scope="col">{words.t('report_asked_name')}</th>
            <th scope="col">{words.t('report_began')}</th>
            <th scope="col">{words.t('report_length')}</th>
            <th scope="col">{words.t('report_cause')}</th>
          </tr>
        </thead>
        <tbody>
          {incidents.map(({ incident: { id, openedAt, resolvedAt, cause }, names: told }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`report.html?incident=${encodeURIComponent(id)}`}>
                  {words.value({ list: told, isWhole: true })}
                </a>
              </th>
              <td>{bare(openedAt, words, dates)}</td>
              <td>
                {resolvedAt === undefined
                  ? words.t('report_open')
                  : words.value({ durationMs: resolvedAt - openedAt })}
              </td>
              <td>{words.say({ key: `cause_${cause}`, values: {} })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
