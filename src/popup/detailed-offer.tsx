/** Detailed checks of one service: on, off, taken back, or offered where the cause is not clear without them. */
import type { Words } from '../words/index.ts';
import type { ServiceId } from '../core/model/terms.ts';
import type { Row } from '../core/view/types.ts';

interface Props {
  row: Row;
  words: Words;
  onDetailed(id: ServiceId): void;
}

export function DetailedOffer({ row, words, onDetailed }: Props) {
  const service = row.name;
  if (row.isDetailed) return <p class="quiet">{words.t('detailed_on')}</p>;
  if (!row.wasTakenBack && row.cause !== 'unclear') return <p class="quiet">{words.t('detailed_off')}</p>;
  return (
    <section class="offer">
      <p class="quiet">{words.t(row.wasTakenBack ? 'detailed_taken_back' : 'detailed_text', { service })}</p>
      <button type="button" data-action="detailed" onClick={() => onDetailed(row.id)}>
        {words.t(row.wasTakenBack ? 'detailed_again' : 'detailed_title')}
      </button>
    </section>
  );
}
