import { describe, expect, it } from 'vitest';
import { lineLosses } from '../../../src/core/history/line-losses.ts';
import { uniform, type Stretch } from '../../../src/core/history/stretches.ts';
import type { StretchKind } from '../../../src/core/model/terms.ts';

const MINUTE = 60_000;

/** One letter a minute: `.` up, `d` down, `c` the line, `p` paused, a space for not measured. */
const KINDS: Readonly<Record<string, StretchKind>> = {
  '.': 'up',
  d: 'down',
  c: 'connection',
  p: 'paused',
  ' ': 'not-measured',
};

const drawn = (minutes: string): Stretch[] =>
  [...minutes].map((letter, index) => uniform(index * MINUTE, (index + 1) * MINUTE, KINDS[letter]!));

function told(...services: string[]): { lost: string[]; measured: number } {
  const length = Math.max(...services.map((minutes) => minutes.length)) * MINUTE;
  const { losses, measuredMs } = lineLosses(services.map(drawn), 0, length);
  return {
    lost: losses.map(
      ({ at, endAt, lostMs }) => `${at / MINUTE}-${endAt / MINUTE}${lostMs < endAt - at ? ' in part' : ''}`,
    ),
    measured: measuredMs / MINUTE,
  };
}

describe('the times at which the line was lost', () => {
  it('are those at which no service could be judged', () => {
    expect(told('..cc..c.', '..cc..c.')).toEqual({ lost: ['2-4', '6-7'], measured: 8 });
  });

  it('are none where only some services were cut off, or one is down', () => {
    expect(told('..cc..dd', '........')).toEqual({ lost: [], measured: 8 });
  });

  it('ask nothing of a service that was paused or not looked at', () => {
    expect(told('..cc..', 'pppp  ')).toEqual({ lost: ['2-4'], measured: 6 });
    expect(told('ppp', '   ')).toEqual({ lost: [], measured: 0 });
  });

  it('are known by the quarter of an hour where no more is kept', () => {
    const quarter: Stretch = {
      at: 0,
      endAt: 15 * MINUTE,
      parts: { up: 12 * MINUTE, connection: 3 * MINUTE },
    };
    const after = uniform(15 * MINUTE, 30 * MINUTE, 'connection');
    expect(
      lineLosses(
        [
          [quarter, after],
          [quarter, after],
        ],
        0,
        40 * MINUTE,
      ),
    ).toEqual({
      losses: [{ at: 0, endAt: 30 * MINUTE, lostMs: 18 * MINUTE }],
      measuredMs: 30 * MINUTE,
    });
  });

  it('are cut where the time asked about ends', () => {
    const { losses } = lineLosses([[uniform(0, 10 * MINUTE, 'connection')]], 2 * MINUTE, 5 * MINUTE);
    expect(losses).toEqual([{ at: 2 * MINUTE, endAt: 5 * MINUTE, lostMs: 3 * MINUTE }]);
  });
});
