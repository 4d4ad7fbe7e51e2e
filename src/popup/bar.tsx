/** The line above everything: whose page this is, the user's own connection, the ways out of here. */
import { StatusMark, type Mark } from '../ui/status-mark.tsx';
import type { Words } from '../words/index.ts';
import type { Connection } from '../core/model/terms.ts';
import type { View } from '../core/view/types.ts';

/** Of any other connection nobody is sure. */
const MARKS: Readonly<Partial<Record<Connection, Mark>>> = { online: 'up', partial: 'degraded' };

interface Props {
  connection: Connection;
  reach?: View['reach'];
  /** The answer says it already. */
  isSaid: boolean;
  words: Words;
  onSettings(): void;
  onTab(): void;
}

export function Bar({ connection, reach, isSaid, words, onSettings, onTab }: Props) {
  return (
    <header class="bar">
      <span class="brand">
        <StatusMark mark="calm" />
        {words.t('extension_name')}
      </span>
      <span key={connection} class="connection" data-connection={connection} data-reach={reach}>
        {!isSaid && <StatusMark mark={MARKS[connection] ?? 'unsure'} />}
        {!isSaid && words.t(`connection_${connection}`)}
      </span>
      <span class="ways">
        <Way isToTab label={words.t('open_in_tab')} path="M9 2h5v5M14 2L8 8M6 3H2v11h11v-4" onGo={onTab} />
        <Way label={words.t('settings')} path="M1 4h7M12 4h3M10 2v4M1 12h3M8 12h7M6 10v4" onGo={onSettings} />
      </span>
    </header>
  );
}

interface WayProps {
  label: string;
  path: string;
  isToTab?: boolean;
  onGo(): void;
}

function Way({ label, path, isToTab = false, onGo }: WayProps) {
  return (
    <button
      type="button"
      class={`plain icon${isToTab ? ' to-tab' : ''}`}
      aria-label={label}
      title={label}
      onClick={onGo}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}
