/** A field in which a long list of services is looked through. */
import type { Words } from '../words/index.ts';

interface Props {
  sought: string;
  isInVain: boolean;
  words: Words;
  onSeek(typed: string): void;
}

export function ServiceSearch({ sought, isInVain, words, onSeek }: Props) {
  return (
    <>
      <label class="field">
        <span>{words.t('services_find')}</span>
        <input
          type="search"
          name="seek-service"
          dir="auto"
          maxLength={60}
          autoComplete="off"
          spellcheck={false}
          value={sought}
          onInput={(event) => onSeek(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || sought === '') return;
            event.preventDefault();
            onSeek('');
          }}
        />
      </label>
      <p role="status" data-sought="">
        {isInVain && words.t('services_none', { name: sought.trim() })}
      </p>
    </>
  );
}
