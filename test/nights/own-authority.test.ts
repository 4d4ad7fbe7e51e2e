/** Signal's own servers, of which only the way to them can be seen: what that shows in every kind of night, and what it does not. */
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/core/advance.ts';
import { details } from '../../src/core/view/details.ts';
import { lookAtLine } from '../../src/core/detect/line-seen.ts';
import { due } from '../../src/core/schedule/due.ts';
import { view } from '../../src/core/view/view.ts';
import { watch as resolve } from '../../src/services/index.ts';
import { answerTo } from '../background/healthy.ts';
import { settingsOf, sightOf } from '../simulate/device.ts';
import { english } from '../simulate/english.ts';
import { draw, night } from './draw.ts';
import { storedAfter } from './stored.ts';
import type { Sentence } from '../../src/core/model/sentence.ts';

const CHAT = 'chat.signal.org';
const fine = '.'.repeat(40);

/** Ten minutes of calm, then half an hour of this. */
const then = (letter: string): string => '.'.repeat(10) + letter.repeat(30);
const beside = (line: string): string => `telegram ${fine}\nsignal ${fine}\n${line}`;
const detailed = { permissions: 'exact' };

/** What Signal is held to be in the end, and by which rule. */
async function ends(drawing: string, more: object) {
  const last = (await night(drawing, more)).of('status').findLast(({ service }) => service === 'signal')!;
  return [last['status'], last['rule']];
}

/** What is stored after a night, and how it is seen then. */
async function after(drawing: string) {
  const scenario = draw(drawing, detailed);
  const now = scenario.startAt + scenario.duration * 1000;
  const watch = resolve(settingsOf(scenario), sightOf(scenario));
  const say = (sentence: Sentence) =>
    english(now)
      .say(sentence)
      .replace(/[\u2066-\u2069]/g, '');
  return { state: await storedAfter(scenario), watch, now, say };
}

describe.each(['chromium', 'firefox'])('in %s', (browser) => {
  const seen = { ...detailed, browser };

  it.each([
    ['r', 'gateway-silent'],
    ['R', 'gateway-silent'],
    ['t', 'gateway-silent'],
    ['d', 'blocked-dns'],
  ])('a way that is cut is an outage, whatever the website says (%s)', async (fault, rule) => {
    expect(await ends(beside(`${CHAT} ${then(fault)}`), seen)).toEqual(['down', rule]);
  });

  it.each(['x', 'f', 'c', '5', '4', 'h', 's', 'i'])(
    'what comes after the handshake is not seen (%s)',
    async (fault) => {
      expect(await ends(beside(`${CHAT} ${then(fault)}`), seen)).toEqual(['reached', 'website-only']);
    },
  );

  it.each(['x', 'f', 'c'])('somebody in between does not speak for it (%s)', async (fault) => {
    const drawing = `telegram ${fine}\nsignal ${then(fault)}`;
    expect((await ends(drawing, seen))[0]).toBe('down');
  });

  it.each(['x', 'c'])('nor for the own line (%s)', async (fault) => {
    const events = [{ from: 600, hosts: ['*'], fault: fault === 'x' ? 'certificate' : 'captive' }];
    const played = await night(beside(`discord ${fine}`), { ...seen, events });
    expect([played.notifications, played.opened]).toEqual([[], []]);
    expect(played.statuses('signal').at(-1)).toBe('unknown (connection)');
  });

  it('nothing is asked where nobody names the layer', async () => {
    const { told } = await night(beside(`${CHAT} ${then('r')}`), { browser });
    const asked = new Set(told.map(({ endpoint }) => endpoint));
    expect([asked.has('signal/site'), asked.has('signal/chat')]).toEqual([true, false]);
  });
});

it('in Chromium a certificate of an authority that it knows is not the good answer', async () => {
  const events = [{ from: 600, hosts: [CHAT], fault: 'certificate', reason: 'name' }];
  expect(await ends(beside(`discord ${fine}`), { ...detailed, events })).toEqual(['down', 'gateway-silent']);
});

it('stays red for nobody when the browser no longer names the layer', async () => {
  const { state, watch, now, say } = await after(beside(`${CHAT} ${then('r')}`));
  const statusOf = (held: typeof state, seen: typeof watch) =>
    view(held, seen, now).rows.find(({ id }) => id === 'signal')!.status;
  expect(statusOf(state, watch)).toBe('down');

  const blind = resolve(watch.settings, { ...watch.sight, seesLayers: false });
  const orders = due(state, blind, { now, trigger: 'check-now', stretchEndAt: now + 25_000 });
  const answers = orders.map((order) => answerTo(order, now, 1));
  expect(answers.map(({ endpoint }) => endpoint)).toContain('signal/site');
  expect(orders.filter(({ probe }) => probe.needsLayers)).toEqual([]);
  const round = { at: now + 1_000, startedAt: now, trigger: 'check-now', chance: 0 } as const;
  const next = advance(state, { ...round, observations: answers, isSystemOffline: false }, blind);
  expect(statusOf(next, blind)).toBe('reached');
  const signal = blind.services.find(({ id }) => id === 'signal')!;
  const said = details(next, signal, blind, now).evidence.map(({ sentence }) => say(sentence));
  expect(said.filter((line) => line.includes(CHAT))).toEqual([]);
});

it('is no witness of the line', async () => {
  const { state, watch, now } = await after(beside(`discord ${fine}`));
  const orders = due(state, watch, { now, trigger: 'check-now', stretchEndAt: now + 25_000 });
  const observations = orders
    .filter(({ probe }) => probe.needsLayers)
    .map((order) => answerTo(order, now, 0));
  expect(observations).toHaveLength(3);
  const round = { at: now, startedAt: now, trigger: 'check-now', chance: 0, isSystemOffline: false } as const;
  expect([...lookAtLine({ ...round, observations }, watch, state.endpoints).operators]).toEqual([]);
});

it('is said to be no more than a connection that opens', async () => {
  const { state, watch, now, say } = await after(beside(`discord ${fine}`));
  const signal = watch.services.find(({ id }) => id === 'signal')!;
  const said = details(state, signal, watch, now).evidence.map(({ sentence }) => say(sentence));
  for (const host of [CHAT, `grpc.${CHAT}`])
    expect(said).toContain(`${host} lets us connect; that's all we can see.`);
});

it('is nothing to turn to where its websites were never seen', async () => {
  const always = (letter: string) => letter.repeat(40);
  const { state, watch, now, say } = await after(
    `telegram ${then('r')}\nsignal ${always('R')}\n${CHAT} ${always('4')}\ndiscord ${fine}`,
  );
  const { rows, alternatives } = view(state, watch, now);
  const signal = rows.find(({ id }) => id === 'signal')!;
  expect([signal.status, signal.proven, say(signal.summary)]).toEqual(['reached', 'nothing', 'Reachable']);
  expect(alternatives.map(({ id }) => id)).toEqual(['discord']);
});
