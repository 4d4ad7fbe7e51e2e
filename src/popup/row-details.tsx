/** What an open row shows: what to do, why we think so, what happened here. */
import type { ServiceChoice, ServiceId } from '../core/model.ts';
import type { Row } from '../core/view.ts';
import type { Words } from '../words/index.ts';
import { OpenLink } from './alternatives.tsx';
import { EvidenceList } from './evidence.tsx';
import { QuietActions } from './quiet-actions.tsx';

export interface DetailActions {
  pause(id: ServiceId, isPaused: boolean): void;
  /** No alerts until it is back, or for so many milliseconds; `undefined`: alerts again. */
  quiet(id: ServiceId, how: 'until-back' | number | undefined): void;
  /** Asks the browser for detailed checks: has to be called directly from the click. */
  detailed(id: ServiceId): void;
}

interface Props {
  row: Row;
  choice?: ServiceChoice | undefined;
  words: Words;
  now: number;
  actions: DetailActions;
}

export function RowDetails({ row, choice, words, now, actions }: Props) {
  const isPaused = row.status === 'paused';
  return (
    <>
      <p class="actions">
        <OpenLink name={row.name} url={row.url} words={words} />
        <button type="button" onClick={() => actions.pause(row.id, !isPaused)}>
          {words.t(isPaused ? 'resume' : 'pause')}
        </button>
        <QuietActions id={row.id} choice={choice} words={words} now={now} onQuiet={actions.quiet} />
      </p>
      <EvidenceList evidence={row.evidence} words={words} />
      <p class="quiet">{facts(row, words)}</p>
      <Incidents row={row} words={words} />
      <Detailed row={row} words={words} onDetailed={actions.detailed} />
    </>
  );
}

/** What was proven, how quickly against its own normal, and whether messages are encrypted end to end. */
function facts(row: Row, words: Words): string {
  const { proven, latencyMs, normalLatencyMs, isEndToEndEncrypted } = row;
  const encryption = words.t(isEndToEndEncrypted ? 'fact_encrypted' : 'fact_not_encrypted');
  if (proven === 'nothing' || latencyMs === undefined) return encryption;
  const values = { latencyMs: { latencyMs }, normalMs: { latencyMs: normalLatencyMs ?? latencyMs } };
  const answer = words.t(normalLatencyMs === undefined ? `fact_${proven}` : `fact_${proven}_usual`, values);
  return `${answer} ${encryption}`;
}

function Incidents({ row, words }: { row: Row; words: Words }) {
  return (
    <section>
      <h3>{words.t('incidents_title')}</h3>
      {row.incidents.length === 0 ? (
        <p class="quiet">{words.t('incidents_none')}</p>
      ) : (
        <ul class="lines">
          {row.incidents.map(({ id, sentence }) => (
            <li key={id}>{words.say(sentence)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Offered where it would help: the cause is not clear and the browser hides which step failed. */
function Detailed({
  row,
  words,
  onDetailed,
}: {
  row: Row;
  words: Words;
  onDetailed: DetailActions['detailed'];
}) {
  if (row.isDetailed) return <p class="quiet">{words.t('detailed_on')}</p>;
  if (row.cause !== 'unclear') return <p class="quiet">{words.t('detailed_off')}</p>;
  return (
    <section class="offer">
      <p class="quiet">{words.t('detailed_text', { service: row.name })}</p>
      <button type="button" data-action="detailed" onClick={() => onDetailed(row.id)}>
        {words.t('detailed_title')}
      </button>
    </section>
  );
}
