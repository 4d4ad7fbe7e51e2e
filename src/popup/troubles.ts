/** What the browser refuses to do for Wasl, as the popup says it. Loaded after the answer. */
import { isGivenUp } from '../core/incidents/outbox.ts';
import { DAY_MS } from '../core/model/time.ts';
import type { State } from '../core/model/state.ts';
import { badgeOf, type Trouble } from '../core/view/trouble.ts';
import type { View } from '../core/view/types.ts';
import type { Words } from '../words/index.ts';

/** Where nothing can be checked that is the answer: what was known before may not be so any more. */
export function withTroubles(view: View, troubles: readonly Trouble[]): View {
  const trouble = troubles.find(({ what }) => what === 'check');
  if (!trouble) return view;
  const badge = badgeOf(trouble);
  const { reach: _reach, ...rest } = view;
  const next = { kind: 'none' } as const;
  return { ...rest, connection: 'unknown', answer: badge.title, badge, alternatives: [], next };
}

/** When the latest alert was that could not be shown, within a day. */
export function undeliveredAt({ outbox }: State, now: number): number | undefined {
  const moments = outbox
    .filter((notice) => isGivenUp(notice) && now - notice.at < DAY_MS)
    .map(({ at }) => at);
  return moments.length > 0 ? Math.max(...moments) : undefined;
}

/** When the last check was, where the next one is late. */
export function lateLine({ checkedAt }: View, words: Words, now: number): string {
  if (checkedAt === undefined) return words.t('check_late');
  return words.t('checked_late', { agoMs: { durationMs: now - checkedAt } });
}
