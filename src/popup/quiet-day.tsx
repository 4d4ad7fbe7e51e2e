/** What stands below the answer on a quiet day, and what a person can say whom no check can help. Loaded after the answer. */
import type { Sentence } from '../core/model/sentence.ts';
import type { ServiceId } from '../core/model/terms.ts';
import type { Row } from '../core/view/types.ts';
import type { Words } from '../words/index.ts';

export function Calm({ sentence, words }: { sentence: Sentence; words: Words }) {
  return (
    <p class="calm">
      <a href="../report/report.html" target="_blank">
        {words.say(sentence)}
      </a>
    </p>
  );
}

interface Props {
  isOpen: boolean;
  words: Words;
  onToggle(): void;
}

/** The way to say that something does not work, though every check is answered. */
export function NotWorking({ isOpen, words, onToggle }: Props) {
  return (
    <button
      type="button"
      class="link"
      data-action="not-working"
      aria-expanded={isOpen}
      onClick={() => onToggle()}
    >
      {words.t('not_working')}
    </button>
  );
}

interface WhichProps {
  rows: readonly Row[];
  words: Words;
  onMark(id: ServiceId): void;
}

/** Which of them: pressed, its row opens and everything about it is asked. */
export function Which({ rows, words, onMark }: WhichProps) {
  return (
    <section class="note which">
      <h2>{words.t('not_working_which')}</h2>
      <p class="actions">
        {rows
          .filter(({ status }) => status !== 'paused')
          .map(({ id, name }) => (
            <button type="button" key={id} data-which={id} onClick={() => onMark(id)}>
              {words.called(name)}
            </button>
          ))}
      </p>
    </section>
  );
}
