/** A look on a new connection, in a real Chromium: beside the one that stands, and with nothing that the user has. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Order, Observation } from '../../src/core/model/observation.ts';
import type { Tier } from '../../src/core/model/terms.ts';
import type { Answer } from '../lab/answer.ts';
import type { Seen } from '../lab/serve.ts';
import { addCuriousHost, CURIOUS_HOST, giveCertificate, type CuriousHost } from './curious-host.ts';
import { MOST, still, sum } from './counted.ts';
import { detailedIn, startRig, type Rig } from './rig.ts';
import { night } from './stage.ts';

const HOST = 'signal.org';
const PAGE = `https://${HOST}/`;
const DEMANDING = `https://${HOST}/demands`;

const demands: Answer = {
  host: HOST,
  path: '/demands',
  reply: () => ({ status: 401, headers: { 'www-authenticate': 'Basic realm="lab"' } }),
};

describe.each(['basic', 'detailed'] as const)('on the %s tier', (tier: Tier) => {
  let rig: Rig;
  let curious: CuriousHost;
  beforeAll(async () => {
    const granted = tier === 'detailed' ? detailedIn('chromium') : {};
    rig = await startRig('chromium', {
      ...granted,
      hasDoor: true,
      answers: [demands],
      headers: () => ({ 'set-cookie': 'known=again; SameSite=None; Secure' }),
      widen: async (lab) => (curious = await addCuriousHost(lab)).lab,
    });
  });
  afterAll(() => rig?.close());

  const kind = tier === 'basic' ? 'opaque' : 'http';
  async function ask(
    url: string,
    more: Partial<Order> = {},
  ): Promise<{ seen: Observation; met: Seen[]; bytes: number }> {
    const before = rig.lab.seen.length;
    const moved = sum(await still(rig, HOST));
    const probe = { kind, url };
    const order = { endpoint: 'test/e', kind, tier, probe, limitMs: 15_000, isWarm: false, ...more };
    const seen = await rig.ask(order);
    return { seen, met: rig.lab.seen.slice(before), bytes: sum(await still(rig, HOST)) - moved };
  }
  const FRESH = { isFresh: true } as const;

  it('opens a connection although one stands, which goes on standing', async () => {
    await ask(PAGE);
    expect((await ask(PAGE)).met).toMatchObject([{ isReused: true }]);
    const fresh = await ask(PAGE, FRESH);
    expect(fresh.met).toMatchObject([{ isReused: false, isResumed: false }]);
    expect(fresh.seen).toMatchObject({ answered: true, isFresh: true });
    const model = fresh.seen.sentBytes + fresh.seen.receivedBytes;
    expect(Math.abs(model - fresh.bytes)).toBeLessThanOrEqual(MOST * fresh.bytes);
    expect((await ask(PAGE)).met).toMatchObject([{ isReused: true }]);
  });

  it('carries no cookie where a host is granted, elsewhere at most what this room was given, and no other look does', async () => {
    await ask(PAGE, FRESH);
    const [again] = (await ask(PAGE, FRESH)).met;
    expect(again!.headers.cookie).toBe(tier === 'detailed' ? undefined : 'known=again');
    const [other] = (await ask(PAGE)).met;
    expect(other!.headers.cookie).toBeUndefined();
  });

  it('fails where new connections are cut, while the one that stands answers', async () => {
    await ask(PAGE);
    // What was opened for the last one is gone by the next, hours later.
    await rig.lab.play(night([{ from: 0, hosts: [HOST], fault: 'refused' }]));
    await rig.lab.play(night([]));
    await ask(PAGE);
    await rig.lab.play(night([{ from: 0, hosts: [HOST], fault: 'tls-reset', connections: 'new' }]));
    expect((await ask(PAGE, FRESH)).seen).toMatchObject({
      answered: false,
      failure: tier === 'basic' ? 'network' : 'reset',
    });
    expect((await ask(PAGE)).seen).toMatchObject({ answered: true });
    await rig.lab.play(night([]));
  });

  it('asks the user for nothing, whatever a server demands', async () => {
    const asked = await ask(DEMANDING, FRESH);
    expect(asked.seen).toMatchObject({ answered: true, isFresh: true });
    expect(asked.met.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    await giveCertificate(rig);
    for (const insists of [false, true]) {
      curious.behave({ version: 'TLSv1.3', insists });
      const url = `https://${CURIOUS_HOST}/`;
      const [fresh, kept] = [await ask(url, FRESH), await ask(url)];
      const outcome = ({ seen: { answered, failure, grade, detail } }: typeof fresh) => ({
        answered,
        failure,
        grade,
        detail,
      });
      expect(outcome(fresh)).toEqual(outcome(kept));
    }
  });
});
