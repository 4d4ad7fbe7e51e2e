/** The table of `docs/detection.md` that says how late each preset can be, made from the core's own promise. */
import { MINUTE_MS } from '../../src/core/model/time.ts';
import { costOf } from '../../src/core/schedule/budget.ts';
import { watchOf } from '../bench/users.ts';

export const BEGIN = '<!-- how late, written by test/docs/write.ts -->';
export const END = '<!-- the end of how late -->';

/** Rounded up: it is a promise. */
export const promised = (ms: number): string =>
  ms < 10 * MINUTE_MS ? `${Math.ceil(ms / 1000)} s` : `${Math.ceil(ms / MINUTE_MS)} min`;

export function table(): string {
  const rows = (['saver', 'normal', 'watchful'] as const).map((preset) => {
    const { worstPageDelayMs, worstSocketDelayMs } = costOf(watchOf({ preset }));
    return `| ${preset} | ${promised(worstPageDelayMs)} | ${promised(worstSocketDelayMs)} |`;
  });
  return ['| preset | a web page or API | a messaging gateway |', '| --- | --- | --- |', ...rows].join('\n');
}
