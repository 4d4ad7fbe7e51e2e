/** A block that only new connections meet: whoever is connected stays so, and an answer over such a connection proves no other. */
import { describe, expect, it } from 'vitest';
import { presetCosts } from '../../src/core/schedule/budget.ts';
import { watch } from '../../src/services/index.ts';
import { settingsOf, sightOf } from '../simulate/device.ts';
import { draw, playScenario } from './draw.ts';
import { storedAfter } from './stored.ts';

const MINUTE = 60;
const CHOSEN = ['whatsapp', 'telegram', 'signal', 'messenger'];
/** Far from any look that was made on a new connection, as all are in the first minutes. */
const FROM = 30 * MINUTE;

/** What happens to new connections alone, from then on. */
function drawn(events: readonly object[], more: object, minutes: number) {
  const services = CHOSEN;
  const blocks = events.map((event) => ({ from: FROM, connections: 'new', ...event }));
  return draw(`signal ${'.'.repeat(minutes)}`, { services, events: blocks, ...more });
}

/** When it is noticed at the latest, as the settings say beside the preset; in seconds. */
function latestFor(service: string, more: object): number {
  const scenario = drawn([], { services: [service], ...more }, 1);
  const preset = presetCosts(watch(settingsOf(scenario), sightOf(scenario))).find(
    (one) => one.preset === scenario.preset,
  );
  return FROM + preset!.worstNewDelayMs! / 1000;
}

const sights = [
  { browser: 'chromium', permissions: 'none' },
  { browser: 'chromium', permissions: 'exact' },
  { browser: 'firefox', permissions: 'exact' },
] as const;

describe.each(sights)('in $browser with $permissions permissions', (sight) => {
  // A fetch takes the connection that stands: only what opens its own shows more.
  const seen = sight.permissions === 'none' ? ['whatsapp', 'telegram'] : ['whatsapp', 'telegram', 'signal'];

  it.each(seen.flatMap((service) => ['tls-reset', 'timeout'].map((fault) => ({ service, fault }))))(
    'a block of $service ($fault) is found within the pace that is stated',
    async ({ service, fault }) => {
      const night = await playScenario(drawn([{ services: [service], fault }], sight, 140));
      const first = Math.min(
        night.firstAt(service, 'down') ?? Infinity,
        night.firstAt(service, 'degraded') ?? Infinity,
      );
      expect(first).toBeGreaterThan(FROM);
      expect(first).toBeLessThanOrEqual(latestFor(service, sight));
      expect(night.blamed).toEqual([service]);
      // Its older connections go on answering, and nobody takes that for an end.
      expect(night.resolved).toEqual([]);
      expect(night.connections).toEqual(['unknown', 'online']);
      expect(new Set(night.opened.map(({ cause }) => cause))).toEqual(new Set(['unclear']));
    },
  );
});

describe.each(['none', 'exact'])('in Chromium (permissions: %s)', (permissions) => {
  it('Telegram is called down although its older connections answer', async () => {
    const block = { services: ['telegram'], fault: 'tls-reset' };
    const night = await playScenario(drawn([block], { permissions }, 140));
    expect(night.statuses('telegram')).toContain('down (unclear)');
    // What stands is given up as soon as something fails beside it: nobody waits until it is closed.
    const first = night.firstAt('telegram', 'degraded') ?? night.firstAt('telegram', 'down')!;
    expect(night.firstAt('telegram', 'down')! - first).toBeLessThan(2 * MINUTE);
  });

  it('names that are cut while those of another zone open are called blocked', async () => {
    const block = { hosts: ['*.telegram.org'], fault: 'tls-reset' };
    const night = await playScenario(drawn([block], { permissions }, 140));
    // Without permission no browser says that they were cut.
    const cause = permissions === 'exact' ? 'blocked' : 'unclear';
    expect(night.statuses('telegram').at(-1)).toBe(`down (${cause})`);
  });

  it('is over when a new connection is answered', async () => {
    const block = { services: ['telegram'], fault: 'timeout', to: 150 * MINUTE };
    const night = await playScenario(drawn([block], { permissions }, 170));
    expect(night.statuses('telegram').at(-1)).toBe('up');
    const [end] = night.resolved;
    expect(end!.at).toBeGreaterThan(150 * MINUTE);
    expect(end!.at).toBeLessThan(155 * MINUTE);
  });

  it('is nobody’s fault where no new connection opens at all, and the line is said to work in part', async () => {
    const night = await playScenario(drawn([{ hosts: ['*'], fault: 'timeout' }], { permissions }, 140));
    expect([night.blamed, night.notifications]).toEqual([[], []]);
    expect(night.connections).toEqual(['unknown', 'online', 'partial']);
  });

  it('what answers in between is no block, and costs no connection that stands', async () => {
    const anewAt = async (event: object) => {
      const scenario = drawn(
        [{ hosts: ['pluto.web.telegram.org'], fault: 'timeout', ...event }],
        { permissions },
        240,
      );
      return (await storedAfter(scenario)).agenda.newSinceAt;
    };
    expect(await anewAt({ connections: undefined, probability: 0.6 })).toBeUndefined();
    expect(await anewAt({ connections: undefined })).toBeDefined();
  });

  it('new connections that fail now and then are no block', async () => {
    const hosts = ['signal.org', 'gateway.facebook.com'];
    const glitches = { hosts, fault: 'tls-reset', probability: 0.2, from: 0 };
    const night = await playScenario(drawn([glitches], { permissions }, 600));
    expect([night.blamed, night.notifications]).toEqual([[], []]);
  });
});

it('in Firefox without permission nothing opens a new connection, and nothing is claimed', async () => {
  const sight = { browser: 'firefox', permissions: 'none' };
  const night = await playScenario(drawn([{ services: ['signal'], fault: 'timeout' }], sight, 140));
  expect(night.blamed).toEqual([]);
  const scenario = drawn([], sight, 1);
  const costs = presetCosts(watch(settingsOf(scenario), sightOf(scenario)));
  expect(costs.map(({ worstNewDelayMs }) => worstNewDelayMs)).toEqual([undefined, undefined, undefined]);
});
