/** Before a service of one's own goes: is its history to go too? */
import type { Words } from '../words/index.ts';
import type { RemovingActions } from './removing.ts';

interface Props {
  name: string;
  words: Words;
  actions: RemovingActions;
}

export function RemoveQuestion({ name, words, actions }: Props) {
  const text = words.t('own_remove_text', { service: name });
  return (
    <div class="note" role="alertdialog" aria-label={words.t('remove', { service: name })}>
      <p>{text}</p>
      <p class="actions">
        <button type="button" data-action="remove-keep" onClick={() => actions.remove(false)}>
          {words.t('own_remove_keep')}
        </button>
        <button type="button" data-action="remove-all" onClick={() => actions.remove(true)}>
          {words.t('own_remove_all')}
        </button>
        <button type="button" class="main" data-action="remove-not" onClick={actions.cancel}>
          {words.t('cancel')}
        </button>
      </p>
    </div>
  );
}
