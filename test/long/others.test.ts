/** Outside sources asked by the real extension in real browsers: who is asked and who is not, what becomes of it, and how little they learn. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { ASKED_KINDS } from '../../src/core/model/opinion.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import type { State } from '../../src/core/model/state.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { vantages } from '../../src/vantages/index.ts';
import { startRig, type Rig } from '../browser/rig.ts';
import { strangeCookies } from '../browser/room.ts';
import { until } from '../drive/await.ts';
import { DETAILED } from '../drive/extension.ts';
import { HUGE_BYTES, spoilt, type Way } from '../lab/answers/sources/spoilt.ts';
import { serviceIds } from '../lab/catalogue.ts';
import type { Answer } from '../lab/answer.ts';
import { parseScenario } from '../scenario/scenario.ts';

declare const chrome: Api;

const SERVICES = ['discord', 'whatsapp', 'telegram'];
/** Asked for nothing else than what they say. Resolvers are asked without any source too. */
const SOURCE_HOSTS = vantages.flatMap((one) => one.hosts).filter((host) => !/dns|google/.test(host));
/** What Firefox has to allow to be told beside the hosts. */
const TOLD = ['browsingActivity', 'locationInfo'];
const ELSEWHERE = '/led-elsewhere';

const everything: Settings = {
  ...defaultSettings,
  ...{ isStarted: true, services: SERVICES.map((id) => ({ id })), sources: ASKED_KINDS, country: 'IQ' },
};

/** Discord is out, for everybody; its operator, and whoever tries from elsewhere, says so. */
const night = parseScenario(
  JSON.stringify({
    ...{ name: 'an outage', seed: 1, startAt: '2026-11-22T21:00:00Z', duration: 3600, country: 'IQ' },
    baseline: { latencyMs: [5, 20] },
    events: [{ from: 0, services: ['discord'], fault: 'refused' }],
    sources: ASKED_KINDS,
    opinions: [
      { from: 0, source: 'operator', service: 'discord', says: 'trouble' },
      { from: 0, source: 'crowd', service: 'discord', says: 'trouble', count: 60 },
      { from: 0, source: 'remote', service: 'discord', says: 'trouble' },
    ],
  }),
  'an outage',
  serviceIds,
);

let way: Way | undefined;
const leading: Answer = {
  host: 'www.zoomstatus.com',
  reply: () => ({ status: 302, headers: { location: `https://discord.com${ELSEWHERE}` } }),
};

async function store(rig: Rig, settings: Settings): Promise<void> {
  await rig.evaluate((key, value) => chrome.storage.local.set({ [key]: value }), SETTINGS, settings);
}
/** Asks others about a service and gives what is then held. */
async function askOthers(rig: Rig, service: string): Promise<State> {
  await rig.evaluate((id) => chrome.runtime.sendMessage<unknown, void>({ askOthers: id }), service);
  return rig.state();
}
const askedOf = (rig: Rig, from = 0) =>
  rig.lab.seen.slice(from).filter(({ host }) => SOURCE_HOSTS.includes(host));
const said = ({ others }: State) =>
  others.opinions.map(({ source, says, why }) => [source, says, ...(why ? [why] : [])].join(' ')).sort();
const isDown = async (rig: Rig) => {
  const { services } = await rig.state();
  return services['discord']?.status === 'down' && services['discord'];
};

