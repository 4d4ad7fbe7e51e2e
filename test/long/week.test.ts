/**
 * Seven days of the whole background script over a small browser, in time that only this test lets pass: awake from eight to midnight, an
 * outage every evening.
 */
import { expect, it, vi } from 'vitest';
import { fake, world } from '../platform/fake-browser.ts';
import { answerAll, settled } from '../background/whole-script.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { readState } from '../../src/background/read-state.ts';
import { memoryStore } from '../simulate/memory-store.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAYS = 7;
const BEGIN = Date.parse('2026-11-22T08:00Z');

const hourOf = (at: number): number => new Date(at).getUTCHours();
/** Signal refuses everybody for an hour. */
const isOut = (): boolean => hourOf(Date.now()) === 20;

vi.useFakeTimers({ now: BEGIN, toFake: ['Date', 'setTimeout', 'clearTimeout', 'performance'] });
vi.stubGlobal('fetch', async (input: string | URL | Request) => {
  const url = String(input instanceof Request ? input.url : input);
  if (isOut() && url.includes('signal')) throw new TypeError('Failed to fetch');
  return answerAll(input);
});

const faults: unknown[] = [];
process.on('unhandledRejection', (reason) => faults.push(reason));
const shout = vi.spyOn(console, 'error').mockImplementation((...said) => void faults.push(said));

await import('../../src/background/index.ts');

const bytes = (): number => JSON.stringify(world.stored).length;

/** One alarm, and time for what it begins. */
async function ring(): Promise<void> {
  const waitMs = Math.max(0, world.alarms['round']!.when - Date.now());
  await vi.advanceTimersByTimeAsync(waitMs);
  let isOver = false;
  const round = settled(fake.alarms.onAlarm.fire({ name: 'round' })).then(() => (isOver = true));
  while (!isOver) await vi.advanceTimersByTimeAsync(250);
  await round;
}

it('a week leaves no fault, no more in storage than its days, and one incident an evening', async () => {
  const services = ['signal', 'telegram'].map((id) => ({ id }));
  world.granted = { permissions: ['notifications'], origins: [] };
  world.stored = { settings: { ...defaultSettings, isStarted: true, services } };
  await settled(fake.runtime.onInstalled.fire({ reason: 'install' }));
  const sizes: number[] = [];
  const longest: number[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const wakesAt = BEGIN + day * 24 * HOUR_MS;
    // Asleep nothing runs, and no timer rings.
    vi.setSystemTime(wakesAt);
    let [last, gap] = [Date.now(), 0];
    while (Date.now() < wakesAt + 16 * HOUR_MS) {
      await ring();
      gap = Math.max(gap, Date.now() - last);
      last = Date.now();
    }
    longest.push(gap);
    sizes.push(bytes());
  }
  expect(faults).toEqual([]);
  shout.mockRestore();
  expect(Math.max(...longest)).toBeLessThan(2 * MINUTE_MS);

  const state = await readState(memoryStore(new Map(Object.entries(world.stored))));
  const kept = Object.keys(world.stored).filter((key) => key.startsWith('incident:'));
  expect(kept).toHaveLength(DAYS);
  expect(state.incidents.every(({ resolvedAt }) => resolvedAt !== undefined)).toBe(true);
  // A day adds what a day is, whichever it is.
  const [second, last] = [sizes[1]! - sizes[0]!, sizes.at(-1)! - sizes.at(-2)!];
  expect(last).toBeLessThan(1.5 * Math.max(second, 10_000));
});
