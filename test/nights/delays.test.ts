/** What stands beside each preset of how late an outage may be noticed holds, and what is said there of other circumstances too. */
import { describe, expect, it } from 'vitest';
import { isDear } from '../../src/core/model/service.ts';
import type { Preset } from '../../src/core/model/settings.ts';
import { presetCosts } from '../../src/core/schedule/budget.ts';
import { defaultSettings, hosts, services, watch as resolve } from '../../src/services/index.ts';
import { minutesOf } from '../../src/ui/preset-choice.tsx';
import { Device } from '../bench/device.ts';
import { spread } from '../bench/chance.ts';
import { seededRandom } from '../scenario/random.ts';
import { parseScenario } from '../scenario/scenario.ts';
import { hostsOfService } from '../simulate/device.ts';
import { network } from '../simulate/network.ts';
import type { Circumstances, Watch } from '../../src/core/model/watch.ts';

const PRESETS: readonly Preset[] = ['saver', 'normal', 'watchful'];
const CHOSEN = ['whatsapp', 'discord'];

/** The usual latencies are known. */
const EXPERIENCE_MS = 2 * 3_600_000;
const ONSETS = 2;

const sights = [
  { browser: 'chromium', isExact: false },
  { browser: 'firefox', isExact: true },
] as const;
type SightOf = (typeof sights)[number];

function watchOf(preset: Preset, { browser, isExact }: SightOf, circumstances: Circumstances): Watch {
  const chosen = CHOSEN.map((id) => ({ id }));
  const granted = isExact ? [...CHOSEN, 'control'] : [];
  const sight = { browser, granted, seesLayers: isExact, socketsAreAnonymous: true };
  return {
    ...resolve({ ...defaultSettings, isStarted: true, services: chosen, preset }, sight),
    circumstances,
  };
}

/** A world in which nothing goes wrong but this. */
function world(watch: Watch, events: readonly object[]) {
  const file = {
    ...{ name: 'late', seed: 1, startAt: '2026-11-22T00:00:00Z', duration: 10_000_000 },
    ...{ services: CHOSEN, events },
  };
  const scenario = parseScenario(JSON.stringify(file), 'late', CHOSEN);
  const net = network(scenario, seededRandom(1, 'network'), hostsOfService);
  return {
    attempt: (order: Parameters<typeof net.attempt>[0], elapsed: number, at: number) =>
      net.attempt(order, watch.sight, elapsed / 1000, at),
    nap: () => undefined,
    wallClock: (elapsed: number) => scenario.startAt + elapsed,
    chance: seededRandom(1, 'device'),
  };
}

const gatewaysOf = (id: string): readonly string[] =>
  hosts({ endpoints: services.find((service) => service.id === id)!.endpoints.filter(isDear) });

/** How late the badge changes, at the latest, for this fault of each service; onsets lie anywhere in `withinMs`. */
function latestMs(watch: Watch, faultOf: (id: string) => object, withinMs: number): number {
  const experienced = new Device(watch, world(watch, []), {});
  experienced.playUntil(EXPERIENCE_MS);
  const memory = experienced.memory();
  const delays = CHOSEN.flatMap((id, which) =>
    Array.from({ length: ONSETS }, (_, index) => {
      const onset = memory.elapsed + 60_000 + Math.round(withinMs * spread(ONSETS * which + index));
      let seenAt = Infinity;
      const device = new Device(
        watch,
        world(watch, [{ from: onset / 1000, ...faultOf(id) }]),
        {
          stepped(elapsed, after) {
            const status = after.services[id]?.status;
            if (elapsed >= onset && (status === 'down' || status === 'degraded'))
              seenAt = Math.min(seenAt, elapsed);
          },
        },
        memory,
      );
      device.playUntil(onset + 2 * withinMs, () => seenAt < Infinity);
      return seenAt - onset;
    }),
  );
  return Math.max(...delays);
}

/** What stands there, in whole minutes. */
function stated(preset: Preset, watch: Watch) {
  const { worstPageDelayMs, worstSocketDelayMs } = presetCosts(watch).find((cost) => cost.preset === preset)!;
  return {
    pageMs: minutesOf(worstPageDelayMs).durationMs,
    socketMs: minutesOf(worstSocketDelayMs).durationMs,
  };
}

const AWAY: Circumstances = { isAway: true };
const SAVING: Circumstances = { savesData: true };

describe.each(sights)('in $browser', (sight) => {
  it.each(PRESETS.flatMap((preset) => [{}, { ...AWAY, ...SAVING }].map((bent) => [preset, bent] as const)))(
    '%s sees a silent service within what it states (%o)',
    (preset, circumstances) => {
      const watch = watchOf(preset, sight, circumstances);
      const { pageMs } = stated(preset, watch);
      const silence = (id: string) => ({ services: [id], fault: 'timeout' });
      expect(latestMs(watch, silence, pageMs)).toBeLessThanOrEqual(pageMs);
    },
  );

  it.each([
    ...PRESETS.flatMap((preset) => [
      { preset, circumstances: {}, factor: 1, as: preset },
      { preset, circumstances: AWAY, factor: 3, as: preset },
    ]),
    { preset: 'watchful', circumstances: SAVING, factor: 1, as: 'saver' },
    { preset: 'watchful', circumstances: { ...AWAY, ...SAVING }, factor: 3, as: 'saver' },
  ] as const)(
    '$preset sees a silent gateway no later than $factor times what $as states ($circumstances)',
    ({ preset, circumstances, factor, as }) => {
      const watch = watchOf(preset, sight, circumstances);
      const withinMs = factor * stated(as, watch).socketMs;
      const silence = (id: string) => ({ hosts: gatewaysOf(id), only: ['websocket'], fault: 'timeout' });
      expect(latestMs(watch, silence, withinMs)).toBeLessThanOrEqual(withinMs);
    },
  );
});

it.each(PRESETS)('%s sees server errors within what it states', (preset) => {
  const watch = watchOf(preset, sights[1], AWAY);
  const { pageMs } = stated(preset, watch);
  const errors = (id: string) => ({ services: [id], fault: 'status', status: 503 });
  expect(latestMs(watch, errors, pageMs)).toBeLessThanOrEqual(pageMs);
});
