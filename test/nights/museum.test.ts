/** Failures of others as nights of ours: the entries 1 to 14 and 23 of the bug museum. 15 is in `test/platform/notifications.test.ts`, 16 in `test/core/denied.test.ts`. */
import { describe, expect, it } from 'vitest';
import { night } from './draw.ts';

const EXACT = { permissions: 'exact' };
const fine = (minutes: number): string => '.'.repeat(minutes);
const bad = (letter: string, minutes: number): string => letter.repeat(minutes);

describe('the user’s own line', () => {
  it('is not blamed on eight services (1)', async () => {
    const { blamed, notifications, connections } = await night(`line ${fine(20)}${bad('t', 10)}${fine(20)}`, {
      services: ['whatsapp', 'telegram', 'signal', 'messenger', 'discord', 'slack', 'matrix', 'zoom'],
    });
    expect({ blamed, notifications, connections }).toEqual({
      blamed: [],
      notifications: [],
      connections: ['unknown', 'online', 'offline', 'online'],
    });
  });

  it('is late after eight hours of sleep, and nobody is told anything (2)', async () => {
    const { blamed, notifications } = await night(`
      line   ${fine(30)}${fine(480)}t${fine(20)}
      device ${fine(30)}${bad('z', 480)}
    `);
    expect({ blamed, notifications }).toEqual({ blamed: [], notifications: [] });
  });

  it('is behind a sign-in page, and no service is judged (11)', async () => {
    const { blamed, connections } = await night(`line ${fine(20)}${bad('c', 10)}${fine(10)}`);
    expect({ blamed, connections }).toEqual({
      blamed: [],
      connections: ['unknown', 'online', 'captive', 'online'],
    });
  });

  it('is not doubted because two control operators are dead (14)', async () => {
    const { blamed, connections } = await night(`
      *.gstatic.com    ${fine(10)}${bad('t', 50)}
      *.cloudflare.com ${fine(10)}${bad('t', 50)}
    `);
    expect({ blamed, connections }).toEqual({ blamed: [], connections: ['unknown', 'online'] });
  });

  it('goes dark by the system’s own word, and no service is judged', async () => {
    const { blamed, connections } = await night(`whatsapp ${fine(10)}${bad('o', 10)}${fine(10)}`);
    expect({ blamed, connections }).toEqual({
      blamed: [],
      connections: ['unknown', 'online', 'offline', 'online'],
    });
  });
});

describe('an outage', () => {
  it('that the browser slept through is closed as ended, not as growing (3)', async () => {
    const { resolved, notifications } = await night(
      `
      whatsapp ${fine(10)}${bad('r', 60)}${fine(80)}
      telegram ${fine(20)}${bad('b', 100)}${fine(30)}
    `,
    );
    expect(notifications).toEqual([
      "outage: WhatsApp isn't answering",
      'recovery again: WhatsApp answers again',
    ]);
    expect(resolved).toHaveLength(1);
    expect(resolved[0]!['resolvedAt']).toBeGreaterThanOrEqual(120 * 60);
  });

  it('is counted on by a script that was killed between two failures (4)', async () => {
    const kills = Array.from({ length: 30 }, (_, index) => ({ from: 600 + 7 * index, fault: 'killed' }));
    const outage = { from: 600, to: 2400, services: ['telegram'], fault: 'refused' };
    const { notifications, opened } = await night(`telegram ${fine(60)}`, {
      services: ['telegram', 'signal'],
      events: [outage, ...kills],
    });
    expect(opened).toHaveLength(1);
    expect(notifications).toEqual([
      "outage: Telegram isn't answering",
      'recovery again: Telegram answers again',
    ]);
  });

  it('of one minute in which one probe fails is no outage (5)', async () => {
    const { notifications, opened } = await night(`whatsapp ${fine(30)}`, {
      events: [{ from: 600, to: 612, services: ['whatsapp'], fault: 'timeout' }],
    });
    expect({ notifications, opened }).toEqual({ notifications: [], opened: [] });
  });

  it('that comes and goes twenty times in an hour is told at most twice (6)', async () => {
    const { notifications } = await night(
      `slack ${fine(10)}${'5.'.repeat(5)}${'55.'.repeat(15)}${fine(40)}\nsignal ${fine(105)}`,
      EXACT,
    );
    expect(notifications.filter((told) => !told.includes(' again:')).length).toBeLessThanOrEqual(2);
  });

  it('that was too short to tell has no recovery to tell either (7)', async () => {
    const { notifications } = await night(`whatsapp ${fine(10)}r${fine(20)}`);
    expect(notifications).toEqual([]);
  });

  it('of six hours is told once (8)', async () => {
    const { notifications } = await night(`whatsapp ${fine(10)}${bad('t', 360)}`);
    expect(notifications).toEqual(["outage: WhatsApp isn't answering"]);
  });

  it('that is over takes its notification with it (9)', async () => {
    const { told } = await night(`whatsapp ${fine(10)}${bad('t', 30)}${fine(20)}`);
    const ids = told
      .filter(({ event }) => event === 'notification')
      .map(({ id, replaces }) => [id, replaces]);
    expect(ids).toEqual([
      [ids[0]![0], undefined],
      [ids[0]![0], true],
    ]);
  });

  it('of three services of one operator is one (13)', async () => {
    const { opened, notifications } = await night(`
      whatsapp  ${fine(10)}${bad('t', 30)}${fine(20)}
      messenger ${fine(10)}${bad('t', 30)}${fine(20)}
      instagram ${fine(10)}${bad('t', 30)}${fine(20)}
      telegram  ${fine(60)}
    `);
    expect(opened.map(({ services }) => services)).toEqual([['whatsapp', 'messenger', 'instagram']]);
    expect(notifications).toEqual([
      "outage: WhatsApp, Messenger and Instagram aren't answering",
      'recovery again: WhatsApp, Messenger and Instagram answer again',
    ]);
  });
});

describe('an endpoint', () => {
  it.each([403, 404, 429])('that now answers %i is alive (10)', async (status) => {
    const { blamed } = await night(`whatsapp ${fine(60)}\ntelegram ${fine(60)}`, {
      ...EXACT,
      events: [{ from: 600, services: ['whatsapp'], fault: 'status', status }],
    });
    expect(blamed).toEqual([]);
  });

  it('of several that fails makes its service degraded, not down (12)', async () => {
    const { statuses } = await night(
      `
      telegram              ${fine(60)}
      whatsapp              ${fine(60)}
      pluto.web.telegram.org ${fine(10)}${bad('5', 50)}
      venus.web.telegram.org ${fine(10)}${bad('5', 50)}
    `,
      EXACT,
    ).then((played) => ({ statuses: played.statuses('telegram') }));
    expect(statuses).toEqual(['unknown', 'up', 'degraded (service)']);
  });
});

describe('a clock', () => {
  it.each(['<', '>'])(
    'that jumps an hour (%s) during an outage leaves durations positive (23)',
    async (jump) => {
      const { resolved, opened } = await night(`
      whatsapp ${fine(10)}${bad('t', 30)}${fine(30)}
      telegram ${fine(20)}${jump}${fine(49)}
    `);
      expect(opened).toHaveLength(1);
      for (const { openedAt, resolvedAt } of resolved)
        expect(resolvedAt).toBeGreaterThanOrEqual(openedAt as number);
      expect(resolved).toHaveLength(1);
    },
  );
});