describe.each([
  { name: 'chromium', tier: 'without permission', granted: {} },
  { name: 'chromium', tier: 'with all hosts', granted: DETAILED },
  { name: 'firefox', tier: 'without permission', granted: {} },
  { name: 'firefox', tier: 'with all hosts', granted: DETAILED },
] as const)('$name $tier', ({ name, granted }) => {
  const mayAskAll = granted === DETAILED;
  const mayAsk = mayAskAll || name === 'chromium';
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig(name, {
      ...granted,
      ...(mayAskAll && { tells: TOLD }),
      answers: [...spoilt(() => way), leading],
    });
    await rig.choose(SERVICES);
    await rig.lab.play(night);
    await rig.check(['control/plain-http']);
    await until(() => isDown(rig), { what: 'Discord to be believed down' });
  });
  afterAll(() => rig.close());

  it('asks nobody who is not switched on, whatever fails and whoever asks', async () => {
    const { others, services } = await askOthers(rig, 'discord');
    expect([others.opinions, others.asked]).toEqual([[], []]);
    expect(services['discord']).not.toHaveProperty('said');
    expect(askedOf(rig)).toEqual([]);
    expect([...rig.lab.names].filter((one) => SOURCE_HOSTS.includes(one))).toEqual([]);
  });

  it('asks who is switched on and may be read, and concludes from what they say', async () => {
    await store(rig, everything);
    const before = rig.lab.seen.length;
    const state = await askOthers(rig, 'discord');
    const asked = new Set(askedOf(rig, before).map(({ host }) => host));
    if (!mayAsk) {
      expect([...asked]).toEqual([]);
      expect([said(state), state.services['discord']!.cause]).toEqual([[], 'unclear']);
      return;
    }
    const open = ['globalping trouble', 'mastodon trouble', 'statuspage/discord trouble'];
    expect(said(state)).toEqual(expect.arrayContaining(open));
    expect(said(state).some((one) => one.startsWith('ioda'))).toBe(mayAskAll);
    expect(state.services['discord']).toMatchObject({ cause: 'service', said: 'operator-says' });
    expect(state.incidents).toMatchObject([{ services: ['discord'], cause: 'service' }]);
    // Nobody else's page.
    expect([...asked].filter((host) => /slack|zoom|line-status|microsoft/.test(host))).toEqual([]);
    const { asked: questions } = state.others;
    const bytes = questions.reduce((sum, one) => sum + one.bytes, 0);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(300_000);
    expect(state.spent.owners!['others']![0]).toBe(bytes);
  });

  it('and they learn nothing of who asks', async () => {
    const asked = askedOf(rig);
    expect(asked.length > 0).toBe(mayAsk);
    const own = name === 'chromium' ? `chrome-extension://${rig.chromium!.extensionId}` : undefined;
    for (const { headers } of asked) expect([undefined, own]).toContain(headers.origin);
    expect(
      name === 'chromium' && !mayAskAll
        ? strangeCookies(asked)
        : asked.filter(({ headers }) => headers.cookie),
    ).toEqual([]);
    const names = asked.flatMap(({ headers }) => Object.keys(headers));
    expect(names.filter((one) => ['referer', 'if-none-match', 'if-modified-since'].includes(one))).toEqual(
      [],
    );
    // The country is named to nobody but those who are asked about it.
    const told = asked.filter(({ path }) => /\bIQ\b/.test(path)).map(({ host }) => host);
    expect(told.filter((host) => !/^api\.(ooni|ioda)\./.test(host))).toEqual([]);
  });

  it('cuts an answer that is far too long, and follows nobody elsewhere', async () => {
    way = 'huge';
    const sent = rig.lab.traffic('mastodon.social').sentBytes;
    const state = await askOthers(rig, 'telegram');
    way = undefined;
    if (!mayAsk) return expect(askedOf(rig)).toEqual([]);
    expect(said(state)).toContain('mastodon unknown malformed');
    expect(rig.lab.traffic('mastodon.social').sentBytes - sent).toBeLessThan(HUGE_BYTES / 2);
    await store(rig, { ...everything, services: [...SERVICES, 'zoom'].map((id) => ({ id })) });
    expect(said(await askOthers(rig, 'zoom'))).toContain('statuspage/zoom unknown silent');
    expect(askedOf(rig).some(({ host }) => host === 'www.zoomstatus.com')).toBe(true);
    expect(rig.lab.seen.filter(({ path }) => path === ELSEWHERE)).toEqual([]);
  });
});
