/** How each function of a service stands, in one line: messages, media, signing in, the website. What its mark shows is read out alone. */
import { markOf, StatusMark } from '../ui/status-mark.tsx';
import type { FunctionState } from '../core/view/types.ts';
import type { Words } from '../words/index.ts';

export function Functions({ functions, words }: { functions: readonly FunctionState[]; words: Words }) {
  return (
    <ul class="functions">
      {functions.map(({ function: name, status }) => (
        <li key={name} data-function={name} data-status={status}>
          <StatusMark mark={markOf(status)} />
          <span>{words.t(`function_${name}`)}</span>{' '}
          <span class={status === 'up' || status === 'down' ? 'hidden' : 'quiet'}>
            {words.t(`function_is_${status}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
