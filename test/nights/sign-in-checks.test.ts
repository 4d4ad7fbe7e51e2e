/** Three operators' plain-http checks for one sign-in page: one that a filter knows neither hides a page nor makes one up. */
import { describe, expect, it } from 'vitest';
import { controls } from '../../src/services/controls.ts';
import { hostOf } from '../../src/core/model/service.ts';
import { night, type Night } from './draw.ts';

const plain = controls.filter(({ probe }) => probe.kind === 'captive');
const idOf = new Map(plain.map(({ id, probe }) => [hostOf(probe.url), id]));
const CHECKS = [...idOf.keys()];
const FROM = 900;
const calm = `telegram ${'.'.repeat(45)}\nwhatsapp ${'.'.repeat(45)}`;

/** The connection that was held last. */
const held = ({ connections }: Night): string | undefined => connections.at(-1);

/** A page stands in the way of everything, but for hosts that are lost by other faults, which come first. */
const page = (...lost: object[]) => [{ from: FROM, hosts: ['*.*'], fault: 'captive' }, ...lost];
const lost = (hosts: readonly string[], fault: string) => ({ from: 0, hosts, fault });

describe('a sign-in page', () => {
  it.each(
    CHECKS.flatMap((host, index) => [
      [[host], 'dns'] as const,
      [[host, CHECKS[(index + 1) % CHECKS.length]!], 'refused'] as const,
    ]),
  )('is seen though %j fail by themselves (%s)', async (hosts, fault) => {
    for (const permissions of ['exact', 'none']) {
      const played = await night(calm, { permissions, events: page(lost(hosts, fault)) });
      expect(held(played)).toBe('captive');
      expect(played.blamed).toEqual([]);
    }
  });
});

describe('a check that a filter answers with a page of its own', () => {
  it.each(CHECKS)('is no sign-in page while others answer rightly (%s)', async (host) => {
    const events = [{ from: FROM, hosts: [host], fault: 'captive' }];
    const played = await night(calm, { permissions: 'exact', events });
    expect(new Set(played.connections)).toEqual(new Set(['unknown', 'online']));
  });

  it.each(CHECKS)('is none where encrypted connections alone are cut (%s)', async (host) => {
    const cut = { from: FROM, hosts: ['*.*'], only: ['https', 'websocket'], fault: 'tls-reset' };
    const events = [cut, { from: FROM, hosts: [host], only: ['http'], fault: 'captive' }];
    const played = await night(calm, { permissions: 'exact', events });
    expect(held(played)).toBe('partial');
    expect(played.connections).not.toContain('captive');
  });
});

describe('the spare checks', () => {
  const asked = (played: Night) =>
    CHECKS.filter((host) => played.of('probe').some(({ endpoint }) => endpoint === idOf.get(host)));

  it('are not asked while all is well, nor where one service alone is in doubt', async () => {
    expect(asked(await night(calm))).toEqual(CHECKS.slice(0, 1));
    const outage = { from: FROM, services: ['whatsapp'], fault: 'timeout' };
    expect(asked(await night(calm, { events: [outage] }))).toEqual(CHECKS.slice(0, 1));
  });

  it('are asked where the line is in doubt, or the first does not answer', async () => {
    const dead = { from: FROM, to: FROM + 600, hosts: ['*.*'], fault: 'timeout' };
    expect(asked(await night(calm, { events: [dead] }))).toEqual(CHECKS);
    expect(asked(await night(calm, { events: [lost(CHECKS.slice(0, 1), 'dns')] }))).toEqual(CHECKS);
  });
});
