/** Nights of kinds that people have reported of others' watchers, drawn anew: a line that comes back bad, errors behind opaque answers, browser checks. */
import { describe, expect, it } from 'vitest';
import { night } from './draw.ts';

const fine = (minutes: number): string => '.'.repeat(minutes);
const four = (minutes: number): string =>
  ['whatsapp', 'telegram', 'signal', 'messenger'].map((id) => `${id} ${fine(minutes)}`).join('\n');

describe('a line that comes back bad', () => {
  it.each([
    { after: 'it was dead', loss: 0.4, gone: { hosts: ['*'], fault: 'timeout' } },
    { after: 'it was dead', loss: 0.75, gone: { hosts: ['*'], fault: 'refused' } },
    { after: 'it resolved no name', loss: 0.5, gone: { hosts: ['*'], fault: 'dns', everywhere: true } },
    { after: 'sleep', loss: 0.6, gone: { fault: 'asleep' } },
  ])('after $after, losing $loss of all, blames nobody', async ({ loss, gone }) => {
    for (const permissions of ['none', 'exact']) {
      const lost = { from: 1500, to: 2700, hosts: ['*'], fault: 'timeout', probability: loss };
      const { blamed, notifications } = await night(four(50), {
        permissions,
        seed: Math.round(loss * 100),
        events: [{ from: 600, to: 1500, ...gone }, lost],
      });
      expect({ blamed, notifications }).toEqual({ blamed: [], notifications: [] });
    }
  });
});

describe('a line that comes back bad to few controls, while other services meet what it loses', () => {
  it.each([
    { of: 'discord slack matrix', seed: 71, loss: 0.4, gone: { hosts: ['*'], fault: 'refused' } },
    { of: 'signal discord viber', seed: 2, loss: 0.5, gone: { hosts: ['*'], fault: 'captive' } },
    {
      of: 'whatsapp telegram signal messenger instagram discord slack teams matrix zoom',
      seed: 65,
      loss: 0.6,
      gone: { hosts: ['*'], fault: 'timeout' },
    },
    { of: 'teams zoom telegram wire', seed: 10, loss: 0.6, gone: { hosts: ['*'], fault: 'dns' } },
  ])('blames none of $of', async ({ of, seed, loss, gone }) => {
    for (const sight of [{ permissions: 'none' }, { permissions: 'none', browser: 'firefox' }]) {
      const { blamed, notifications } = await night(`${of.replaceAll(' ', ' .\n')} .`, {
        ...sight,
        seed,
        duration: 4200,
        events: [
          { from: 900, to: 1800, ...gone },
          { from: 1800, to: 3300, hosts: ['*'], fault: 'timeout', probability: loss },
        ],
      });
      expect({ blamed, notifications }).toEqual({ blamed: [], notifications: [] });
    }
  });

  it('hides no outage that goes on when the line is back well', async () => {
    const seen = await night(`
      line     ${fine(15)}${'t'.repeat(15)}${fine(20)}
      telegram ${fine(20)}${'t'.repeat(30)}
      discord  ${fine(50)}
      slack    ${fine(50)}
    `);
    expect(seen.firstAt('telegram', 'down')).toBeLessThan(30 * 60 + 180);
    expect(seen.blamed).toEqual(['telegram']);
  });
});

describe('errors of all that messages need, behind a website of which no more is seen than that it answers', () => {
  it.each([
    { id: 'telegram', hosts: ['*.web.telegram.org'], status: 500 },
    { id: 'discord', hosts: ['gateway.discord.gg'], status: 503 },
    { id: 'whatsapp', hosts: ['web.whatsapp.com'], status: 502 },
  ])('are an outage of $id within a quarter of an hour, told once', async ({ id, hosts, status }) => {
    const played = await night(`${id} ${fine(50)}\nzoom ${fine(50)}\nmatrix ${fine(50)}`, {
      events: [{ from: 1200, hosts, fault: 'status', status }],
    });
    expect(played.firstAt(id, 'down')! - 1200).toBeLessThan(900);
    expect(played.notifications).toHaveLength(1);
    expect(played.blamed).toEqual([id]);
  });
});

describe('a page that asks browsers to prove themselves, where a document is due', () => {
  it.each([
    ['matrix', 'exact'],
    ['matrix', 'none'],
    ['slack', 'exact'],
  ])('is no outage of %s, and told to nobody (%s)', async (id, permissions) => {
    const played = await night(`${id} ${fine(50)}\nwhatsapp ${fine(50)}\ntelegram ${fine(50)}`, {
      permissions,
      events: [{ from: 1200, services: [id], fault: 'no-protocol', only: ['https'] }],
    });
    expect(played.firstAt(id, 'down')).toBeUndefined();
    expect(played.notifications).toEqual([]);
    expect(played.statuses(id).at(-1)).not.toBe('up');
  });
});
