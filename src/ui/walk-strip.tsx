/** A strip that is walked with the arrow keys, hovered or tapped; the cell picked is read out below it. */
import { HOUR_MS } from '../core/model/time.ts';
import type { Words } from '../words/index.ts';
import { day, short } from '../words/moments.ts';
import { Axis, axisOf, isYoung, startOf, Thread } from './strip.tsx';
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
  const [first] = cells;
  const last = cells.length - 1;
  const shown = Math.min(picked ?? last, last);
  const summary = summaryOf(strip, lengthMs, words);
  const said = picked === undefined ? summary : readOut(strip, shown, lengthMs, words);
  /** The cell under the pointer. */
  const under = (event: MouseEvent): number => {
    const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const across = (event.clientX - left) / Math.max(1, width);
    const { at, ms } = axisOf(strip);
    const moment = at + (words.dir === 'rtl' ? 1 - across : across) * ms;
    return Math.max(
      0,
      cells.findLastIndex((cell) => cell.at <= moment),
    );
  };
  return (
    <>
      <div class="strip-walk">
        <div
          class="strip walk"
          role="slider"
          tabIndex={0}
          title={said}
          aria-label={labelOf(service, lengthMs, words)}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={shown}
          aria-valuetext={readOut(strip, shown, lengthMs, words)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onPin(shown);
            else walk(event, shown, cells.length, words.dir, onPick);
          }}
          onClick={(event) => onPin(under(event))}
          onPointerDown={(event) => onPick(under(event))}
          // A mouse that passes over picks; a finger has to touch.
          onPointerMove={(event) => event.pointerType === 'mouse' && onPick(under(event))}
        >
          <Thread strip={strip} />
          {picked !== undefined && <i data-picked style={placeOf(strip, shown)} />}
        </div>
        <Axis words={words} from={isDay(lengthMs) ? startOf(strip, words) : first && day(first.at, words)} />
      </div>
      <p class="quiet readout">{said}</p>
    </>
  );
}

/** Where a cell lies on its strip. */
function placeOf(strip: StripView, index: number): Record<string, string> {
  const { at, ms } = axisOf(strip);
  const cell = strip.cells[index]!;
  const part = (length: number) => `${((length / ms) * 100).toFixed(2)}%`;
  const endAt = Math.min(cell.at + cell.ms, at + ms);
  return { insetInlineStart: part(cell.at - at), inlineSize: part(endAt - cell.at) };
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

/** Shares of less than an hour, or of a first day, would say more than was seen. */
const isTold = (strip: StripView): boolean => {
  const { ms } = axisOf(strip);
  return !isYoung(strip) && strip.measuredShare * ms >= HOUR_MS;
};

/** Something of it was asked, which says nothing of its messages. */
const isReached = ({ cells }: StripView): boolean => cells.some(({ parts }) => parts.reached);

function summaryOf(strip: StripView, lengthMs: number, words: Words): string {
  const { upShare, measuredShare } = strip;
  if (upShare === undefined && isReached(strip))
    return words.t(isDay(lengthMs) ? 'strip_reached' : 'strip_reached_long', lengthOf(lengthMs));
  if (upShare === undefined) return nothingIn(lengthMs, words);
  if (!isTold(strip)) {
    const measured = measuredShare * axisOf(strip).ms;
    return words.t('strip_young', { durationMs: { durationMs: measured } });
  }
  const values = { share: { share: upShare }, measured: { share: measuredShare }, ...lengthOf(lengthMs) };
  return words.t(isDay(lengthMs) ? 'strip_summary' : 'strip_summary_long', values);
}

/** "14:15 to 14:30: no answer for 4 min, answered for 11 min; worst from 14:20". */
function readOut({ cells, blips = [] }: StripView, index: number, lengthMs: number, words: Words): string {
  const cell = cells[index];
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
  const marked =
    markedAt === undefined ? worst : words.t('strip_marked', { cell: worst, at: clock(markedAt) });
  const blip = blips.find((one) => one.at >= cell.at && one.at < endAt);
  if (!blip) return marked;
  return words.t('strip_blip', { cell: marked, at: clock(blip.at), failure: blip.failure });
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
