/** What an answer may demand of a browser: to go elsewhere, and to say who its user is. Neither may reach the user or anybody else. */
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../drive/await.ts';
import type { Answer } from '../lab/answer.ts';
import { SIGN_IN_HOST } from '../scenario/reply.ts';
import {
  addCuriousHost,
  CURIOUS_HOST,
  giveCertificate,
  isAsked,
  type CuriousHost,
} from '../browser/curious-host.ts';
import { setGranted } from '../browser/grants.ts';
import { startRig, type Rig } from '../browser/rig.ts';
import { detailedIn } from '../drive/extension.ts';
import type { Browser, Tier } from '../../src/core/model/terms.ts';
import type { Observation } from '../../src/core/model/observation.ts';

const CONTROL = 'detectportal.firefox.com';
const HOST = 'signal.org';
const GRANTED = ['https://*/*', 'wss://*/*'];

describe.each(['chromium', 'firefox'] as const)('in %s', (browser: Browser) => {
  let rig: Rig;
  let curious: CuriousHost;
  /** Where every redirect leads that the test has not taken elsewhere. */
  let target = '';
  let visitors = 0;
  const trap = net.createServer((socket) => socket.destroy()).on('connection', () => (visitors += 1));
  const answers: Answer[] = [HOST, CONTROL].map((host) => ({
    host,
    path: '/redirects',
    reply: () => ({ status: 302, headers: { location: target } }),
  }));

  beforeAll(async () => {
    trap.listen(0, '127.0.0.1');
    await once(trap, 'listening');
    const { permissions = [], hosts = [] } = detailedIn(browser);
    rig = await startRig(browser, {
      permissions,
      // Firefox can be given them while it runs; in Chromium they can only be taken back.
      ...(browser === 'chromium' && { hosts }),
      hasDoor: true,
      answers,
      widen: async (lab) => (curious = await addCuriousHost(lab)).lab,
    });
  });
  afterAll(async () => {
    await rig?.close();
    trap.close();
  });

  const ask = (url: string, tier: Tier, kind = tier === 'basic' ? 'opaque' : 'http', limitMs = 15_000) =>
    rig.ask({ endpoint: 'test/endpoint', kind, tier, probe: { kind, url }, limitMs, isWarm: false });
  const shown = ({ failure, grade }: Observation) => failure ?? grade;

  it('nothing follows a redirect to plain http, and what it means is told', async () => {
    await setGranted(rig, false, GRANTED);
    const { port } = trap.address() as AddressInfo;
    for (const to of [`http://127.0.0.1:${port}/`, `http://${SIGN_IN_HOST}/`, `http://${CONTROL}:8080/`]) {
      target = to;
      const before = rig.lab.seen.length;
      const service = await ask(`https://${HOST}/redirects`, 'basic');
      expect([to, shown(service), service.detail]).toEqual([to, 'aborted', 'redirected to plain http']);
      expect([to, shown(await ask(`http://${CONTROL}/redirects`, 'basic'))]).toEqual([to, 'captive']);
      expect(rig.lab.seen.slice(before).map(({ host }) => host)).toEqual([HOST, CONTROL]);
    }
    expect(visitors).toBe(0);
    // What the policy is there for, and what it does not touch.
    expect(await ask(`http://${CONTROL}/success.txt`, 'basic')).toMatchObject({ answered: true });
    target = `https://${CONTROL}/`;
    expect(await ask(`http://${CONTROL}/redirects`, 'basic')).toMatchObject({ answered: true });
  });

  it('in Chromium nothing follows a redirect to somebody who was not chosen, and it is told', async () => {
    await setGranted(rig, false, GRANTED);
    const before = rig.lab.seen.length;
    target = `https://${SIGN_IN_HOST}/?followed`;
    const control = await ask(`http://${CONTROL}/redirects`, 'basic');
    const service = await ask(`https://${HOST}/redirects`, 'basic');
    const led = rig.lab.seen.slice(before).filter(({ path }) => path === '/?followed');
    if (browser === 'chromium') {
      expect([shown(control), shown(service), service.detail]).toEqual([
        'captive',
        1,
        'redirected to another host',
      ]);
      expect(led).toEqual([]);
    } else {
      // Firefox knows no such place to ask from.
      expect([shown(control), shown(service), led.length]).toEqual([1, 1, 2]);
    }
  });

  it('nobody is asked for a certificate because of a fetch', async () => {
    await setGranted(rig, true, GRANTED);
    await giveCertificate(rig);
    // Chromium, which has one to show, asks nobody and ends the request.
    const ends = browser === 'chromium';
    const refused = { answered: true, grade: 0, detail: 'net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED' };
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      curious.behave({ version, insists: false });
      const asked = await ask(`https://${CURIOUS_HOST}/`, 'detailed');
      expect(asked).toMatchObject(ends ? refused : { grade: 1, status: 400 });
      expect(shown(await ask(`https://${CURIOUS_HOST}/`, 'basic'))).toBe(ends ? 'network' : 1);

      curious.behave({ version, insists: true });
      const insisted = await ask(`https://${CURIOUS_HOST}/`, 'detailed');
      // Firefox has no more than a sentence for the alert of TLS 1.2.
      const failure = browser === 'firefox' && version === 'TLSv1.2' ? 'certificate' : 'tls';
      expect(insisted).toMatchObject(ends ? refused : { failure });
    }
    if (rig.firefox) expect(await isAsked(rig.firefox)).toBe(false);
  });

  it('a socket to a server that asks for a certificate holds nothing up', async () => {
    curious.behave({ version: 'TLSv1.3', insists: false });
    const limitMs = browser === 'firefox' ? 3_000 : 15_000;
    const seen = await ask(`wss://${CURIOUS_HOST}/`, 'detailed', 'websocket', limitMs);
    // Firefox asks its user, if they have a certificate that fits, and no extension can keep it from that.
    expect(shown(seen)).toBe(browser === 'firefox' ? 'timeout' : 'network');
    if (rig.firefox) expect(seen.detail).toBe('https answers (400)');
    if (rig.firefox) await until(() => isAsked(rig.firefox!), { what: 'the question' });
  });
});
