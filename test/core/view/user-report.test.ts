/** What "It doesn't work for me" asks, and what is said of it: never more than was seen. */
import { describe, expect, it } from 'vitest';
import { reportedServices, userReportOf } from '../../../src/core/view/user-report.ts';
import { due } from '../../../src/core/schedule/due.ts';
import { emptyState } from '../../../src/core/model/state.ts';
import { defaultSettings, watch as resolve } from '../../../src/services/index.ts';
import { draw } from '../../nights/draw.ts';
import { storedAfter } from '../../nights/stored.ts';
import { settingsOf, sightOf } from '../../simulate/device.ts';
import { english } from '../../simulate/english.ts';

const MINUTE = 60_000;
const minutes = (letter: string, count: number): string => letter.repeat(count);
const FOUR = ['whatsapp', 'telegram', 'signal', 'messenger'];

/** What is said of a mark at the end of a drawn night, when everything has been asked once more and found the same. */
async function saidAfter(drawing: string, service = 'whatsapp', services = FOUR): Promise<string> {
  const scenario = draw(drawing, { services });
  const now = scenario.startAt + scenario.duration * 1000;
  const watch = resolve(settingsOf(scenario), sightOf(scenario));
  const marks = [{ service, at: now - 1 }];
  const one = watch.services.find(({ id }) => id === service)!;
  const state = await storedAfter(scenario);
  const asked = Object.entries(state.endpoints).map(([id, held]) => [id, { ...held, askedAt: now }]);
  const seen = userReportOf(marks, { ...state, endpoints: Object.fromEntries(asked) }, one, watch, now);
  return english(now)
    .sayAll(seen!.sentences)
    .replace(/[\u2066-\u2069]/g, '');
}

describe('what a mark has shown', () => {
  it('claims no more than answers, and says that they prove little', async () => {
    expect(await saidAfter(`line ${minutes('.', 60)}`)).toMatch(
      /^Everything we can see of WhatsApp answers here: (\d) of \1 addresses, its messages among them\. That does not prove you wrong:/,
    );
  });

  it('says where only a website can be seen', async () => {
    expect(await saidAfter(`line ${minutes('.', 60)}`, 'zoom', ['zoom'])).toMatch(
      /^All we can see of Zoom is its website, and it answers here/,
    );
  });

  it('agrees where nothing answers, with what the line says beside it', async () => {
    expect(
      await saidAfter(`line ${minutes('.', 60)}\nwhatsapp ${minutes('.', 20)}${minutes('t', 40)}`),
    ).toMatch(
      /^Yes, we see it too: no address of WhatsApp answers here\. \d of \d independent sites answered\.$/,
    );
  });

  it('counts where only some of it answers', async () => {
    expect(
      await saidAfter(`line ${minutes('.', 60)}\nv.whatsapp.net ${minutes('.', 20)}${minutes('r', 40)}`),
    ).toMatch(
      /^We see something too: of WhatsApp's addresses, 5 of 6 answer here\. \d of \d independent sites answered\./,
    );
  });

  it('says nothing of a service while no site answers', async () => {
    expect(await saidAfter(`line ${minutes('.', 20)}${minutes('t', 40)}`)).toBe(
      "Nothing we tried answers right now. Can't tell about WhatsApp.",
    );
  });
});

describe('a mark', () => {
  const now = Date.UTC(2026, 10, 22, 21);
  const sight = {
    browser: 'firefox',
    granted: [],
    seesLayers: false,
    socketsAreAnonymous: false,
  } as const;
  const settings = {
    ...defaultSettings,
    isStarted: true,
    services: [{ id: 'signal' }, { id: 'whatsapp', isOnlyWhenAsked: true }],
  };
  const watch = resolve(settings, sight);
  const marks = [{ service: 'whatsapp', at: now - 1000 }];
  const whatsapp = watch.services[1]!;

  it('has every address of its service asked that can be asked here, and of no other', () => {
    const calm = {
      ...emptyState,
      steppedAt: now - 2000,
      agenda: { ...emptyState.agenda, roundAt: now + MINUTE, wakeAt: now + MINUTE },
    };
    const waiting = reportedServices(marks, calm, watch, now);
    expect(waiting).toEqual(['whatsapp']);
    const orders = due(calm, watch, {
      now,
      trigger: 'user-report',
      stretchEndAt: now + 25_000,
      doubted: waiting,
    });
    const owners = new Set(orders.map(({ endpoint }) => endpoint.split('/')[0]));
    expect([...owners].sort()).toEqual(['control', 'whatsapp']);
    const addresses = whatsapp.endpoints.filter(({ probe }) => !probe.url.startsWith('wss:'));
    expect(orders.filter(({ endpoint }) => endpoint.startsWith('whatsapp/'))).toHaveLength(addresses.length);
  });

  it('is no question any more after minutes, nor once everything was asked, nor from a clock ahead', () => {
    expect(reportedServices(marks, emptyState, watch, now + 6 * MINUTE)).toEqual([]);
    expect(reportedServices(marks, emptyState, watch, now - MINUTE)).toEqual([]);
    const known = {
      tier: 'basic',
      askedAt: now,
      answersInARow: 1,
      grade: 1,
      fullNats: 0,
      partialNats: 0,
    } as const;
    const endpoints = Object.fromEntries(whatsapp.endpoints.map(({ id }) => [id, known]));
    expect(reportedServices(marks, { ...emptyState, endpoints }, watch, now)).toEqual([]);
  });

  it('tells how far the asking is, and nothing of what nobody followed', () => {
    const seen = userReportOf(marks, emptyState, whatsapp, watch, now)!;
    expect(seen.isAsking).toBe(true);
    expect(english(now).sayAll(seen.sentences)).toMatch(/^Checking all of .*WhatsApp.* now: 0 of \d\.$/);
    expect(userReportOf(marks, emptyState, whatsapp, watch, now + 6 * MINUTE)).toMatchObject({
      isAsking: false,
      sentences: [],
    });
    expect(userReportOf(marks, emptyState, whatsapp, watch, now + 60 * MINUTE)).toBeUndefined();
  });
});
