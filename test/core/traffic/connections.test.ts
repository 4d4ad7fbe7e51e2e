import { expect, it } from 'vitest';
import { emptyState, type EndpointBelief, type State } from '../../../src/core/model/state.ts';
import { warmth } from '../../../src/core/traffic/connections.ts';
import { defaultSettings, watch } from '../../../src/services/index.ts';

const AT = 10_000_000;
const here = watch(
  { ...defaultSettings, services: [{ id: 'discord' }] },
  { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true },
);

const answered = (agoMs: number): EndpointBelief => ({
  tier: 'basic',
  askedAt: AT - agoMs,
  answeredAt: AT - agoMs,
  answersInARow: 3,
  grade: 1,
  fullNats: 0,
  partialNats: 0,
});
const failed = (agoMs: number): EndpointBelief => ({
  ...answered(agoMs + 30_000),
  askedAt: AT - agoMs,
  answersInARow: 0,
});

const seeing = {
  browser: 'chromium',
  granted: ['signal'],
  seesLayers: true,
  socketsAreAnonymous: true,
} as const;

/** What is left, of beliefs about Discord's endpoints. */
function left(beliefs: Record<string, EndpointBelief>): ReturnType<typeof warmth> {
  const endpoints = Object.fromEntries(Object.entries(beliefs).map(([id, held]) => [`discord/${id}`, held]));
  const state: State = { ...emptyState, endpoints };
  return warmth(state, here, AT);
}

it('is an open connection after an answer, and a TLS session after that', () => {
  const gateway = { url: 'https://discord.com/api/v10/gateway' };
  expect(left({})(gateway)).toEqual({ isWarm: false });
  expect(left({ api: answered(60_000) })(gateway)).toEqual({ isWarm: true, sinceAnswerMs: 60_000 });
  expect(left({ api: answered(600_000) })(gateway)).toEqual({ isWarm: false, sinceAnswerMs: 600_000 });
});

it('is nothing that can be counted on after a failure', () => {
  const both = left({ api: answered(60_000), web: failed(10_000) });
  expect(both({ url: 'https://discord.com/api/v10/gateway' })).toEqual({ isWarm: false });
});

it('is shared by the endpoints of one origin, and by no others', () => {
  const both = left({ api: answered(60_000), gateway: answered(5_000) });
  expect(both({ url: 'https://discord.com/robots.txt' })).toEqual({ isWarm: true, sinceAnswerMs: 60_000 });
  expect(both({ url: 'wss://gateway.discord.gg/?v=10' })).toEqual({ isWarm: false, sinceAnswerMs: 5_000 });
  expect(both({ url: 'https://gateway.discord.gg/' })).toEqual({ isWarm: false });
  expect(both({ url: 'https://cdn.discordapp.com/' })).toEqual({ isWarm: false });
});

it('is nothing where the good answer is a refused certificate', () => {
  const watched = watch({ ...defaultSettings, services: [{ id: 'signal' }] }, seeing);
  const endpoints = { 'signal/chat': { ...answered(5_000), grade: 0 as const } };
  expect(watched.services[0]!.endpoints.map(({ id }) => id)).toContain('signal/chat');
  const leftThere = warmth({ ...emptyState, endpoints }, watched, AT);
  expect(leftThere({ url: 'https://chat.signal.org/' })).toEqual({ isWarm: false });
});
