/**
 * Which layer failed, as it comes out of a whole round in a real browser: every fault of the lab at once, each on hosts of its own, in
 * front of endpoints that had answered before.
 */
import { expect, it, onTestFinished } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { services } from '../../src/services/index.ts';
import { until } from '../drive/await.ts';
import { DETAILED, type CopyOptions } from '../drive/extension.ts';
import { ownAuthorities } from '../lab/catalogue.ts';
import { detailedIn, startRig, type Rig } from './rig.ts';
import { night } from './stage.ts';
import type { Browser, EndpointId, Failure } from '../../src/core/model/terms.ts';
import type { Untyped } from '../untyped.ts';

const SERVICES = ['telegram', 'discord', 'signal', 'slack', 'whatsapp', 'matrix', 'wire', 'messenger'];

/** A failure, or the grade of an answer. */
type Shown = Failure | 1 | 2;

/** What is done to an endpoint's host, and what is to be seen of it with permission. */
const ALL: readonly [id: EndpointId, fault: object, detailed: Shown, detail?: RegExp][] = [
  ['telegram/venus', { fault: 'dns' }, 'dns', /NAME_NOT_RESOLVED|UNKNOWN_HOST/],
  ['telegram/pluto', { fault: 'refused' }, 'refused', /CONNECTION_REFUSED/],
  ['telegram/site', { fault: 'tls-reset' }, 'reset', /CONNECTION_RESET|NET_RESET/],
  ['telegram/links', { fault: 'dns-forged' }, 'certificate'],
  ['signal/site', { fault: 'certificate', reason: 'expired' }, 'certificate'],
  ['signal/updates', { fault: 'certificate', reason: 'untrusted' }, 'certificate'],
  ['signal/links', { fault: 'certificate', reason: 'name' }, 'certificate'],
  ['slack/api', { fault: 'no-protocol' }, 'no-protocol'],
  ['slack/realtime', { fault: 'status', status: 403 }, 1],
  ['slack/files', { fault: 'status', status: 503 }, 'http-error'],
  ['discord/cdn', { fault: 'hang' }, 'timeout'],
  ['matrix/homeserver', { fault: 'timeout' }, 'timeout'],
  ['wire/api', { fault: 'slow', latencyMs: [900, 1000] }, 2],
  // Sockets.
  ['telegram/socket', { fault: 'tls-reset' }, 'reset', /CONNECTION_RESET|NET_RESET/],
  ['discord/gateway', { fault: 'certificate' }, 'certificate'],
  ['whatsapp/socket', { fault: 'websocket-refused', status: 403 }, 'network', /close 1006/],
];

/** Failures that came with an answer. */
const HEARD: readonly Shown[] = ['http-error', 'no-protocol'];

/** Without those that are the same on every tier, and take as long as a probe may wait. */
const QUICK = ALL.filter(([, , shown]) => shown !== 'timeout');

/** An idle connection that was cut: Chromium asks again on a new one by itself, Firefox does not. */
const DROPPED: EndpointId = 'matrix/web';

const hostOf = (id: EndpointId): string => {
  const endpoint = services.flatMap(({ endpoints }) => endpoints).find((one) => one.id === id)!;
  return new URL(endpoint.probe.url).hostname;
};
const SOCKETS = ['telegram/socket', 'discord/gateway', 'whatsapp/socket'];
const STATUSES: Record<EndpointId, number> = { 'slack/realtime': 403, 'slack/files': 503 };

/** Begins well, then lets everything of the table happen at once. What was asked is seen. */
async function meetAll(browser: Browser, granted: CopyOptions, faults = ALL) {
  const rig = await startRig(browser, granted);
  onTestFinished(rig.close);
  await rig.choose(SERVICES);
  const asksSockets = browser === 'chromium' || granted.hosts !== undefined;
  const ids = faults.map(([id]) => id).filter((id) => asksSockets || !SOCKETS.includes(id));
  const observed = async () => (await rig.state()).raw.flatMap(({ observations }) => observations);
  // On a busy machine an answer may come too late for its probe.
  await until(
    async () => {
      const answered = new Set((await observed()).filter((one) => one.answered).map((one) => one.endpoint));
      const late = [...ids, DROPPED].filter((id) => !answered.has(id));
      if (late.length > 0) await rig.check(late);
      return late.length === 0;
    },
    { what: 'everything to answer' },
  );
  const called = new Set((await observed()).map(({ endpoint }) => endpoint));
  expect(SOCKETS.filter((id) => called.has(id)).length).toBe(asksSockets ? 3 : 0);
  const all = [...faults, [DROPPED, { fault: 'drop-idle' }] as const];
  await rig.lab.play(night(all.map(([id, fault]) => ({ from: 0, hosts: [hostOf(id)], ...fault }))));
  const seen = await rig.check([...ids, DROPPED]);
  return { rig, seen };
}

type SeenAll = Awaited<ReturnType<typeof meetAll>>['seen'];

/** What was seen of these endpoints, as far as they were asked. */
const shownOf = (seen: SeenAll, faults = ALL): Record<EndpointId, Shown> =>
  Object.fromEntries(
    faults.flatMap(([id]) => {
      const one = seen.get(id);
      return one ? [[id, one.failure ?? (one.grade as Shown)]] : [];
    }),
  );

