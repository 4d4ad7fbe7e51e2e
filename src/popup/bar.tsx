/** The line above everything: whose page this is, the user's own connection, the way to the settings. */
import type { Connection } from '../core/model.ts';
import { StatusMark } from '../ui/status-mark.tsx';
import type { Mark } from '../ui/status-mark.tsx';
import type { Words } from '../words/index.ts';

const MARKS: Readonly<Record<Connection, Mark>> = {
  online: 'up',
  partial: 'degraded',
  captive: 'unsure',
  offline: 'unsure',
  unknown: 'unsure',
};

interface Props {
  connection: Connection;
  words: Words;
  onSettings(): void;
}

export function Bar({ connection, words, onSettings }: Props) {
  return (
    <header class="bar">
      <span class="brand">
        <StatusMark mark="calm" />
        {words.t('extension_name')}
      </span>
      <span class="connection" data-connection={connection}>
        <StatusMark mark={MARKS[connection]} />
        {words.t(`connection_${connection}`)}
      </span>
      <button
        type="button"
        class="plain icon"
        aria-label={words.t('settings')}
        title={words.t('settings')}
        onClick={onSettings}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M1 4h7M12 4h3M10 2v4M1 12h3M8 12h7M6 10v4" />
        </svg>
      </button>
    </header>
  );
}
