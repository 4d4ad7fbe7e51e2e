/** The pages of reports, drawn of what `main.ts` has handed over. */
import { datesOf } from '../../src/report/dated.ts';
import { IncidentList } from '../../src/report/other-pages.tsx';
import { Report, type Actions } from '../../src/report/report.tsx';
import { roomOn } from '../../src/report/page-width.ts';
import type { Words } from '../../src/words/index.ts';
import type { Told } from './reports.ts';

const hosts = ['en.wikipedia.org', 'cp.cloudflare.com', 'www.apple.com'];

interface Props {
  state: 'report' | 'month';
  words: Words;
  now: number;
  actions: Actions;
}

export function ReportPage({ state, words, now, actions }: Props) {
  const { report, list } = (globalThis as unknown as { told: Told }).told;
  const dates = datesOf(words);
  if (state === 'month')
    return (
      <IncidentList
        {...list}
        nameOf={() => undefined}
        {...{ words, dates }}
        letter={{ hosts, leftOut: [], tell: actions.print, copyLetter: actions.print }}
        back={0}
        onTurn={() => undefined}
      />
    );
  return (
    <Report
      {...{ report, words, dates, now, actions }}
      width={roomOn(document.documentElement)}
      offsetMinutes={() => 0}
      hasOwn={false}
      namesAddresses={false}
    />
  );
}
