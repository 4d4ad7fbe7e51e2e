/** What the user leaves out is in neither the headline nor the badge, and neither hides that something was left out; what is muted stays in both. */
import { describe, expect, it } from 'vitest';
import type { ServiceChoice } from '../../../src/core/model/settings.ts';
import { toolbar, view } from '../../../src/core/view/view.ts';
import { watch as resolve } from '../../../src/services/index.ts';
import { changeChoice } from '../../../src/ui/choose.ts';
import { draw } from '../../nights/draw.ts';
import { storedAfter } from '../../nights/stored.ts';
import { settingsOf, sightOf } from '../../simulate/device.ts';
import { english } from '../../simulate/english.ts';

const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');
const SILENT_WHATSAPP = [{ from: 1200, services: ['whatsapp'], fault: 'timeout' }];
const IN_THE_OUTAGE = Date.parse('2026-11-22T21:35:00Z');
const CUT_OFF = [{ from: 1200, hosts: ['*'], fault: 'timeout' }];

type Wishes = Readonly<Record<string, Partial<ServiceChoice>>>;

/** What is said after forty minutes, in the twentieth of which `events` begin. */
async function saidAfter(
  wishes: Wishes,
  events: object[] = [],
  services = ['whatsapp', 'telegram', 'discord'],
) {
  const scenario = draw(`line ${'.'.repeat(40)}`, { services, permissions: 'exact', events });
  const now = scenario.startAt + scenario.duration * 1000;
  const settings = Object.entries(wishes).reduce(
    (all, [id, change]) => changeChoice(all, id, change),
    settingsOf(scenario),
  );
  const watch = resolve(settings, sightOf(scenario));
  const state = await storedAfter(scenario);
  const shown = view(state, watch, now);
  const words = english(now);
  const { text, icon, title } = toolbar(state, watch, now);
  return {
    answer: plain(words.sayAll(shown.answer)),
    badge: [text, icon],
    title: plain(words.sayAll(title)),
    rows: shown.rows.map(({ id, status }) => `${id}: ${status}`),
    next: shown.next.kind,
    offered: shown.alternatives.length,
  };
}

describe('a service that is left out', () => {
  it('is shown in its row, while the headline and the badge speak of the others and say that one is left out', async () => {
    const said = await saidAfter({ whatsapp: { isLeftOut: true } }, SILENT_WHATSAPP);
    expect(said.answer).toBe('2 are answering here. 1 left out.');
    expect(said.badge).toEqual(['', 'calm']);
    expect(said.title).toBe(said.answer);
    expect(said.rows).toEqual(['whatsapp: down', 'telegram: up', 'discord: up']);
    expect([said.next, said.offered]).toEqual(['none', 0]);
  });

  it('changes nothing of what is said when it fails', async () => {
    const wishes = { whatsapp: { isLeftOut: true } };
    const { answer } = await saidAfter(wishes);
    expect((await saidAfter(wishes, SILENT_WHATSAPP)).answer).toBe(answer);
  });

  it('is not named beside another one that fails, nor as what answers meanwhile', async () => {
    const said = await saidAfter({ telegram: { isLeftOut: true } }, SILENT_WHATSAPP);
    expect(said.answer).toMatch(/^WhatsApp hasn't answered here since 21:\d\d\. Your connection works\.$/);
    expect(said.badge).toEqual(['1', 'alarm']);
    expect(said.title).toMatch(/works\. Discord is answering\.$/);
  });

  it('leaves one that alone is spoken of, by its name', async () => {
    const { answer } = await saidAfter({ whatsapp: { isLeftOut: true }, telegram: { isLeftOut: true } });
    expect(answer).toBe('Discord is answering. 2 left out.');
  });

  it('is not counted while it is paused, for nothing is hidden then', async () => {
    const { answer } = await saidAfter({ whatsapp: { isLeftOut: true, isPaused: true } }, SILENT_WHATSAPP);
    expect(answer).toBe('All 2 are answering here.');
  });

  it('is never said to be well where all are left out', async () => {
    const all = {
      whatsapp: { isLeftOut: true },
      telegram: { isLeftOut: true },
      discord: { isLeftOut: true },
    };
    const said = await saidAfter(all, SILENT_WHATSAPP);
    expect([said.answer, said.badge]).toEqual(['3 left out.', ['', 'off']]);
    const alone = await saidAfter(all, CUT_OFF);
    expect(alone.answer).toMatch(/^Nothing we tried answers: .* WhatsApp, Telegram and Discord\.$/);
    expect(alone.badge).toEqual(['?', 'unsure']);
  });
});

describe('a service that is muted', () => {
  it('stays in the headline and in the badge, and that it is muted is said', async () => {
    const said = await saidAfter({ whatsapp: { isMuted: true } }, SILENT_WHATSAPP);
    expect(said.answer).toMatch(/^WhatsApp hasn't answered .* Your connection works\. 1 muted\.$/);
    expect(said.badge).toEqual(['1', 'alarm']);
    expect((await saidAfter({ whatsapp: { isMuted: true } })).answer).toBe(
      'All 3 are answering here. 1 muted.',
    );
  });

  it('is counted while its alerts are silent, for some hours or until it is back', async () => {
    const muted = async (wish: Partial<ServiceChoice>, events?: object[]) =>
      /\d muted/.exec((await saidAfter({ whatsapp: wish }, events)).answer)?.[0];
    const later = Date.parse('2100-01-01T00:00:00Z');
    expect(await muted({ quietUntilAt: later })).toBe('1 muted');
    expect(await muted({ quietUntilAt: 1 })).toBeUndefined();
    expect(await muted({ quietUntilBackAt: IN_THE_OUTAGE }, SILENT_WHATSAPP)).toBe('1 muted');
    expect(await muted({ quietUntilBackAt: 1 }, SILENT_WHATSAPP)).toBeUndefined();
    expect(await muted({ quietUntilBackAt: IN_THE_OUTAGE })).toBeUndefined();
  });

  it('is counted with all that fail together with it, of which no more is told either', async () => {
    const both = [{ from: 1200, services: ['whatsapp', 'messenger'], fault: 'timeout' }];
    const services = ['whatsapp', 'messenger', 'telegram', 'discord'];
    const { answer } = await saidAfter({ whatsapp: { quietUntilBackAt: IN_THE_OUTAGE } }, both, services);
    expect(answer).toMatch(/ 2 muted\.$/);
  });

  it('and left out is told of as left out', async () => {
    const { answer } = await saidAfter({ whatsapp: { isMuted: true, isLeftOut: true } });
    expect(answer).toBe('2 are answering here. 1 left out.');
  });
});
