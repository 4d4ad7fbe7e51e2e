/** Messengers that answer while their country is cut off: who may choose them, what their answers show, and what is said beside them. */
import { describe, expect, it } from 'vitest';
import type { Order } from '../../src/core/model/observation.ts';
import type { State } from '../../src/core/model/state.ts';
import { details } from '../../src/core/view/details.ts';
import { view } from '../../src/core/view/view.ts';
import { countryServices, defaultSettings, firstChoice, watch as resolve } from '../../src/services/index.ts';
import { Device } from '../bench/device.ts';
import { seededRandom } from '../scenario/random.ts';
import { parseScenario } from '../scenario/scenario.ts';
import { hostsOfService } from '../simulate/device.ts';
import { network } from '../simulate/network.ts';
import type { Notice } from '../../src/core/model/sentence.ts';
import type { Watch } from '../../src/core/model/watch.ts';

const HOUR = 3_600;
const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;

const watchOf = (ids: readonly string[], country?: string): Watch =>
  resolve(
    {
      ...defaultSettings,
      isStarted: true,
      services: ids.map((id) => ({ id })),
      ...(country && { country }),
    },
    sight,
  );

/** Two hours, of which the second is as these events say: the state after it, and what was told. */
function played(watch: Watch, events: readonly object[]) {
  const ids = watch.services.map(({ id }) => id);
  const file = { name: 'at home', seed: 1, startAt: '2026-11-22T00:00:00Z', duration: 2 * HOUR };
  const scenario = parseScenario(JSON.stringify({ ...file, services: ids, events }), 'at home', ids);
  const net = network(scenario, seededRandom(1, 'network'), hostsOfService);
  const told: Notice[] = [];
  const place = {
    attempt: (order: Order, elapsed: number, at: number) =>
      net.attempt(order, watch.sight, elapsed / 1000, at),
    nap: () => undefined,
    wallClock: (elapsed: number) => scenario.startAt + elapsed,
    chance: seededRandom(1, 'device'),
  };
  const seen = new Set<string>();
  const device = new Device(watch, place, {
    stepped(_elapsed, state: State) {
      for (const notice of state.outbox)
        if (!seen.has(notice.id)) {
          seen.add(notice.id);
          told.push(notice);
        }
    },
  });
  device.playUntil(2 * HOUR * 1000);
  const { state } = device.memory();
  return { state, told, shown: view(state, watch, state.steppedAt) };
}

describe('a messenger of a country', () => {
  it.each(countryServices)('$id is chosen by nobody who is not said to be there', ({ id, onlyIn }) => {
    expect(watchOf([id]).services).toEqual([]);
    expect(watchOf([id], 'DE').services).toEqual([]);
    expect(watchOf([id], onlyIn![0]).services.map((one) => one.id)).toEqual([id]);
    expect(firstChoice).not.toContain(id);
  });

  it.each([
    { sites: 'other sites at home answer too', line: { status: 'partial', reach: 'domestic' } },
    { sites: 'no other does', line: { status: 'offline' } },
  ])('answers while nothing abroad does, and says nothing of the line or of others ($sites)', ({ line }) => {
    const watch = watchOf(['bale', 'whatsapp', 'telegram'], 'IR');
    const abroad = { from: HOUR, fault: 'timeout' };
    const others = watch.services.filter(({ id }) => id !== 'bale').map(({ id }) => id);
    const silent = line.reach ? watch.controls : [...watch.controls, ...(watch.domestic ?? [])];
    const controls = silent.map(({ probe }) => new URL(probe.url).hostname);
    const resolvers = watch.resolvers.map(({ url }) => new URL(url).hostname);
    const { state, told } = played(watch, [
      { ...abroad, services: others },
      { ...abroad, hosts: [...controls, ...resolvers] },
    ]);
    expect(state.line).toMatchObject(line);
    expect(state.services['whatsapp']).toMatchObject({ status: 'unknown', cause: 'connection' });
    // As far as its answers can be read without permission.
    expect(state.services['bale']!.status).toBe('reached');
    expect(told).toEqual([]);
    expect(state.incidents).toEqual([]);
  });

  it('is never what to turn to, by whatever way it is said', () => {
    const watch = watchOf(['whatsapp', 'bale', 'rubika'], 'IR');
    const { state, told, shown } = played(watch, [{ from: HOUR, services: ['whatsapp'], fault: 'timeout' }]);
    expect(state.services['whatsapp']!.status).toBe('down');
    expect(shown.alternatives).toEqual([]);
    expect(told).toHaveLength(1);
    const evidence = details(state, watch.services[0]!, watch, state.steppedAt).evidence;
    const said = JSON.stringify([shown.answer, shown.badge, told, evidence]);
    expect(said).not.toMatch(/Bale|Rubika/);
  });

  it('carries beside its name, in its row and when it is told, who may read it', () => {
    const watch = watchOf(['whatsapp', 'bale', 'telegram'], 'IR');
    const { told, shown } = played(watch, [{ from: HOUR, services: ['bale'], fault: 'timeout' }]);
    const rows = Object.fromEntries(shown.rows.map(({ id, isReadByState }) => [id, isReadByState]));
    expect(rows).toEqual({ bale: true, whatsapp: undefined, telegram: undefined });
    expect(told.map(({ services }) => services)).toEqual([['bale']]);
    expect(told[0]!.message).toContainEqual({
      key: 'notice_state-reads',
      values: { services: { list: ['Bale'] } },
    });
  });
});