it.each(['chromium', 'firefox'] as const)('is named with permission (%s)', async (browser) => {
  const { rig, seen } = await meetAll(browser, detailedIn(browser));
  expect(shownOf(seen)).toEqual(Object.fromEntries(ALL.map(([id, , shown]) => [id, shown])));
  for (const [id, , , detail] of ALL) {
    expect(seen.get(id)!.tier).toBe('detailed');
    if (detail) expect(seen.get(id)!.detail, id).toMatch(detail);
  }
  for (const [id, status] of Object.entries(STATUSES)) expect(seen.get(id)!.status).toBe(status);
  // The upgrade alone was refused: https answers beside it.
  expect(seen.get('whatsapp/socket')!.status).toBe(200);
  // Firefox names the authority that a test has put on this computer; of what it refuses it tells nothing.
  const signed = ALL.filter(([id]) => seen.get(id)!.detail?.includes('signed by CN=Wasl lab'));
  const expected = ALL.filter(([, , shown]) => typeof shown === 'number' || HEARD.includes(shown));
  expect(signed.map(([id]) => id).sort()).toEqual(
    browser === 'firefox' ? [...expected.map(([id]) => id), 'whatsapp/socket'].sort() : [],
  );
  const dropped = seen.get(DROPPED)!;
  if (browser === 'chromium') expect(dropped).toMatchObject({ answered: true, isWarm: false });
  else expect(dropped).toMatchObject({ failure: 'aborted', isWarm: true, detail: 'NS_ERROR_ABORT' });
  const { endpoints } = await rig.state();
  expect(endpoints['whatsapp/socket']!.isRefusedToUs).toBe(true);
  expect(endpoints['telegram/venus']!.run).toMatchObject({ failure: 'dns', failuresInARow: 1 });
  expect(endpoints['signal/chat']).toMatchObject({ grade: 0, tier: 'detailed' });
  expect(endpoints['signal/chat']!.answeredAt).toBeDefined();
});

/** Where nobody would name why it failed, nothing is asked of who shows a certificate that no browser knows. */
const leavesAlone = ({ lab }: Rig): void => {
  for (const host of ownAuthorities) expect([host, lab.traffic(host).connections]).toEqual([host, 0]);
};

/** What is left to be seen without permission: an answer of any kind, or that there was none. */
const blind = (shown: Shown, id: EndpointId): Shown => {
  if (SOCKETS.includes(id)) return 'network';
  return typeof shown === 'number' || shown === 'http-error' || shown === 'no-protocol' ? 1 : 'network';
};
const withoutPermission = Object.fromEntries(QUICK.map(([id, , shown]) => [id, blind(shown, id)]));

it('is hidden without permission in Chromium', async () => {
  const { rig, seen } = await meetAll('chromium', {}, QUICK);
  expect(shownOf(seen, QUICK)).toEqual(withoutPermission);
  leavesAlone(rig);
});

it('is hidden without permission in Firefox, but for the resolver', async () => {
  const { rig, seen } = await meetAll('firefox', {}, QUICK);
  leavesAlone(rig);
  const asked = Object.entries(withoutPermission).filter(([id]) => !SOCKETS.includes(id));
  expect(shownOf(seen, QUICK)).toEqual({ ...Object.fromEntries(asked), 'telegram/venus': 'dns' });
  expect(seen.get('telegram/venus')!.detail).toBe('NS_ERROR_UNKNOWN_HOST');
});

it('is told by the close code in Firefox where webRequest is not granted', async () => {
  const { rig, seen } = await meetAll('firefox', { hosts: DETAILED.hosts! }, QUICK);
  leavesAlone(rig);
  expect(seen.get('discord/gateway')).toMatchObject({ failure: 'certificate', detail: 'close 1015' });
  expect(seen.get('telegram/socket')).toMatchObject({ failure: 'network', detail: 'close 1006' });
  expect(seen.get('telegram/venus')).toMatchObject({ failure: 'dns' });
  expect(seen.get('signal/site')).toMatchObject({ failure: 'network' });
  expect(seen.get('slack/files')).toMatchObject({ failure: 'http-error', status: 503 });
});

/* What runs inside Firefox has the names of its own world. */
declare const Cc: Untyped, Ci: Untyped;
declare const chrome: Api;

it('is a sign-in page where Firefox itself has met one', async () => {
  const prefs = {
    'network.captive-portal-service.enabled': true,
    'captivedetect.canonicalURL': 'http://detectportal.firefox.com/success.txt',
    'captivedetect.canonicalContent': 'success\n',
  };
  const rig = await startRig('firefox', { prefs });
  onTestFinished(rig.close);
  await rig.choose(['signal']);
  const portal = () => rig.evaluate(() => (chrome as Untyped).captivePortal.getState() as Promise<string>);
  await rig.lab.play(night([{ from: 0, hosts: ['*'], fault: 'captive' }]));
  await until(
    async () => {
      await rig.firefox!.evaluateInChrome(() =>
        Cc['@mozilla.org/network/captive-portal-service;1']
          .getService(Ci.nsICaptivePortalService)
          .recheckCaptivePortal(),
      );
      return (await portal()) === 'locked_portal';
    },
    { what: 'Firefox to meet the sign-in page' },
  );
  const seen = await rig.check(['control/plain-http']);
  expect(seen.get('control/plain-http')).toMatchObject({ failure: 'captive', detail: 'locked_portal' });
  expect((await rig.state()).line.status).toBe('captive');
});
