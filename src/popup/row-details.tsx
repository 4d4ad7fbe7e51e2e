/** What an open row shows: its past, what to do, why we think so, what happened here. Loaded when a row is opened. */
import type { ServiceChoice, ServiceId } from '../core/model.ts';
import type { Range } from '../core/history/range.ts';
import type { Details, Row, Strip } from '../core/view.ts';
import { OpenLink } from '../ui/open-link.tsx';
import type { Words } from '../words/index.ts';
import { DetailedOffer } from './detailed-offer.tsx';
import { EvidenceList } from './evidence.tsx';
import { Incidents } from './incidents.tsx';
import { Past } from './past.tsx';
import { QuietActions } from './quiet-actions.tsx';

export { details } from '../core/details.ts';
export { readPast } from './read-past.ts';

export interface RowActions {
  /** Reads out a cell of the strip. */
  pick(id: ServiceId, index: number): void;
  /** Shows another length of the past. */
  range(id: ServiceId, range: Range): void;
  pause(id: ServiceId, isPaused: boolean): void;
  /** No alerts until it is back, or for so many milliseconds; `undefined`: alerts again. */
  quiet(id: ServiceId, how: 'until-back' | number | undefined): void;
  /** Asks the browser for detailed checks: has to be called directly from the click. */
  detailed(id: ServiceId): void;
}

export interface Props {
  row: Row;
  details: Details;
  /** What is shown in place of the last day. */
  past?: { range: Range; strip: Strip } | undefined;
  /** The cell of the strip that is read out. */
  picked?: number | undefined;
  choice?: ServiceChoice | undefined;
  words: Words;
  now: number;
  actions: RowActions;
}

export function RowDetails({ row, details, past, picked, choice, words, now, actions }: Props) {
  const isPaused = row.status === 'paused';
  return (
    <>
      <Past row={row} past={past} picked={picked} words={words} actions={actions} />
      <p class="actions">
        <OpenLink name={row.name} url={row.url} words={words} />
        <button type="button" onClick={() => actions.pause(row.id, !isPaused)}>
          {words.t(isPaused ? 'resume' : 'pause')}
        </button>
        <QuietActions
          id={row.id}
          incident={details.incidents[0]}
          choice={choice}
          words={words}
          now={now}
          onQuiet={actions.quiet}
        />
      </p>
      <EvidenceList evidence={details.evidence} words={words} />
      <p class="quiet">{facts(row, words)}</p>
      <Incidents incidents={details.incidents} words={words} />
      <DetailedOffer row={row} words={words} onDetailed={actions.detailed} />
    </>
  );
}

/** What was proven, how quickly against its own normal, and whether messages are encrypted end to end. */
function facts(row: Row, words: Words): string {
  const { proven, latencyMs, normalLatencyMs, isEndToEndEncrypted, isOwn } = row;
  const encryption = isOwn ? '' : words.t(isEndToEndEncrypted ? 'fact_encrypted' : 'fact_not_encrypted');
  if (proven === 'nothing' || latencyMs === undefined) return encryption;
  const values = { latencyMs: { latencyMs }, normalMs: { latencyMs: normalLatencyMs ?? latencyMs } };
  const answer = words.t(normalLatencyMs === undefined ? `fact_${proven}` : `fact_${proven}_usual`, values);
  return `${answer} ${encryption}`.trim();
}
