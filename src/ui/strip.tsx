/** A stretch of one service's history as a strip of cells: at rest one picture with a summary. */
import type { Words } from '../words/index.ts';
import type { Cell, Strip as StripView } from '../core/history/strip.ts';

/** A strip at rest is a day. */
const HOURS = 24;

interface Props {
  strip: StripView;
  service: string;
  words: Words;
}

export function Strip({ strip, service, words }: Props) {
  const { upShare, measuredShare } = strip;
  const summary =
    upShare === undefined
      ? words.t(isReached(strip) ? 'strip_reached' : 'strip_nothing', { hours: HOURS })
      : words.t('strip_summary', {
          share: { share: upShare },
          measured: { share: measuredShare },
          hours: HOURS,
        });
  const label = `${words.t('strip_label', { service, hours: HOURS })}: ${summary}`;
  return (
    <>
      <div class="strip" role="img" aria-label={label}>
        <Cells cells={strip.cells} />
      </div>
      <Share strip={strip} words={words} title={summary} />
    </>
  );
}

/** Something of it was asked, which says nothing of its messages. */
export const isReached = ({ cells }: StripView): boolean => cells.some(({ parts }) => parts.reached);

export function Cells({ cells, picked }: { cells: readonly Cell[]; picked?: number | undefined }) {
  return (
    <>
      {cells.map((cell, index) => (
        <i
          key={cell.at}
          data-bucket={new Date(cell.at).toISOString()}
          data-status={cell.past}
          data-picked={index === picked ? '' : undefined}
          data-marked={cell.markedAt && ''}
          style={shareOf(cell)}
        />
      ))}
    </>
  );
}

/** The share of measured time it was up, at the strip's end. */
export function Share({ strip, words, title }: { strip: StripView; words: Words; title: string }) {
  return (
    <span class="strip-share" aria-hidden="true" title={title}>
      {strip.upShare === undefined ? '' : words.share(strip.upShare)}
    </span>
  );
}

/** The time axis, which stands under the first strip and speaks for all below it. */
export function Axis({ from, words }: { from?: string; words: Words }) {
  return (
    <span class="strip-axis" aria-hidden="true">
      <span>{from ?? words.t('strip_start', { hours: HOURS })}</span>
      <span>{words.t('strip_end')}</span>
    </span>
  );
}

/** How much of the cell was as bad as the cell says: dips are drawn in proportion. */
function shareOf({ past, parts, ms }: Cell): Record<string, string> | undefined {
  if (past !== 'down' && past !== 'degraded') return undefined;
  const share = (parts[past] ?? ms) / ms;
  return share < 1 ? { '--share': share.toFixed(2) } : undefined;
}
