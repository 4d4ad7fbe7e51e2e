/** A permission that is taken back in an outage which is seen by it alone: to lose sight of it is no recovery. */
import { describe, expect, it } from 'vitest';
import { account } from '../../src/core/report/account.ts';
import { advance } from '../../src/core/advance.ts';
import { MINUTE_MS } from '../../src/core/model/time.ts';
import { due } from '../../src/core/schedule/due.ts';
import type { State } from '../../src/core/model/state.ts';
import { withdrawn } from '../../src/core/incidents/outdated.ts';
import { watch as resolve } from '../../src/services/index.ts';
import { answerTo } from '../background/healthy.ts';
import { settingsOf, sightOf } from '../simulate/device.ts';
import { draw } from './draw.ts';
import { storedAfter } from './stored.ts';
import type { Observation, Order } from '../../src/core/model/observation.ts';
import type { Sight, Watch } from '../../src/core/model/watch.ts';
import type { Notice } from '../../src/core/model/sentence.ts';
import { afterWrite } from '../../src/core/storage/open-state.ts';

const fine = (minutes: number): string => '.'.repeat(minutes);
const bad = (letter: string): string => fine(10) + letter.repeat(30);

/** Half an hour into an outage that was told, seen by permissions. */
async function inTheMiddle(drawing: string) {
  const scenario = draw(`${drawing}\nwhatsapp ${fine(40)}`, { permissions: 'exact' });
  const watch = resolve(settingsOf(scenario), sightOf(scenario));
  const state = await storedAfter(scenario);
  expect(state.incidents.filter(({ toldAt }) => toldAt !== undefined)).toHaveLength(1);
  return { state, watch, now: scenario.startAt + scenario.duration * 1000 };
}

const withSight = (watch: Watch, sight: Partial<Sight>): Watch =>
  resolve(watch.settings, { ...watch.sight, ...sight });

type World = (order: Order) => boolean;

/** Rounds of so many minutes in a world in which these orders are answered; what is told meanwhile. */
function live(before: State, watch: Watch, from: number, minutes: number, answers: World) {
  const told: Notice[] = [];
  let state = before;
  let now = from;
  for (; now < from + minutes * MINUTE_MS; now += 10_000) {
    const orders = due(state, watch, { now, trigger: 'alarm', stretchEndAt: now + 25_000 });
    if (orders.length === 0) continue;
    const observations = orders.map((order): Observation => {
      const seen = answerTo(order, now);
      return answers(order) ? seen : { ...seen, answered: false, failure: 'refused', grade: 0 };
    });
    const times = { startedAt: now, at: now + 100, trigger: 'alarm', chance: 0.5 } as const;
    const after = advance(state, { ...times, observations, isSystemOffline: false }, watch);
    told.push(...after.outbox);
    state = afterWrite({ ...after, outbox: [] });
  }
  return { state, told: told.map(({ kind }) => kind), now };
}

const everything: World = () => true;
const nothing: World = () => false;

const LAYERS = {
  taken: 'to see layers, while Signal’s own servers are out',
  drawing: `signal ${fine(40)}\nchat.signal.org ${bad('r')}\nstorage.signal.org ${bad('r')}`,
  blind: { seesLayers: false },
  service: 'signal',
  fails: ({ probe }: Order) => probe.needsLayers === true,
};

describe.each([
  LAYERS,
  {
    taken: 'for hosts, while Telegram answers with errors',
    drawing: `telegram ${bad('5')}`,
    blind: { granted: [], seesLayers: false },
    service: 'telegram',
    fails: ({ endpoint, tier }: Order) => endpoint.startsWith('telegram/') && tier === 'detailed',
  },
])('the permission $taken,', ({ drawing, blind, service, fails }) => {
  const world: World = (order) => !fails(order);

  it('ends what is told without a word of recovery, also where an outside source is heard first', async () => {
    const { state, watch, now } = await inTheMiddle(drawing);
    const blinded = withSight(watch, blind);
    const opinion = {
      source: 'mastodon',
      kind: 'crowd',
      service,
      says: 'up',
      at: now,
      heardAt: now,
    } as const;
    const question = { source: 'mastodon', service, isInDoubt: true };
    const after = advance(
      state,
      {
        ...{ at: now, startedAt: now, trigger: 'alarm', observations: [], chance: 0.5 },
        ...{ heard: [{ question, opinion, bytes: 4_000 }], isSystemOffline: false },
      },
      blinded,
    );
    expect(after.incidents[0]).toMatchObject({ lostSightAt: now, resolvedAt: now });
    expect(after.outbox).toEqual([]);
  });

  it('ends what is told without a word of recovery', async () => {
    const { state, watch, now } = await inTheMiddle(drawing);
    const after = live(state, withSight(watch, blind), now, 40, world);
    expect(after.told).toEqual([]);
    const [incident] = after.state.incidents;
    expect(incident).toMatchObject({ services: [service], resolvedAt: incident!.lostSightAt });
    expect(withdrawn(after.state, watch, after.now)).toEqual([incident!.id]);
    const keys = account(incident!, undefined, [], after.now).map(({ key }) => key);
    expect(keys.at(-1)).toBe('report_sight-lost');
    const drawn = after.state.days.flatMap(({ services }) => services[service] ?? []);
    const since = drawn.findLast(({ past }) => past === 'down')!.at;
    expect(drawn.find(({ at }) => at > since)!.at).toBeGreaterThanOrEqual(now);
  });

  it('nor while the line is dead', async () => {
    const { state, watch, now } = await inTheMiddle(drawing);
    const dead = live(state, watch, now, 5, nothing);
    expect(dead.state.line.status).toBe('offline');
    const after = live(dead.state, withSight(watch, blind), dead.now, 20, everything);
    expect(after.told).toEqual([]);
  });
});

it('the permission to see layers, once given back, shows that it goes on', async () => {
  const { drawing, blind, service, fails } = LAYERS;
  const world: World = (order) => !fails(order);
  const { state, watch, now } = await inTheMiddle(drawing);
  const between = live(state, withSight(watch, blind), now, 5, world);
  const after = live(between.state, watch, between.now, 10, world);
  expect(after.state.services[service]!.status).toBe('down');
  expect(after.state.incidents.map(({ resolvedAt }) => resolvedAt)).toEqual([undefined]);
  const over = live(after.state, watch, after.now, 20, everything);
  expect(over.told).toEqual(['recovery']);
});
