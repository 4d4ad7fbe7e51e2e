/** Opens a service's own address in a new tab; the address learns nothing of where the user came from. */
import type { Words } from '../words/index.ts';

export function OpenLink({ name, url, words }: { name: string; url: string; words: Words }) {
  return (
    <a
      class="button"
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={words.t('open_service', { service: name })}
    >
      {words.t('open')}
    </a>
  );
}
