/** Before a service of one's own goes: is its history to go too? */
import type { Words } from '../words/index.ts';
import type { RemovingActions } from './removing.ts';

interface Props {
  name: string;
  words: Words;
  actions: RemovingActions;
}

/** The question stands under the hand of who asked, on the answer that removes nothing. */
const takeFocus = (button: HTMLElement | null) => button?.focus();

/** Nobody is left standing where something has gone. */
const focusOn = (event: Event, around: string, selector: string) =>
  (event.currentTarget as Element).closest(around)?.querySelector<HTMLElement>(selector)?.focus();

export function RemoveQuestion({ name, words, actions }: Props) {
  const leave = (event: Event) => {
    focusOn(event, 'li', '[data-action="own-remove"]');
    actions.cancel();
  };
  const remove = (event: Event, withHistory: boolean) => {
    focusOn(event, 'section', '[name="own-address"]');
    actions.remove(withHistory);
  };
  return (
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
