/** What the provider is told of the times at which the user's own line was lost; no service is named in it. */
import type { LineLosses, LineLoss } from '../core/history/line-losses.ts';
import type { Words } from '../words/index.ts';
import { bare, type Dates } from './dated.ts';
import { inOrder } from './facts.ts';

/** A loss in one line: `22 November 2026, 00:12 to 00:22: 10 min`. */
export function lossLine({ at, endAt, lostMs }: LineLoss, words: Words, dates: Dates): string {
  // A loss that is known by its quarters lies somewhere within them.
  const isWhole = Math.round(lostMs / 1000) >= Math.round((endAt - at) / 1000);
  return words.t(isWhole ? 'line_letter_spell' : 'line_letter_part', {
    since: bare(at, words, dates),
    until: dates.day(at) === dates.day(endAt) ? words.clock(endAt, [at]) : bare(endAt, words, dates),
    durationMs: { durationMs: lostMs },
  });
}

/** `hosts`: what is asked of the line, by operators that have nothing to do with each other. */
export function lineLetter(
  losses: readonly LineLoss[],
  { measuredMs }: Pick<LineLosses, 'measuredMs'>,
  month: { from: number; to: number },
  hosts: readonly string[],
  words: Words,
  dates: Dates,
): string {
  const lostMs = losses.reduce((sum, loss) => sum + loss.lostMs, 0);
  const inUtc = ({ at, endAt }: LineLoss): string => {
    const [since, until] = [dates.utc(at), dates.utc(endAt)];
    const day = `${since.split(' ')[0]} `;
    const both = `${since} – ${until.startsWith(day) ? until.slice(day.length) : until}`;
    return `${inOrder(both.replaceAll(' ', '\u00a0'), words)} ${words.t('report_utc')}`;
  };
  return [
    words.t('line_letter_begin', {
      since: dates.day(month.from),
      until: dates.day(month.to - 1),
      measuredMs: { durationMs: measuredMs },
      lostMs: { durationMs: lostMs },
      share: { share: lostMs / measuredMs },
    }),
    ...losses.map((loss) => `- ${lossLine(loss, words, dates)} (${inUtc(loss)})`),
    words.t('line_letter_proof', { hosts: { list: hosts, isWhole: true } }),
    words.t('checkup_letter_end'),
  ].join('\n');
}
