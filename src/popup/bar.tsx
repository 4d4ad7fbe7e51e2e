/** The line above everything: whose page this is, the user's own connection, the ways out of here. */
import type { ComponentChildren } from 'preact';
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
  /** The ways out of here; left out while they are on their way. */
  children?: ComponentChildren;
}

export function Bar({ connection, reach, isSaid, words, children }: Props) {
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
      <span class="ways">{children}</span>
    </header>
  );
}
