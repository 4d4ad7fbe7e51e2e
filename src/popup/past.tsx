/** The past of one service in an open row: the last day, or as far back as is wished. */
import { DAY_MS } from '../core/model/time.ts';
import { DAYS_IN, RANGES, type Range } from '../core/history/range.ts';
import { WalkStrip } from '../ui/walk-strip.tsx';
import type { Words } from '../words/index.ts';
import type { RowActions } from './page.ts';
import type { Strip } from '../core/history/strip.ts';
import type { Row } from '../core/view/types.ts';

interface Props {
  row: Row;
  strip: Strip;
  range: Range;
  picked?: number | undefined;
  words: Words;
  actions: RowActions;
}

export function Past({ row, strip, range, picked, words, actions }: Props) {
  return (
    <>
      <WalkStrip
        strip={strip}
        service={row.name}
        lengthMs={DAYS_IN[range] * DAY_MS}
        words={words}
        picked={picked}
        onPick={(index) => actions.pick(row.id, index)}
        onPin={(index) => actions.pin(row.id, index)}
      />
      <div class="ranges" role="group" aria-label={words.t('range_label')}>
        {RANGES.map((each) => (
          <button
            type="button"
            key={each}
            aria-pressed={each === range}
            onClick={() => actions.range(row.id, each)}
          >
            {nameOf(each, words)}
          </button>
        ))}
      </div>
    </>
  );
}

/** A day is said as 24 hours. */
function nameOf(range: Range, words: Words): string {
  if (range === '24h') return words.t('duration_hours', { count: 24 });
  return words.t('duration_days', { count: DAYS_IN[range] });
}
