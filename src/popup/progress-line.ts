/** How far the check is that was asked for. */
import type { Settings } from '../core/model/settings.ts';
import type { Progress } from '../core/view/progress.ts';
import type { Words } from '../words/index.ts';

/** `undefined` as long as the background has said nothing of it. */
export function progressLine(
  progress: Progress | undefined,
  { services }: Settings,
  words: Words,
): string | undefined {
  const asked = services.flatMap(({ id }) => progress?.[id] ?? []);
  const done = asked.filter((one) => one.heard === one.asked).length;
  if (asked.length === 0) return undefined;
  // All were heard, and yet it goes on: what failed is tried again.
  if (done === asked.length) return words.t('user_report_again');
  return words.t('checking_progress', { count: done, total: asked.length });
}
