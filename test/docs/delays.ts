/** The table of `docs/detection.md` that says how late each preset can be, made from the core's own promise. */
import { leadOf } from '../../src/core/model/service.ts';
import type { State } from '../../src/core/model/state.ts';
import { MINUTE_MS } from '../../src/core/model/time.ts';
import { unasked } from '../../src/core/model/unasked.ts';
import type { Watch } from '../../src/core/model/watch.ts';
import { costOf } from '../../src/core/schedule/budget.ts';
import { watchOf } from '../bench/users.ts';

export const BEGIN = '<!-- how late, written by test/docs/write.ts -->';
export const END = '<!-- the end of how late -->';

/** Rounded up: it is a promise. */
export const promised = (ms: number): string =>
  ms < 10 * MINUTE_MS ? `${Math.ceil(ms / 1000)} s` : `${Math.ceil(ms / MINUTE_MS)} min`;

/** What is held where the servers of all that is asked every round have turned out to end their connections early. */
export const reopened = ({ services }: Watch): State['endpoints'] =>
  Object.fromEntries(
    services.map((service) => [leadOf(service)!.id, { ...unasked('basic', 0), reopened: 4 }]),
  );

export function table(): string {
  const rows = (['saver', 'normal', 'watchful'] as const).map((preset) => {
    const watch = watchOf({ preset });
    const delays = [costOf(watch), costOf(watch, reopened(watch))].flatMap((cost) => [
      promised(cost.worstPageDelayMs),
      promised(cost.worstSocketDelayMs),
    ]);
    return `| ${[preset, ...delays].join(' | ')} |`;
  });
  const head =
    '| preset | a web page or API | a messaging gateway | where no server keeps its connections: a page | a gateway |';
  return [head, '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}
