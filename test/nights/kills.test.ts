/** The background script dies at any moment: nothing is lost and nothing is told twice. */
import { describe, expect, it } from 'vitest';
import { strip } from '../../src/core/history.ts';
import { seededRandom } from '../scenario/random.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { draw, playScenario } from './draw.ts';
import { storedAfter } from './stored.ts';

const HOUR_MS = 3_600_000;

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

  it.each(seeds.slice(0, 4))('loses no history (seed %i)', async (seed) => {
    const scenario = night(seed, 90);
    const state = await storedAfter(scenario);
    const now = scenario.startAt + scenario.duration * 1000;
    const { cells } = strip(state, 'whatsapp', now, HOUR_MS / 12, 24);
    const down = cells.reduce((sum, cell) => sum + (cell.parts.down ?? 0), 0);
    const missing = cells.reduce((sum, cell) => sum + (cell.parts['not-measured'] ?? 0), 0);
    // Only what came after the last step that was saved, and steps that died one after the other.
    expect(missing - (now - state.steppedAt)).toBeLessThan(3 * 60_000);
    expect(down / 60_000).toBeGreaterThan(37);
    expect(down / 60_000).toBeLessThan(43);
  });
});
