/** What the popup and the toolbar say at a given moment of a night, in English. */
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/core/model/settings.ts';
import { view } from '../../../src/core/view/view.ts';
import { watch as resolve } from '../../../src/services/index.ts';
import { draw } from '../../nights/draw.ts';
import { storedAfter } from '../../nights/stored.ts';
import { settingsOf, sightOf } from '../../simulate/device.ts';
import { english } from '../../simulate/english.ts';
import { emptyState } from '../../../src/core/model/state.ts';
import type { View } from '../../../src/core/view/types.ts';

const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');
const minutes = (letter: string, count: number): string => letter.repeat(count);

interface Shown {
  connection: View['connection'];
  answer: string;
  badge: string;
  icon: string;
  title: string;
  statuses: Record<string, string>;
}

/** What is shown at the end of a drawn night. */
async function shownAfter(
  drawing: string,
  more: object = {},
  change: (settings: Settings) => Settings = (same) => same,
  laterMs = 0,
): Promise<Shown & { view: View }> {
  const scenario = draw(drawing, more);
  const now = scenario.startAt + scenario.duration * 1000 + laterMs;
  const state = await storedAfter(scenario);
  const shown = view(state, resolve(change(settingsOf(scenario)), sightOf(scenario)), now);
  return { ...said(shown, now), view: shown };
}

function said(shown: View, now: number): Shown {
  const words = english(now);
  return {
    connection: shown.connection,
    answer: plain(words.sayAll(shown.answer)),
    badge: shown.badge.text,
    icon: shown.badge.icon,
    title: plain(words.sayAll(shown.badge.title)),
    statuses: Object.fromEntries(
      shown.rows.map(({ id, status, cause }) => [id, cause ? `${status} (${cause})` : status]),
    ),
  };
}

const FOUR = ['whatsapp', 'telegram', 'signal', 'messenger'];

