/** What is told of layers without permission, in Firefox with a part of it too; see `test/browser/layers.test.ts`. */
import { expect, it, onTestFinished } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { until } from '../drive/await.ts';
import { DETAILED } from '../drive/extension.ts';
import { leavesAlone, meetAll, QUICK, shownOf, SOCKETS, withoutPermission } from '../browser/layers.ts';
import { startRig } from '../browser/rig.ts';
import { night } from '../browser/stage.ts';
import type { Untyped } from '../untyped.ts';

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
