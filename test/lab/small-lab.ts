/** A lab of a few hosts, calm again before each test. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { parseScenario, type Scenario } from '../scenario/scenario.ts';
import { createClient } from './client.ts';
import { CALM, startLab, type Lab } from './lab.ts';

const HOSTS = [
  'web.whatsapp.com',
  'telegram.org',
  'gateway.discord.gg',
  'discord.com',
  'detectportal.firefox.com',
  'dns.google',
  'chat.signal.org',
];
const SERVICES: Record<string, readonly string[]> = { discord: ['discord.com', 'gateway.discord.gg'] };

export let lab: Lab;
export let client: ReturnType<typeof createClient>;
/** Starts the lab for the tests of the file that calls this at its top. */
export function setSmallLab(): void {
  beforeAll(async () => {
    lab = await startLab({ hosts: HOSTS, hostsOfService: (id) => SERVICES[id] ?? [] });
    client = createClient(lab);
  });
  beforeEach(() => lab.play(CALM));
  afterAll(async () => {
    client.close();
    await lab.close();
  });
}

export function night(events: readonly object[]): Scenario {
  const head = { name: 'x', seed: 1, startAt: '2026-11-22T21:00:00Z', duration: 10_000 };
  const quick = { baseline: { latencyMs: [1, 3] } };
  return parseScenario(JSON.stringify({ ...head, ...quick, events }), 'x.json', ['discord']);
}

/** Lets one fault happen to WhatsApp's and Discord's hosts for good. */
export const happen = (fault: object, hosts = ['web.whatsapp.com', '*.discord.gg']) =>
  lab.play(night([{ from: 0, hosts, ...fault }]));

export const PAGE = 'https://web.whatsapp.com/';
export const PLAIN = 'http://web.whatsapp.com/';
export const SOCKET = 'wss://gateway.discord.gg/?v=10&encoding=json';
export const SOON = { limitMs: 300 };

/** What the three of them meet. Only where silence is expected is it not waited for long. */
export async function reachAll(expected: readonly (string | number)[] = []) {
  const limit = (index: number) => (/timeout|silent/.test(String(expected[index])) ? SOON : {});
  const met = await Promise.all(
    [PAGE, PLAIN, SOCKET].map((address, index) => client.reach(address, limit(index))),
  );
  return met.map(({ what }) => what);
}
