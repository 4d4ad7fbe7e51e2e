/** Opens a service's own address in a new tab; the address learns nothing of where the user came from. */
import type { Words } from '../words/index.ts';

interface Props {
  name: string;
  url: string;
  words: Words;
  /** It is what this screen is about. */
  isMain?: boolean;
}

export function OpenLink({ name, url, words, isMain }: Props) {
  return (
    <a
      class={isMain ? 'button main' : 'button'}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={words.t('open_service', { service: name })}
    >
      {words.t('open')}
    </a>
  );
}
