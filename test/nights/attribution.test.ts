/** Whose trouble it is, in one incident an operator, and who is named. */
import { describe, expect, it } from 'vitest';
import { night } from './draw.ts';

const fine = (minutes: number): string => '.'.repeat(minutes);
const bad = (letter: string, minutes: number): string => letter.repeat(minutes);

describe('services that fail in the same minute', () => {
  const four = ['whatsapp', 'telegram', 'discord', 'slack'];
  const play = (failing: readonly string[]) =>
    night(
      four.map((id) => `${id} ${fine(15)}${bad(failing.includes(id) ? 'r' : '.', 20)}${fine(25)}`).join('\n'),
    );
  const kinds = (notifications: readonly string[]) => notifications.map((told) => told.split(':')[0]);

  it('are one outage where three operators or more are among them: they share a provider', async () => {
    const played = await play(four.slice(1));
    expect([played.opened.length, played.resolved.length]).toEqual([1, 1]);
    // Of Slack only the website can be asked without permission.
    expect(played.notifications).toEqual([
      "outage: Telegram, Discord and Slack aren't answering",
      'recovery again: Telegram and Discord answer again',
    ]);
    expect(played.of('notification').at(-1)!['message']).toContain('Slack: website only.');
  });

  it('may be two by chance', async () => {
    const { opened, notifications } = await play(four.slice(2));
    expect(opened).toHaveLength(2);
    expect(kinds(notifications)).toEqual(['outage', 'outage', 'recovery again', 'recovery again']);
  });
});

describe('one cause is told once', () => {
  const told = (played: { notifications: readonly string[] }) =>
    played.notifications.filter((one) => !one.startsWith('recovery'));

  it.each([
    ['forged names', { fault: 'dns-forged' }],
    ['names that are lost here', { fault: 'dns' }],
    ['connections cut by name', { fault: 'tls-reset' }],
  ])('of a filter for two operators, by %s, in the words of its cause', async (_name, fault) => {
    const services = ['signal', 'messenger', 'whatsapp'];
    const played = await night(
      `${services.map((id) => `${id} ${fine(60)}`).join('\n')}\ndiscord ${fine(60)}`,
      {
        permissions: 'exact',
        events: [{ from: 900, to: 3000, services, ...fault }],
      },
    );
    expect(played.opened).toHaveLength(1);
    expect(told(played).length).toBe(1);
    if (fault.fault === 'dns-forged') expect(told(played)[0]).toContain('appear blocked on this network');
  });

  it.each([2, 3, 4])(
    'of servers that fail in part for four operators at once, at most twice (seed %i)',
    async (seed) => {
      const services = ['discord', 'slack', 'zoom', 'matrix'];
      const played = await night([...services, 'whatsapp'].map((id) => `${id} ${fine(90)}`).join('\n'), {
        seed,
        permissions: 'exact',
        events: [{ from: 1800, to: 4200, services, fault: 'status', status: 500, probability: 0.6 }],
      });
      expect(played.blamed.length).toBeGreaterThan(2);
      expect(played.opened.length).toBeLessThanOrEqual(2);
      expect(told(played).filter((one) => !one.startsWith('outage again')).length).toBeLessThanOrEqual(2);
    },
  );
});

it('of two that fail in one way is not told with the trouble of a third, which began a little before', async () => {
  const played = await night(
    ['slack', 'signal', 'messenger', 'discord'].map((id) => `${id} ${fine(60)}`).join('\n'),
    {
      permissions: 'exact',
      events: [
        { from: 900, to: 2400, services: ['slack'], fault: 'status', status: 503 },
        { from: 1080, to: 2400, services: ['signal', 'messenger'], fault: 'dns-forged' },
      ],
    },
  );
  const services = played.of('incident').map((one) => (one['services'] as string[]).join());
  expect(new Set(services.filter((names) => names.includes('slack')))).toEqual(new Set(['slack']));
});

describe('an incident of an operator', () => {
  it('goes on where another of its services fails before the first is back', async () => {
    const { opened, notifications } = await night(`
      whatsapp  ${fine(15)}${bad('r', 20)}${fine(55)}
      messenger ${fine(34)}${bad('r', 26)}${fine(30)}
      telegram  ${fine(90)}
    `);
    expect(opened).toHaveLength(1);
    expect(notifications.filter((told) => !told.includes(' again:'))).toHaveLength(1);
  });

  it('is one at a time, whoever relapses', async () => {
    const { told } = await night(`
      whatsapp  ${fine(15)}${bad('r', 5)}${fine(10)}${bad('r', 10)}${fine(50)}
      messenger ${fine(26)}${bad('r', 10)}${fine(54)}
      telegram  ${fine(90)}
    `);
    const open = new Set<unknown>();
    for (const { event, id, resolvedAt } of told) {
      if (event !== 'incident') continue;
      if (resolvedAt === undefined) open.add(id);
      else open.delete(id);
      expect(open.size).toBeLessThanOrEqual(1);
    }
  });

  it('names only those that fail when it grows', async () => {
    const { notifications } = await night(`
      whatsapp  ${fine(15)}${bad('r', 15)}${fine(60)}
      messenger ${fine(15)}${bad('r', 45)}${fine(30)}
      instagram ${fine(40)}${bad('r', 20)}${fine(30)}
      telegram  ${fine(90)}
    `);
    expect(notifications.find((told) => told.includes('Instagram'))).toBe(
      "outage again: Messenger and Instagram aren't answering",
    );
  });

  it('of slowness lasts as long as the slowness', async () => {
    const { resolved } = await night(`
      signal   ${fine(20)}${bad('s', 20)}${fine(20)}
      telegram ${fine(60)}
    `);
    expect(resolved).toHaveLength(1);
    const { openedAt, resolvedAt } = resolved[0]! as unknown as { openedAt: number; resolvedAt: number };
    expect(openedAt).toBeLessThan(22 * 60);
    expect(resolvedAt).toBeGreaterThan(38 * 60);
  });
});

it('tells nothing of a service while the own line is dead in the middle of a doubt', async () => {
  const { told } = await night(
    `
    matrix   ${fine(30)}${bad('5', 45)}${fine(20)}
    telegram ${fine(95)}
  `,
    {
      permissions: 'exact',
      events: [
        { from: 1800, to: 4500, services: ['matrix'], fault: 'status', status: 503 },
        { from: 1850, to: 2470, fault: 'os-offline' },
      ],
    },
  );
  const early = told.filter(({ event, at }) => event === 'notification' && at! < 2470);
  expect(early).toEqual([]);
});
