/** "It doesn't work for me": in the row of a service, for what no check can see, and what asking everything has shown. */
import type { UserReport } from '../core/view/user-report.ts';
import type { Words } from '../words/index.ts';
import type { ServiceId } from '../core/model/terms.ts';

interface Props {
  service: ServiceId;
  words: Words;
  /** The latest mark, if that was lately. */
  doubt?: UserReport | undefined;
  onMark(service: ServiceId): void;
}

export function Doubt({ service, words, doubt, onMark }: Props) {
  const isAsking = doubt?.isAsking === true;
  return (
    <section class="doubting">
      <button
        type="button"
        data-action="mark"
        aria-disabled={isAsking}
        onClick={() => !isAsking && onMark(service)}
      >
        {words.t('mark_button')}
      </button>
      <div aria-live="polite">
        {doubt && <p>{words.sayAll(doubt.sentences)}</p>}
        {doubt && <p class="quiet">{words.t('mark_noted', { at: words.clock(doubt.markedAt) })}</p>}
      </div>
    </section>
  );
}
