/** What stands there while the page itself can read nothing. */
import { render } from 'preact';
import { reasonOf, troubleSentence } from '../core/view/trouble.ts';
import { loadWords } from '../words/load.ts';
import { Answer } from './answer.tsx';

/** The page looks again after so long. */
const AGAIN_MS = 30_000;

/** In the browser's language: the user's choice cannot be read. Never resolves, for there is nothing to go on with. */
export async function showUnread(why: unknown): Promise<never> {
  setTimeout(() => location.reload(), AGAIN_MS);
  const words = await loadWords({ browser: navigator.language }, '/words/popup/index', '/words/popup/lazy');
  const answer = [troubleSentence({ what: 'check', reason: reasonOf(why) })];
  Object.assign(document.documentElement, { lang: words.language.tag, dir: words.dir });
  render(
    <main data-connection="unknown">
      <Answer {...{ answer, words }} icon="unsure" isNews />
    </main>,
    document.body,
  );
  return new Promise(() => undefined);
}
