/** A strip that is walked with the arrow keys, hovered or tapped; the cell picked is read out below it. */
import { HOUR_MS } from '../core/model/time.ts';
import type { Words } from '../words/index.ts';
import { day, short } from '../words/moments.ts';
import { Axis, Cells, isReached, Share } from './strip.tsx';
import { STRETCH_KINDS, type StretchKind } from '../core/model/terms.ts';
import type { Cell, Strip as StripView } from '../core/history/strip.ts';

interface Props {
  strip: StripView;
  service: string;
  /** How far back it reaches. */
  lengthMs: number;
  words: Words;
  /** The cell that is read out, by its place. */
  picked?: number | undefined;
  onPick(index: number): void;
  /** A cell was tapped, or chosen with Enter. */
  onPin(index: number): void;
}

export function WalkStrip({ strip, service, lengthMs, words, picked, onPick, onPin }: Props) {
  const { cells } = strip;
  const last = cells.length - 1;
  const shown = Math.min(picked ?? last, last);
  const summary = summaryOf(strip, lengthMs, words);
  const first = cells[0];
  return (
    <>
      <div class="strip-line">
        <div
          class="strip walk"
          role="slider"
          tabIndex={0}
          aria-label={labelOf(service, lengthMs, words)}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={shown}
          aria-valuetext={readOut(cells[shown], lengthMs, words)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onPin(shown);
            else walk(event, shown, cells.length, words.dir, onPick);
          }}
          onClick={(event) => point(event, onPin)}
          onPointerDown={(event) => point(event, onPick)}
          onPointerMove={(event) => point(event, onPick)}
        >
          <Cells cells={cells} picked={picked} />
        </div>
        <Share strip={strip} words={words} title={summary} />
        <Axis words={words} {...(first && !isDay(lengthMs) && { from: day(first.at, words) })} />
      </div>
      <p class="quiet readout">{picked === undefined ? summary : readOut(cells[shown], lengthMs, words)}</p>
    </>
  );
}

/** The last day is said in hours. */
const isDay = (lengthMs: number) => lengthMs === 24 * HOUR_MS;

const lengthOf = (ms: number) => ({ hours: ms / HOUR_MS, durationMs: { durationMs: ms } });

function labelOf(service: string, lengthMs: number, words: Words): string {
  return words.t(isDay(lengthMs) ? 'strip_label' : 'strip_label_long', { service, ...lengthOf(lengthMs) });
}

function nothingIn(lengthMs: number, words: Words): string {
  return words.t(isDay(lengthMs) ? 'strip_nothing' : 'strip_nothing_long', lengthOf(lengthMs));
}

function summaryOf(strip: StripView, lengthMs: number, words: Words): string {
  const { upShare, measuredShare } = strip;
  if (upShare === undefined && isReached(strip))
    return words.t(isDay(lengthMs) ? 'strip_reached' : 'strip_reached_long', lengthOf(lengthMs));
  if (upShare === undefined) return nothingIn(lengthMs, words);
  const values = { share: { share: upShare }, measured: { share: measuredShare }, ...lengthOf(lengthMs) };
  return words.t(isDay(lengthMs) ? 'strip_summary' : 'strip_summary_long', values);
}

/** "14:15 to 14:30: no answer for 4 min, answered for 11 min; worst from 14:20". */
function readOut(cell: Cell | undefined, lengthMs: number, words: Words): string {
  if (!cell) return nothingIn(lengthMs, words);
  // The worst comes first.
  const parts = STRETCH_KINDS.flatMap((past): [StretchKind, number][] =>
    cell.parts[past] ? [[past, cell.parts[past]]] : [],
  );
  const said = (past: StretchKind) => words.say({ key: `past_${past}`, values: {} });
  const past =
    parts.length > 1
      ? parts.map(([part, ms]) => words.t('strip_part', { past: said(part), durationMs: { durationMs: ms } }))
      : [said(cell.past)];
  const endAt = cell.at + cell.ms;
  const values = {
    from: short(cell.at, words, [endAt]),
    to: words.clock(endAt, [cell.at]),
    past: past.join(words.t('strip_comma')),
  };
  const seen = isLong(cell)
    ? words.t('strip_day', { day: day(cell.at, words), past: values.past })
    : words.t('strip_cell', values);
  const { worstAt, markedAt } = cell;
  // The day has been named.
  const clock = (at: number) => words.t('time_today', { clock: words.clock(at) });
  const worst = worstAt === undefined ? seen : words.t('strip_worst', { cell: seen, at: clock(worstAt) });
  return markedAt === undefined ? worst : words.t('strip_marked', { cell: worst, at: clock(markedAt) });
}

const isLong = ({ ms }: Cell): boolean => ms > 2 * HOUR_MS;

/** When a cell was, in a heading: its day, or its beginning. */
export const cellTime = (cell: Cell, words: Words): string =>
  isLong(cell) ? day(cell.at, words) : short(cell.at, words);

/** Arrows follow the eye: in a language from right to left time runs to the left. */
function walk(
  event: KeyboardEvent,
  from: number,
  length: number,
  dir: 'ltr' | 'rtl',
  onPick: Props['onPick'],
) {
  const later = dir === 'rtl' ? -1 : 1;
  const steps: Record<string, number> = {
    ArrowRight: later,
    ArrowLeft: -later,
    ArrowUp: 1,
    ArrowDown: -1,
    PageUp: 4,
    PageDown: -4,
    Home: -length,
    End: length,
  };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  onPick(Math.min(length - 1, Math.max(0, from + step)));
}

/** A mouse that passes over picks; a finger has to touch. */
function point(event: MouseEvent, onPick: Props['onPick']) {
  if (event.type === 'pointermove' && (event as PointerEvent).pointerType !== 'mouse') return;
  const strip = event.currentTarget as HTMLElement;
  const index = [...strip.children].indexOf(event.target as HTMLElement);
  if (index >= 0) onPick(index);
}
