/** What happened here: the latest outages, each with its report. */
import type { IncidentLine } from '../core/view.ts';
import type { Words } from '../words/index.ts';

export function Incidents({ incidents, words }: { incidents: readonly IncidentLine[]; words: Words }) {
  return (
    <section>
      <h3>{words.t('incidents_title')}</h3>
      {incidents.length === 0 ? (
        <p class="quiet">{words.t('incidents_none')}</p>
      ) : (
        <ul class="lines">
          {incidents.map(({ id, sentence }) => (
            <li key={id}>{words.say(sentence)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