describe('the answer', () => {
  it('says that all answered, and an empty badge says the rest', async () => {
    const { connection, answer, badge, icon } = await shownAfter(`line ${minutes('.', 10)}`, {
      services: ['whatsapp', 'telegram', 'discord'],
      permissions: 'exact',
    });
    expect({ connection, badge, icon }).toEqual({ connection: 'online', badge: '', icon: 'calm' });
    expect(answer).toMatch(/^All 3 are answering here\.$/);
  });

  it('tells whose messages pass from those of which no more than a website could be checked', async () => {
    const {
      answer,
      badge,
      icon,
      view: whole,
    } = await shownAfter(`line ${minutes('.', 10)}`, {
      services: FOUR,
    });
    expect(answer).toBe('WhatsApp, Telegram and Messenger are answering. Signal: website only.');
    expect({ badge, icon }).toEqual({ badge: '', icon: 'calm' });
    expect(whole.rows.map(({ id, status }) => `${id}: ${status}`)).toEqual([
      'whatsapp: up',
      'telegram: up',
      'signal: reached',
      'messenger: up',
    ]);
  });

  it('says that only websites could be checked where nothing more is proven', async () => {
    const { answer } = await shownAfter(`line ${minutes('.', 10)}`, { services: ['signal', 'zoom'] });
    expect(answer).toBe('Only websites could be checked.');
  });

  it('names the one that is silent, since when, and what works meanwhile', async () => {
    const shown = await shownAfter(`line ${minutes('.', 40)}`, {
      services: FOUR,
      events: [{ from: 1200, services: ['whatsapp'], fault: 'timeout' }],
    });
    expect(shown.answer).toMatch(
      /^WhatsApp hasn't answered here since 21:(19|20)\. Your connection works\.$/,
    );
    expect(shown.title).toMatch(/works\. Telegram and Messenger are answering\.$/);
    expect({ badge: shown.badge, icon: shown.icon }).toEqual({ badge: '1', icon: 'alarm' });
    expect(shown.statuses['whatsapp']).toBe('down (unclear)');
    expect(shown.view.rows.map(({ id }) => id)).toEqual(['whatsapp', 'telegram', 'signal', 'messenger']);
    expect(shown.view.alternatives.map(({ id, proven }) => `${id}: ${proven}`)).toEqual([
      'telegram: messaging',
      'signal: website',
      'messenger: messaging',
    ]);
  });

  it('blames the line, and nobody else, when nobody answers', async () => {
    const shown = await shownAfter(`line ${minutes('.', 20)}${minutes('t', 5)}`, { services: FOUR });
    expect(shown.connection).toBe('offline');
    expect(shown.answer).toMatch(/^Nothing we tried answers: your line, your provider or a wider shutdown\./);
    expect({ badge: shown.badge, icon: shown.icon }).toEqual({ badge: '?', icon: 'unsure' });
    expect(Object.values(shown.statuses)).toEqual(FOUR.map(() => 'unknown (connection)'));
  });

  it('asks for the sign-in behind a portal', async () => {
    const { connection, answer, badge } = await shownAfter(`line ${minutes('.', 20)}${minutes('c', 5)}`);
    expect({ connection, answer, badge }).toEqual({
      connection: 'captive',
      answer: 'This Wi-Fi wants you to sign in.',
      badge: '?',
    });
  });

  it('doubts the clock when every certificate is refused and plain pages are right', async () => {
    const { connection, answer } = await shownAfter(`line ${minutes('.', 25)}`, {
      permissions: 'exact',
      events: [
        { from: 1200, hosts: ['*'], only: ['https', 'websocket'], fault: 'certificate', reason: 'expired' },
      ],
    });
    expect(connection).toBe('partial');
    expect(answer).toMatch(/certificate is refused here/);
  });

  it('says when the gateway alone is silent', async () => {
    const { answer } = await shownAfter(`whatsapp ${minutes('.', 60)}\nsignal ${minutes('.', 60)}`, {
      events: [{ from: 1200, hosts: ['web.whatsapp.com'], only: ['websocket'], fault: 'timeout' }],
    });
    expect(answer).toMatch(
      /^WhatsApp's message servers haven't answered here since .*; its website does\. Your connection works\.$/,
    );
  });

  it('says when only errors come back', async () => {
    const { answer, statuses } = await shownAfter(
      `telegram ${minutes('.', 40)}\nsignal ${minutes('.', 40)}`,
      {
        permissions: 'exact',
        events: [{ from: 1200, hosts: ['*.web.telegram.org'], fault: 'status', status: 502 }],
      },
    );
    expect(answer).toMatch(/^Telegram has answered only with server errors since 21:(19|20)/);
    expect(statuses['telegram']).toBe('down (service)');
  });

  it('is honest about its age after eight hours', async () => {
    const eightHours = 8 * 3_600_000;
    const { answer, connection } = await shownAfter(
      `line ${minutes('.', 10)}`,
      {},
      (same) => same,
      eightHours,
    );
    // Nor is it known how the line is now.
    expect(connection).toBe('unknown');
    expect(answer).toMatch(/^Last checked 8 h( 1 min)? ago\. Checking again…/);
  });

  it.each([
    ['nothing is chosen', { services: [] }, /No service is chosen/],
    ['all is paused', { services: FOUR.map((id) => ({ id, isPaused: true })) }, /paused/],
    ['the first run is not done', { isStarted: false }, /until you press Start/],
  ])('says so when %s', async (_, settings, says) => {
    const { answer } = await shownAfter(`line ${minutes('.', 3)}`, {}, (same) => ({ ...same, ...settings }));
    expect(answer).toMatch(says);
  });

  it('says that nothing was checked yet before anything was', () => {
    const scenario = draw('line .');
    const shown = view(emptyState, resolve(settingsOf(scenario), sightOf(scenario)), scenario.startAt);
    expect(said(shown, scenario.startAt)).toMatchObject({
      connection: 'unknown',
      answer: 'Nothing checked yet.',
      badge: '?',
    });
  });
});

describe('a standing failure', () => {
  it('is a new block on the day it was told, in its row as in the answer', async () => {
    const shown = await shownAfter(`line ${minutes('.', 40)}`, {
      services: FOUR,
      permissions: 'exact',
      events: [{ from: 1200, services: ['whatsapp'], fault: 'dns' }],
    });
    expect(shown.answer).toMatch(/^WhatsApp appears blocked on this network/);
    expect(shown.view.rows[0]!.summary.key).toBe('row_blocked');
  });

  it('leaves the badge after a day, and is shown as usual here', async () => {
    const shown = await shownAfter(`telegram ${minutes('.', 1600)}\nsignal ${minutes('.', 1600)}`, {
      events: [{ from: 1200, services: ['telegram'], fault: 'refused' }],
    });
    expect(shown.badge).toBe('');
    expect(shown.statuses['telegram']).toBe('down (unclear)');
    expect(shown.answer).toMatch(/^Telegram hasn't answered here since/);
  });
});

describe('a clock that was set back since the last check', () => {
  it.each([2_000, 60_000, 3_600_000, 365 * 86_400_000])('by %i ms leaves nothing known', async (backMs) => {
    const shown = await shownAfter(
      `line ${minutes('.', 10)}`,
      { services: FOUR },
      undefined,
      -backMs - 60_000,
    );
    const { view: whole, answer, badge, icon, connection, statuses, title } = shown;
    expect(answer).toBe('The clock was set back since the last check. Checking again…');
    expect([badge, icon, connection, title, whole.checkedAt]).toEqual([
      ...['?', 'unsure', 'unknown', answer, undefined],
    ]);
    expect(new Set(Object.values(statuses))).toEqual(new Set(['unknown']));
    expect(JSON.stringify(whole)).not.toMatch(/agoMs|lastAt|Ms":-/);
  });
});
