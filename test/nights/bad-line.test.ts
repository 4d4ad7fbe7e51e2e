/** Lines that are neither well nor dead: what neutral controls meet too is not the service's fault. */
import { describe, expect, it } from 'vitest';
import { night } from './draw.ts';

const fine = (minutes: number): string => '.'.repeat(minutes);
const FAR = ['whatsapp', 'telegram', 'signal', 'messenger'];

/** The line itself, from minute 25 to minute 65. */
const line = (fault: object): object => ({
  services: FAR,
  events: [{ from: 1500, to: 3900, hosts: ['*'], ...fault }],
});

describe('a bad line', () => {
  it.each([
    { latencyMs: [4000, 9000], preset: 'normal' },
    { latencyMs: [500, 3000], preset: 'saver' },
    { latencyMs: [2000, 4000], preset: 'watchful' },
    // Now and then quick enough for a person.
    { latencyMs: [900, 2400], preset: 'normal', permissions: 'exact' },
  ])(
    'that takes $latencyMs ms for everybody makes no service slow ($preset)',
    async ({ latencyMs, ...more }) => {
      const { blamed, opened } = await night(`whatsapp ${fine(90)}`, {
        ...line({ fault: 'slow', latencyMs }),
        ...more,
      });
      expect({ blamed, opened }).toEqual({ blamed: [], opened: [] });
    },
  );

  it.each([0.2, 0.3, 0.5, 0.7, 0.9])(
    'that loses %d of everything is not told as an outage',
    async (probability) => {
      const { notifications } = await night(`whatsapp ${fine(90)}`, {
        ...line({ fault: 'timeout', probability }),
        permissions: 'exact',
      });
      expect(notifications).toEqual([]);
    },
  );

  it.each(['none', 'exact'])('that loses 15 of 100 makes no service degraded (%s)', async (permissions) => {
    const { blamed } = await night(`whatsapp ${fine(90)}`, {
      ...line({ fault: 'timeout', probability: 0.15 }),
      permissions,
    });
    expect(blamed).toEqual([]);
  });

  it('that carries 2 kB a second blames nobody', async () => {
    const { blamed, notifications } = await night(`whatsapp ${fine(90)}`, {
      ...line({ fault: 'slow', latencyMs: [1500, 14_000] }),
      permissions: 'exact',
    });
    expect({ blamed, notifications }).toEqual({ blamed: [], notifications: [] });
  });

  it('that takes anything from 150 to 2500 ms makes nobody slow, while that is learned', async () => {
    const played = await Promise.all(
      Array.from({ length: 12 }, (_, seed) =>
        night(`whatsapp ${fine(45)}`, {
          services: FAR,
          seed: seed + 1,
          baseline: { loss: 0.08, latencyMs: [150, 2500] },
        }),
      ),
    );
    expect(played.flatMap(({ blamed }) => blamed)).toEqual([]);
  });

  it('does not hide that a service is slow by itself', async () => {
    const { statuses } = await night(
      `signal ${fine(20)}${'s'.repeat(20)}${fine(20)}\ntelegram ${fine(60)}`,
    ).then((played) => ({ statuses: played.statuses('signal') }));
    expect(statuses).toEqual(['unknown', 'reached', 'degraded (throttled)', 'reached']);
  });

  it('does not hide an outage behind it', async () => {
    const { notifications } = await night(
      `signal ${fine(30)}${'r'.repeat(30)}${fine(30)}\ntelegram ${fine(90)}`,
      {
        baseline: { loss: 0.1 },
      },
    );
    expect(notifications).toEqual([
      "outage: Signal isn't answering",
      "recovery again: Signal's website answers again",
    ]);
  });
});
