/** The tables of a report: its steps, who was asked, every single observation. */
import type { Report } from '../core/report/report.ts';
import { StatusMark, type Mark } from '../ui/status-mark.tsx';
import type { Words } from '../words/index.ts';
import { answeredOf, failuresOf, resultOf, roleOf, tookOf } from './cells.ts';
import { sayDated, type Dates } from './dated.ts';

interface Props {
  report: Report;
  words: Words;
  dates: Dates;
}

const MARKS: Readonly<Record<'good' | 'bad' | 'neutral', Mark>> = {
  good: 'up',
  bad: 'down',
  neutral: 'unsure',
};

/** Local time and UTC beside each other. */
function Moments({ at, dates, words }: { at: number; dates: Dates; words: Words }) {
  const utc = words.t('report_utc');
  return (
    <>
      <td class="moment">
        <time dateTime={new Date(at).toISOString()}>{dates.exact(at)}</time>
      </td>
      <td class="moment" dir="ltr">
        {dates.utc(at)} <span class="narrow">{utc}</span>
      </td>
    </>
  );
}

function MomentHeads({ words, dates }: Omit<Props, 'report'>) {
  return (
    <>
      <th scope="col">{words.t('report_local', { zone: dates.zone })}</th>
      <th scope="col">{words.t('report_utc')}</th>
    </>
  );
}

export function Steps({ report, words, dates }: Props) {
  return (
    <section>
      <h2>{words.t('report_steps_title')}</h2>
      <div class="wide">
        <table class="stack">
          <thead>
            <tr>
              <MomentHeads words={words} dates={dates} />
              <th scope="col">{words.t('report_seen')}</th>
            </tr>
          </thead>
          <tbody>
            {report.timeline.map(({ at, sentence, tone }, index) => (
              <tr key={index}>
                <Moments {...{ at, dates, words }} />
                <td class="whole">
                  <span class="told" data-mark={MARKS[tone]}>
                    <StatusMark mark={MARKS[tone]} />
                    <span>{sayDated(sentence, words, dates)}</span>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function AskedTable({ report, words }: Omit<Props, 'dates'>) {
  if (report.asked.length === 0) return <></>;
  const heads = ['name', 'role', 'answered', 'failures', 'took'] as const;
  return (
    <section>
      <h2>{words.t('report_asked_title')}</h2>
      <p class="quiet">{words.t('report_asked_text')}</p>
      <div class="wide">
        <table class="stack">
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col" key={head}>
                  {words.t(`report_asked_${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.asked.map((one) => (
              <tr key={one.endpoint ?? one.name} data-tone={one.tone}>
                <th scope="row">
                  <span class="told" data-mark={MARKS[one.tone]}>
                    <StatusMark mark={MARKS[one.tone]} />
                    <bdi>{one.name}</bdi>
                  </span>
                </th>
                <td class="brief">{roleOf(one, words)}</td>
                <td class="brief">{answeredOf(one, words)}</td>
                <td>{failuresOf(one, words)}</td>
                <td class="brief">{tookOf(one, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function Looks({ report, words, dates }: Props) {
  const { observations, leftOut, asked } = report;
  const names = new Map(asked.flatMap(({ endpoint, name }) => (endpoint ? [[endpoint, name] as const] : [])));
  if (observations.length === 0) return <p class="quiet">{words.t('report_looks_gone')}</p>;
  return (
    <details>
      <summary>{words.t('report_looks_title', { count: observations.length })}</summary>
      {leftOut > 0 && <p class="quiet">{words.t('report_looks_left', { count: leftOut })}</p>}
      <div class="wide">
        <table class="stack">
          <thead>
            <tr>
              <MomentHeads words={words} dates={dates} />
              <th scope="col">{words.t('report_asked_name')}</th>
              <th scope="col">{words.t('report_result')}</th>
            </tr>
          </thead>
          <tbody>
            {observations.map((seen, index) => (
              <tr key={index}>
                <Moments at={seen.at} dates={dates} words={words} />
                <td>
                  <bdi>{names.get(seen.endpoint) ?? seen.endpoint}</bdi>
                </td>
                <td class="whole">{resultOf(seen, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
