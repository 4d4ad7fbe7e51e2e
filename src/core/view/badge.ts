/** The toolbar button: text, silhouette, sentence. Doubt is told in the sentence only, so that nothing flickers. */
import { alternatives } from './alternatives.ts';
import { isOldNews } from '../judge/belief.ts';
import type { State } from '../model/state.ts';
import { active } from '../model/choices.ts';
import type { Watched } from '../model/watch.ts';
import type { Sentence } from '../model/sentence.ts';
import { isStale } from '../model/time.ts';
import type { Badge, BareRow } from './types.ts';

/** @param rows but for those that the user has left out */
export function badge(
  state: State,
  watch: Watched,
  rows: readonly BareRow[],
  said: readonly Sentence[],
  now: number,
): Badge {
  const isNews = ({ id }: BareRow): boolean => {
    const belief = state.services[id];
    return belief !== undefined && !isOldNews(belief, now);
  };
  const down = rows.filter((row) => row.status === 'down' && isNews(row));
  const degraded = rows.filter((row) => row.status === 'degraded' && isNews(row));
  const names = alternatives(rows, watch)
    .filter(({ proven }) => proven === 'messaging')
    .map(({ name }) => name);
  const meanwhile: Sentence[] =
    (down.length || degraded.length) && names.length
      ? [{ key: 'answer_alternatives', values: { services: { list: names } } }]
      : [];
  const title = [...said, ...meanwhile];
  const { status } = state.line;
  if (!watch.settings.isStarted) return { text: '', icon: 'off', title };
  if (active(watch).length === 0) return { text: 'off', icon: 'off', title };
  const unsure: Badge = { text: '?', icon: 'unsure', title };
  if (isStale(state.steppedAt, now)) return unsure;
  if (status === 'offline' || status === 'captive' || status === 'partial') return unsure;
  // Of none of those that are checked anything is to be said.
  if (rows.every(({ status: own }) => own === 'paused')) return { text: '', icon: 'off', title };
  if (down.length) return { text: String(down.length), icon: 'alarm', title };
  if (degraded.length) return { text: '!', icon: 'warning', title };
  return rows.some(({ cause }) => cause === 'connection') ? unsure : { text: '', icon: 'calm', title };
}
