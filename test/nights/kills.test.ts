/** The background script dies at any moment: nothing is lost and nothing is told twice. */
import { describe, expect, it } from 'vitest';
import { strip } from '../../src/core/history/days.ts';
import { killedNight, expectToldOnce } from './killed.ts';
import { storedAfter } from './stored.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('a script that dies at random moments', () => {
  // `test/long` has twelve.
  const seeds = [1, 4, 6, 9, 12];

  it.each(seeds)('tells one outage and one recovery (seed %i)', (seed) => expectToldOnce(seed));

  it('loses hardly any history', async () => {
    const nights = await Promise.all(
      seeds.map(async (seed) => {
        const scenario = killedNight(seed, 90);
        const state = await storedAfter(scenario);
        const now = scenario.startAt + scenario.duration * 1000;
        const { cells } = strip(state, 'whatsapp', now, HOUR_MS / 12, 24);
        const minutes = (past: 'down' | 'not-measured') =>
          cells.reduce((sum, cell) => sum + (cell.parts[past] ?? 0), 0) / MINUTE_MS;
        return {
          down: minutes('down'),
          missing: minutes('not-measured') - (now - state.steppedAt) / MINUTE_MS,
        };
      }),
    );
    const mean = (of: 'down' | 'missing') => nights.reduce((sum, one) => sum + one[of], 0) / nights.length;
    // Only what came after the last step that was saved, and steps that died one after the other.
    expect(Math.max(...nights.map(({ missing }) => missing))).toBeLessThan(5);
    expect(mean('missing')).toBeLessThan(1);
    for (const { down, missing } of nights) expect(Math.abs(down + missing - 40)).toBeLessThan(3);
    expect(Math.abs(mean('down') - 40)).toBeLessThan(1.5);
  });
});
