/** What carries messages decides: a gateway alone, a website alone, an address that has moved, and what each browser can see of them. */
import { describe, expect, it } from 'vitest';
import { night } from './draw.ts';

const fine = (minutes: number): string => '.'.repeat(minutes);

const VARIANTS = (['chromium', 'firefox'] as const).flatMap((browser) =>
  (['none', 'exact'] as const).map((permissions) => ({ browser, permissions })),
);

describe('the gateway of a service whose API answers', () => {
  const silent = { from: 1800, hosts: ['gateway.discord.gg'], fault: 'websocket-silent' };

  it.each([
    { browser: 'chromium', permissions: 'none' },
    { browser: 'chromium', permissions: 'exact' },
    { browser: 'firefox', permissions: 'exact' },
  ])('is told when it falls silent ($browser, $permissions)', async (variant) => {
    const { notifications, statuses } = await night(`discord ${fine(90)}\ntelegram ${fine(90)}`, {
      ...variant,
      events: [silent],
    }).then((played) => ({ notifications: played.notifications, statuses: played.statuses('discord') }));
    expect(statuses.at(-1)).toBe('down (unclear)');
    expect(notifications).toEqual(["outage: Discord isn't answering"]);
  });

  it('is not seen where it cannot be asked, and then nothing is said of messages', async () => {
    const played = await night(`discord ${fine(60)}\ntelegram ${fine(60)}`, {
      browser: 'firefox',
      events: [silent],
    });
    expect(played.statuses('discord')).toEqual(['unknown', 'reached']);
    expect(played.blamed).toEqual([]);
  });
});

describe('one of the fronts that stand in for each other', () => {
  it.each([
    { id: 'telegram', host: 'pluto.web.telegram.org' },
    { id: 'telegram', host: 'venus.web.telegram.org' },
    { id: 'messenger', host: 'edge-chat.facebook.com' },
    { id: 'instagram', host: 'i.instagram.com' },
  ])('is missed within a quarter of an hour, and told to nobody ($host)', async ({ id, host }) => {
    for (const fault of ['timeout', 'refused', 'dns']) {
      const played = await night(`${id} ${fine(60)}\nzoom ${fine(60)}\nx ${fine(60)}`, {
        permissions: 'exact',
        events: [{ from: 1500, hosts: [host], fault }],
      });
      expect(played.firstAt(id, 'degraded')! - 1500).toBeLessThan(900);
      expect(played.firstAt(id, 'down')).toBeUndefined();
      expect(played.notifications).toEqual([]);
    }
  });
});

describe('a service of which only websites can be asked', () => {
  it('is reached while they answer, down when they fall silent, and reached again', async () => {
    const played = await night(`signal ${fine(15)}${'t'.repeat(20)}${fine(25)}\ntelegram ${fine(60)}`);
    expect(played.statuses('signal')).toEqual(['unknown', 'reached', 'down (unclear)', 'reached']);
    expect(played.notifications).toEqual([
      "outage: Signal isn't answering",
      "recovery again: Signal's website answers again",
    ]);
  });
});

describe('services of one cause, of one of which only the website can be asked', () => {
  it('come back each as far as it is seen', async () => {
    const fault = { from: 900, to: 3000, services: ['signal', 'messenger'], fault: 'dns-forged' };
    const played = await night(`signal ${fine(60)}\nmessenger ${fine(60)}\ndiscord ${fine(60)}`, {
      permissions: 'exact',
      events: [fault],
    });
    expect(played.opened).toHaveLength(1);
    expect(played.notifications.at(-1)).toBe('recovery again: Messenger answers again');
    expect(played.of('notification').at(-1)!['message']).toContain('Signal: website only.');
  });
});

describe('the night WhatsApp stopped, its link shortener answering', () => {
  it.each(VARIANTS)('is told ($browser, $permissions)', async (variant) => {
    const hosts = ['*.whatsapp.com', '*.whatsapp.net'];
    const played = await night(`whatsapp ${fine(60)}\ntelegram ${fine(60)}\nsignal ${fine(60)}`, {
      ...variant,
      events: [{ from: 1800, to: 3000, hosts, fault: 'timeout' }],
    });
    const outage = played.of('notification').find(({ kind }) => kind === 'outage');
    expect(played.notifications[0]).toBe("outage: WhatsApp isn't answering");
    expect(outage!.at! - 1800).toBeLessThan(180);
    expect(played.blamed).toEqual(['whatsapp']);
  });
});

describe('an address whose name is gone everywhere, while the other group answers', () => {
  it('has moved: degraded, told to nobody, and asked a few times a day', async () => {
    const played = await night(`slack ${fine(360)}\ntelegram ${fine(360)}`, {
      permissions: 'exact',
      events: [{ from: 3600, hosts: ['wss-primary.slack.com'], fault: 'dns', everywhere: true }],
    });
    expect(played.statuses('slack').at(-1)).toBe('degraded (unclear)');
    expect(played.notifications).toEqual([]);
    const knownAt = played.firstAt('slack', 'degraded')!;
    const askedAfter = (id: string) =>
      played.of('probe').filter(({ endpoint, at = 0 }) => endpoint === id && at > knownAt);
    expect(askedAfter('slack/realtime').length).toBeLessThan(3);
    expect(askedAfter('slack/api').length).toBeGreaterThan(100);
  });
});

describe('more permission', () => {
  it.each(['whatsapp', 'telegram', 'discord', 'slack', 'messenger', 'matrix'])(
    'never sees less of %s: what is bad without is not called well with it',
    async (id) => {
      const seen: { fault: string; browser: string; without: string; withAll: string }[] = [];
      for (const fault of ['timeout', 'refused', 'tls-reset', 'certificate', 'dns', 'hang'])
        for (const browser of ['chromium', 'firefox'] as const) {
          const at = async (permissions: string) => {
            const events = [{ from: 1200, services: [id], fault }];
            const told = { browser, permissions, events };
            const played = await night(`${id} ${fine(50)}\nzoom ${fine(50)}\nx ${fine(50)}`, told);
            return played.statuses(id).at(-1)!;
          };
          seen.push({ fault, browser, without: await at('none'), withAll: await at('exact') });
        }
      const isLess = ({ without, withAll }: (typeof seen)[number]): boolean =>
        /^(down|degraded)/.test(without) && withAll === 'up';
      expect(seen.filter(isLess)).toEqual([]);
    },
  );
});
