/** "It doesn't work for me": in the row of a service, for what no check can see. */
import type { ServiceId } from '../core/model.ts';
import type { Words } from '../words/index.ts';

interface Props {
  service: ServiceId;
  words: Words;
  /** When it was pressed last, if that was lately. */
  markedAt?: number | undefined;
  onMark(service: ServiceId): void;
}

export function Doubt({ service, words, markedAt, onMark }: Props) {
  return (
    <>
      <button type="button" data-action="mark" onClick={() => onMark(service)}>
        {words.t('mark_button')}
      </button>
      <span class="quiet" role="status">
        {markedAt !== undefined && words.t('mark_noted', { at: words.clock(markedAt) })}
      </span>
    </>
  );
}
