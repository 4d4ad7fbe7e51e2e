/** What a check-up asks, when, and what that costs. */
import { expect, it } from 'vitest';
import { isHopeless, planOf, priceOfCheckUp, REQUESTS } from '../../../src/core/check-up/plan.ts';
import type { Sight } from '../../../src/core/model/watch.ts';
import { checkUpHosts } from '../../../src/services/check-up.ts';
import { once, requests } from './drawn.ts';

const bare: Sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true };
const firefox: Sight = { ...bare, browser: 'firefox', socketsAreAnonymous: false };

it('asks forty times within twenty seconds, each site as often as any other but for one, and never two at once', () => {
  const plan = planOf(checkUpHosts, bare);
  const sites = plan.filter(({ host }) => host.asked === 'site');
  expect(sites).toHaveLength(REQUESTS);
  const counts = new Map<string, number>();
  for (const { host } of sites) counts.set(host.id, (counts.get(host.id) ?? 0) + 1);
  expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
  const moments = plan.map(({ afterMs }) => afterMs);
  expect(new Set(moments).size).toBe(moments.length);
  expect(moments).toEqual([...moments].sort((one, other) => one - other));
  expect(moments.at(-1)).toBeLessThan(20_000);
});

it('asks everybody, and the others once', () => {
  const plan = planOf(checkUpHosts, bare);
  for (const host of checkUpHosts.filter(({ asked }) => asked !== 'site'))
    expect(plan.filter((one) => one.host === host)).toHaveLength(1);
});

it('leaves out sockets that would name the installation', () => {
  const asked = (sight: Sight) => new Set(planOf(checkUpHosts, sight).map(({ host }) => host.asked));
  expect(asked(firefox)).toEqual(new Set(['site', 'plain', 'ipv4', 'ipv6']));
  expect(asked({ ...firefox, granted: ['check-up'], socketsAreAnonymous: true })).toContain('socket');
});

it('says what it moves: less than 150 kB', () => {
  for (const sight of [bare, { ...bare, granted: ['control', 'check-up'] }, firefox]) {
    expect(priceOfCheckUp(checkUpHosts, sight)).toBeGreaterThan(40_000);
    expect(priceOfCheckUp(checkUpHosts, sight)).toBeLessThan(150_000);
  }
});

it('gives up where ten have failed and nobody answered, whatever they were asked', () => {
  const dead = requests(() => 'timeout').slice(0, 10);
  expect(isHopeless(dead.slice(0, 9))).toBe(false);
  expect(isHopeless(dead)).toBe(true);
  expect(isHopeless([...dead, ...once({ socket: [80] })])).toBe(false);
  expect(isHopeless([...dead, ...once({ plain: ['captive'] })])).toBe(false);
});
