/** What of the stored documents could not be read: told once, until the user has seen it. */
import type { Lost } from '../core/storage/set-aside.ts';
import type { Words } from '../words/index.ts';

interface Props {
  lost: Lost;
  words: Words;
  onSeen(): void;
}

export function LostNote({ lost: { places, more }, words, onSeen }: Props) {
  return (
    <section class="note warning" data-lost="">
      <p>{words.t('lost_text')}</p>
      <details>
        <summary>{words.t('lost_what', { count: places.length + more })}</summary>
        <ul>
          {places.map((place) => (
            <li key={place}>
              <bdi>{place}</bdi>
            </li>
          ))}
          {more > 0 && <li>{words.t('list_others', { count: more })}</li>}
        </ul>
      </details>
      <p class="actions">
        <button type="button" data-action="lost-seen" onClick={onSeen}>
          {words.t('lost_seen')}
        </button>
      </p>
    </section>
  );
}
