/** Steps of a round as they show the line, and what is held of it before. */
import { lineAfter } from '../../../src/core/detect/line.ts';
import type { LineSeen } from '../../../src/core/detect/line-seen.ts';
import type { Step } from '../../../src/core/model/observation.ts';
import { emptyState, type Line } from '../../../src/core/model/state.ts';
import type { Connection } from '../../../src/core/model/terms.ts';

export const AT = Date.UTC(2026, 10, 22, 21);
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const nobody: ReadonlySet<string> = new Set();
export const some = (count: number): ReadonlySet<string> =>
  new Set(['Meta', 'Signal', 'Slack'].slice(0, count));

export const round = (more: Partial<Step> = {}): Step => ({
  ...{ at: AT, startedAt: AT - SECOND_MS, trigger: 'alarm', observations: [], chance: 0 },
  ...{ isSystemOffline: false, ...more },
});
export const held = (status: Connection, more: Partial<Line> = {}): Line => ({
  ...emptyState.line,
  ...{ status, sinceAt: AT - 60 * MINUTE_MS, askedAt: AT - MINUTE_MS, silentLooks: 0, ...more },
});

/** A step in which nobody answers; with all controls, or with few. */
export const silent: LineSeen = {
  ...{ operators: nobody, openers: nobody, asked: 5, answered: 0, isThorough: true, portal: 'silent' },
  domestic: 'nobody',
  ...{
    areCertificatesRefused: false,
    isRefusedByProxy: false,
    wrong: nobody,
    wrongSinceAt: -Infinity,
    proven: nobody,
    onlyLostIdle: false,
  },
};
export const few: LineSeen = { ...silent, isThorough: false, asked: 0, portal: 'not-asked' };

/** What is held afterwards, and whether it is in doubt more than before. */
export function after(before: Line, seen: LineSeen, during = round()): string {
  const line = lineAfter(before, seen, during);
  return `${line.status}${line.silentLooks > before.silentLooks ? '?' : ''}`;
}
