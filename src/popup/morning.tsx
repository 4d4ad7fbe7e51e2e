/** What ended while nobody may have looked, in one line under the answer, until it is opened or put away. */
import type { Morning as Told } from '../core/view/morning.ts';
import type { Words } from '../words/index.ts';

const REPORT = '../report/report.html';

interface Props {
  told: Told;
  words: Words;
  /** It was opened, or put away. */
  onSeen(): void;
}

export function Morning({ told: { id, sentence }, words, onSeen }: Props) {
  return (
    <section class="morning" data-morning={sentence.key.replace('morning_', '')}>
      <p>
        {words.say(sentence)}{' '}
        <a
          href={id === undefined ? REPORT : `${REPORT}?incident=${encodeURIComponent(id)}`}
          target="_blank"
          rel="noreferrer"
          onClick={onSeen}
        >
          {words.t('morning_what')}
        </a>
      </p>
      <button
        type="button"
        class="icon"
        data-action="put-away"
        aria-label={words.t('morning_put_away')}
        title={words.t('morning_put_away')}
        onClick={onSeen}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 4l8 8M12 4l-8 8" />
        </svg>
      </button>
    </section>
  );
}
