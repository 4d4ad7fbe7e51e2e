/**
 * What happened here: the latest outages, or those of one cell of the strip, each with its report. Read out when a cell
 * is chosen; that an outage grows longer by the minute is no news.
 */
import { cellTime } from '../ui/walk-strip.tsx';
import type { Words } from '../words/index.ts';
import type { ServiceId } from '../core/model/terms.ts';
import type { Cell } from '../core/history/strip.ts';
import type { IncidentLine } from '../core/view/types.ts';

interface Props {
  service: ServiceId;
  incidents: readonly IncidentLine[];
  /** They are those of this cell. */
  cell?: Cell | undefined;
  words: Words;
  onLatest(): void;
}

const REPORT = '../report/report.html';

export function Incidents({ service, incidents, cell, words, onLatest }: Props) {
  return (
    <section class="happened" aria-live={cell ? 'polite' : 'off'}>
      <h3>{cell ? words.t('incidents_in', { cell: cellTime(cell, words) }) : words.t('incidents_title')}</h3>
      {incidents.length === 0 ? (
        <p class="quiet">{words.t(cell ? 'incidents_none_in' : 'incidents_none')}</p>
      ) : (
        <ul class="lines">
          {incidents.map(({ id, sentence }) => (
            <li key={id}>
              <span>{words.say(sentence)}</span>
              <a
                href={`${REPORT}?incident=${encodeURIComponent(id)}`}
                target="_blank"
                aria-label={`${words.t('incident_report')} ${words.say(sentence)}`}
              >
                {words.t('incident_report')}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p class="quiet">
        {cell ? (
          <button type="button" class="link" onClick={onLatest}>
            {words.t('incidents_latest')}
          </button>
        ) : (
          <a href={`${REPORT}?service=${encodeURIComponent(service)}`} target="_blank">
            {words.t('report_back')}
          </a>
        )}
      </p>
    </section>
  );
}
