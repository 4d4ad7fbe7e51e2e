/** The background script dies at any moment: nothing is lost and nothing is told twice. */
import { describe, expect, it } from 'vitest';
import { strip } from '../../src/core/history/days.ts';
import { seededRandom } from '../scenario/random.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { draw, playScenario } from './draw.ts';
import { storedAfter } from './stored.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** An outage of 40 minutes in a night of two hours, with a death about every `everySeconds`. */
function night(seed: number, everySeconds: number): Scenario {
  const random = seededRandom(seed, 'kills');
  const kills = [];
  for (let at = 30 * random(); at < 7200; at += everySeconds * 2 * random())
    kills.push({ from: at, fault: 'killed' });
  const outage = { from: 2400, to: 4800, services: ['whatsapp'], fault: seed % 2 ? 'refused' : 'timeout' };
  return draw(`whatsapp ${'.'.repeat(120)}`, {
    seed,
    services: ['whatsapp', 'telegram', 'signal'],
    events: [outage, ...kills],
  });
}

describe('a script that dies at random moments', () => {
  const seeds = Array.from({ length: 12 }, (_, index) => index + 1);

  it.each(seeds)('tells one outage and one recovery (seed %i)', async (seed) => {
    const { opened, notifications, blamed } = await playScenario(night(seed, 20 + 10 * seed));
    expect(blamed).toEqual(['whatsapp']);
    expect(opened).toHaveLength(1);
    expect(notifications).toEqual([
      "outage: WhatsApp can't be reached",
      'recovery again: WhatsApp answers again',
    ]);
  });

  it('loses hardly any history', async () => {
    const nights = await Promise.all(
      seeds.map(async (seed) => {
        const scenario = night(seed, 90);
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
