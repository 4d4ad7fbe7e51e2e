/** Functions of a service of which no line of the evidence speaks: messages, media, signing in, the website. */
import { markOf, StatusMark } from '../ui/status-mark.tsx';
import type { FunctionState } from '../core/view/types.ts';
import type { Words } from '../words/index.ts';

export function Functions({ functions, words }: { functions: readonly FunctionState[]; words: Words }) {
  if (functions.length === 0) return <></>;
  return (
    <ul class="functions">
      {functions.map(({ function: name, status }) => (
        <li key={name} data-function={name} data-status={status}>
          <StatusMark mark={markOf(status)} />
          <span>{words.t(`function_${name}`)}</span>
          <span>{words.t(`function_is_${status}`)}</span>
        </li>
      ))}
    </ul>
  );
}
