/** Answers that are not the protocol's, over connections that hold: of one operator its own trouble, of several at once somebody in between. */
import { describe, expect, it } from 'vitest';
import { night } from './draw.ts';

const fine = (minutes: number): string => '.'.repeat(minutes);
const CHOSEN = ['whatsapp', 'telegram', 'discord', 'slack', 'matrix'];
const [FROM, TO] = [1200, 3000];
const wrong = (where: object, more: object = {}): object => ({
  ...{ from: FROM, to: TO, fault: 'no-protocol' },
  ...where,
  ...more,
});
const KILL = { from: 2000, fault: 'killed' };
const ofEach = (...services: readonly string[]): object[] => services.map((id) => wrong({ services: [id] }));

describe.each(['chromium', 'firefox'])('with permissions in %s', (browser) => {
  const play = (events: readonly object[], more: object = {}) =>
    night(`whatsapp ${fine(60)}`, { browser, permissions: 'exact', services: CHOSEN, events, ...more });

  it.each(['saver', 'normal', 'watchful'])('of everybody are a sign-in page (%s)', async (preset) => {
    const { blamed, connections, notifications } = await play([wrong({ hosts: ['*'] }), KILL], { preset });
    expect({ blamed, notifications }).toEqual({ blamed: [], notifications: [] });
    expect(connections).toEqual(['unknown', 'online', 'captive', 'online']);
  });

  it.each([
    { whose: 'all services', events: ofEach(...CHOSEN) },
    { whose: 'two operators', events: ofEach('telegram', 'slack') },
    { whose: 'everybody over https', events: [wrong({ hosts: ['*.*'] }, { only: ['https', 'websocket'] })] },
  ])(
    'of $whose, beside controls that answer rightly, are a line that answers in part',
    async ({ events }) => {
      const { blamed, connections, notifications } = await play(events);
      expect({ blamed, notifications }).toEqual({ blamed: [], notifications: [] });
      expect(connections).toEqual(['unknown', 'online', 'partial', 'online']);
    },
  );

  it.each([
    { among: 'others', services: CHOSEN },
    { among: 'none', services: ['telegram'] },
  ])('of one operator among $among are its outage', async ({ services }) => {
    const played = await play(ofEach('telegram'), { services });
    expect(played.blamed).toEqual(['telegram']);
    expect(played.connections).toEqual(['unknown', 'online']);
    expect(played.firstAt('telegram', 'down')).toBeLessThan(FROM + 240);
  });

  it('of one operator are its outage on a line where plain pages are answered by somebody else', async () => {
    const captive = { from: 600, hosts: ['*'], only: ['http'], fault: 'captive' };
    const played = await play([captive, ...ofEach('telegram')]);
    expect(played.blamed).toEqual(['telegram']);
    expect(played.connections).toEqual(['unknown', 'online']);
  });

  it('of an operator that failed before another are its own', async () => {
    const later = wrong({ services: ['discord'] }, { from: FROM + 600 });
    const played = await play([...ofEach('telegram'), later]);
    expect(played.blamed).toEqual(['discord', 'telegram']);
  });
});

it('without permissions those of two operators’ sockets blame nobody either', async () => {
  const played = await night(`whatsapp ${fine(60)}`, { services: CHOSEN, events: [wrong({ hosts: ['*'] })] });
  expect({ blamed: played.blamed, told: played.notifications }).toEqual({ blamed: [], told: [] });
});
