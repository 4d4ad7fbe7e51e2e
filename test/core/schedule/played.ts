/** All that is asked in calm hours, where a test may bend what a look meets. */
import type { Observation, Order } from '../../../src/core/model/observation.ts';
import type { Preset } from '../../../src/core/model/settings.ts';
import type { State } from '../../../src/core/model/state.ts';
import type { Watch } from '../../../src/core/model/watch.ts';
import { Air } from '../../bench/air.ts';
import { Browser } from '../../bench/browser.ts';
import { Device } from '../../bench/device.ts';
import { watchOf } from '../../bench/users.ts';
import type { Span } from '../../bench/spans.ts';
import { HOUR_MS } from '../../bench/world.ts';

export interface Look {
  order: Order;
  seen: Observation;
  elapsed: number;
}

/** All looks of calm hours, and the last state, where `meets` bends what a look meets. */
export function played(
  {
    preset = 'normal',
    hours = 8,
    opensFetches = false,
    nap,
    bend = (watch) => watch,
  }: { preset?: Preset; hours?: number; opensFetches?: boolean; nap?: Span; bend?: (watch: Watch) => Watch },
  meets: (order: Order, seen: Observation, elapsed: number) => Observation = (_, seen) => seen,
): { looks: Look[]; state: State } {
  const browser = new Browser(new Air({ name: 'calm', loss: 0, hiccup: 0, slowTail: 0 }, 1));
  const looks: Look[] = [];
  const place = {
    attempt(order: Order, elapsed: number, at: number) {
      const seen = meets(order, browser.attempt(order, elapsed, at), elapsed);
      looks.push({ order, seen, elapsed });
      return seen;
    },
    nap: (elapsed: number) => (nap && elapsed < nap.to ? nap : undefined),
    wallClock: (elapsed: number) => browser.wallClock(elapsed),
    chance: browser.chance,
  };
  const watch = bend(watchOf({ preset }));
  const device = new Device({ ...watch, sight: { ...watch.sight, opensFetches } }, place, {});
  device.playUntil(hours * HOUR_MS);
  return { looks, state: device.memory().state };
}
