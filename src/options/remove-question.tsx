/** Before a service of one's own goes: is its history to go too? */
import type { Words } from '../words/index.ts';
import { leadTo, takeFocus } from './focus.ts';
import type { RemovingActions } from './own-removing.ts';

interface Props {
  name: string;
  words: Words;
  actions: RemovingActions;
}

export function RemoveQuestion({ name, words, actions }: Props) {
  const leave = (event: Event) => {
    leadTo(event, 'li', '[data-action="own-remove"]');
    actions.cancel();
  };
  const remove = (event: Event, withHistory: boolean) => {
    leadTo(event, 'section', '[name="own-address"]');
    actions.remove(withHistory);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from anywhere inside
    <div
      class="note"
      role="alertdialog"
      aria-label={words.t('remove', { service: name })}
      aria-describedby="remove-text"
      onKeyDown={(event) => event.key === 'Escape' && leave(event)}
    >
      <p id="remove-text">{words.t('own_remove_text', { service: name })}</p>
      <p class="actions">
        <button type="button" data-action="remove-keep" onClick={(event) => remove(event, false)}>
          {words.t('own_remove_keep')}
        </button>
        <button type="button" data-action="remove-all" onClick={(event) => remove(event, true)}>
          {words.t('own_remove_all')}
        </button>
        <button type="button" class="main" data-action="remove-not" ref={takeFocus} onClick={leave}>
          {words.t('cancel')}
        </button>
      </p>
    </div>
  );
}
