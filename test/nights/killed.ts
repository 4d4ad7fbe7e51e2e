/** Nights in which the background script dies at any moment. */
import { expect } from 'vitest';
import { seededRandom } from '../scenario/random.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { draw, playScenario } from './draw.ts';

/** An outage of 40 minutes in a night of two hours, with a death about every `everySeconds`. */
export function killedNight(seed: number, everySeconds: number): Scenario {
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

/** Nothing is told twice, and nothing is left out. */
export async function expectToldOnce(seed: number): Promise<void> {
  const { opened, notifications, blamed } = await playScenario(killedNight(seed, 20 + 10 * seed));
  expect(blamed).toEqual(['whatsapp']);
  expect(opened).toHaveLength(1);
  expect(notifications).toEqual([
    "outage: WhatsApp isn't answering",
    'recovery again: WhatsApp answers again',
  ]);
}
