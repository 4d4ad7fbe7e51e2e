/** What is said beside the next step: what to know of a service that fails, and what can be tried. Loaded after the answer. */
import type { NextStep } from '../core/view/types.ts';
import type { Words } from '../words/index.ts';

interface NoteProps {
  next: NextStep;
  words: Words;
}

/** Whether there is more to be known of a service that fails than a button says. */
export const hasNote = ({ kind }: NextStep): boolean =>
  kind === 'wait' || kind === 'open-alternative' || kind === 'tell-me';

/** Where nothing is to be pressed the note is the step. */
export function NextNote({ next: { kind, cause }, words }: NoteProps) {
  return (
    <p class="next-note" data-next-step={kind === 'tell-me' ? undefined : kind}>
      {words.t(cause === 'service' ? 'next_note_service' : 'next_note_unclear')}
    </p>
  );
}

interface TriesProps {
  words: Words;
  /** Shows what asks a friend. */
  onAskFriend?: (() => void) | undefined;
}

/** What can be tried where a service appears blocked. */
export function Tries({ words, onAskFriend }: TriesProps) {
  return (
    <>
      <p>
        <b>{words.t('next_try_law')}</b>
      </p>
      <p>{words.t('next_try_network')}</p>
      <p>{words.t('next_try_help')}</p>
      {onAskFriend && (
        <p>
          <button type="button" class="link" onClick={onAskFriend}>
            {words.t('friend_button')}
          </button>
        </p>
      )}
    </>
  );
}
