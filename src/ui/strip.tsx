/** The last 24 hours of one service. Open, it is walked with the arrow keys; at rest it is one picture with a summary. */
import type { Past } from '../core/model.ts';
import type { Cell, Strip as StripView } from '../core/view.ts';
import type { Words } from '../words/index.ts';

/** A strip is a day. */
const HOURS = 24;

interface Props {
  strip: StripView;
  service: string;
  words: Words;
  /** The row is open: the strip can be walked. */
  isOpen: boolean;
  /** The cell that is read out, by its place. */
  picked?: number | undefined;
  onPick(index: number): void;
}

export function Strip({ strip, service, words, isOpen, picked, onPick }: Props) {
  const { cells } = strip;
  const shown = Math.min(picked ?? cells.length - 1, cells.length - 1);
  const summary = summaryOf(strip, words);
  const label = words.t('strip_label', { service, hours: HOURS });
  const role = isOpen
    ? ({
        role: 'slider',
        tabIndex: 0,
        'aria-label': label,
        'aria-valuemin': 0,
        'aria-valuemax': cells.length - 1,
        'aria-valuenow': shown,
        'aria-valuetext': readOut(cells[shown], words),
        onKeyDown: (event: KeyboardEvent) => walk(event, shown, cells.length, words.dir, onPick),
        onPointerDown: (event: PointerEvent) => point(event, onPick),
      } as const)
    : ({ role: 'img', 'aria-label': `${label}: ${summary}` } as const);
  return (
    <>
      <div class="strip-line">
        <div class="strip" {...role}>
          {cells.map((cell, index) => (
            <i
              key={cell.at}
              data-bucket={new Date(cell.at).toISOString()}
              data-status={cell.past}
              data-picked={isOpen && index === picked ? '' : undefined}
              style={shareOf(cell)}
            />
          ))}
        </div>
        <span class="strip-share" aria-hidden="true" title={summary}>
          {strip.upShare === undefined ? '' : words.share(strip.upShare)}
        </span>
      </div>
      {isOpen && <p class="quiet">{picked === undefined ? summary : readOut(cells[shown], words)}</p>}
    </>
  );
}

/** The one time axis that all strips share. */
export function Axis({ words }: { words: Words }) {
  return (
    <p class="strip-axis" aria-hidden="true">
      <span>{words.t('strip_start', { hours: HOURS })}</span>
      <span>{words.t('strip_end')}</span>
    </p>
  );
}

/** How much of the cell was as bad as the cell says: dips are drawn in proportion. */
function shareOf({ past, parts, ms }: Cell): Record<string, string> | undefined {
  if (past !== 'down' && past !== 'degraded') return undefined;
  const share = (parts[past] ?? ms) / ms;
  return share < 1 ? { '--share': share.toFixed(2) } : undefined;
}

function summaryOf({ upShare, measuredShare }: StripView, words: Words): string {
  if (upShare === undefined) return words.t('strip_nothing', { hours: HOURS });
  return words.t('strip_summary', {
    share: { share: upShare },
    measured: { share: measuredShare },
    hours: HOURS,
  });
}

/** "14:15 to 14:30: no answer for 4 min, answered for 11 min". */
function readOut(cell: Cell | undefined, words: Words): string {
  if (!cell) return words.t('strip_nothing', { hours: HOURS });
  const parts = Object.entries(cell.parts).filter(([, ms]) => ms > 0) as [Past, number][];
  const said = (past: Past) => words.say({ key: `past_${past}`, values: {} });
  const past =
    parts.length > 1
      ? parts.map(([part, ms]) => words.t('strip_part', { past: said(part), durationMs: { durationMs: ms } }))
      : [said(cell.past)];
  return words.t('strip_cell', {
    from: words.clock(cell.at),
    to: words.clock(cell.at + cell.ms),
    past: past.join(words.t('strip_comma')),
  });
}

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

function point(event: PointerEvent, onPick: Props['onPick']) {
  const strip = event.currentTarget as HTMLElement;
  const index = [...strip.children].indexOf(event.target as HTMLElement);
  if (index >= 0) onPick(index);
}
