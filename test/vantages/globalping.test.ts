/** A request that is made for us elsewhere: where, how, and what its answers are worth. */
import { describe, expect, it } from 'vitest';
import { globalping } from '../../src/vantages/globalping.ts';
import type { Asking } from '../../src/vantages/vantage.ts';
import { answeredElsewhere, failedElsewhere, globalpingResult, measurement } from './formats.ts';
import { asking, json, said, served, serviceOf, type Site } from './served.ts';

const target = { url: 'https://web.whatsapp.com/sw.js', way: 'http' } as const;
const about = { host: 'web.whatsapp.com', way: 'http' };
const created = json({ id: 'nzGzfAGL7sZfUs3c', probesCount: 3 }, 202);

const results = (...all: readonly object[]): object[] =>
  all.map((result, index) => globalpingResult(['DE', 'IN', 'BR'][index]!, result));
const site =
  (measured: readonly object[]): Site =>
  (url) =>
    url.pathname.endsWith('measurements') ? created : json(measurement(measured));
const of = (...measured: readonly object[]) =>
  said(globalping, 'whatsapp', site(results(...measured)), { target });

const ok = answeredElsewhere();
const gone = failedElsewhere();

describe('what is asked', () => {
  const asked = async (more: Partial<Asking>) => {
    const bodies: unknown[] = [];
    const { read } = await served((url, posted) => {
      if (posted) bodies.push(JSON.parse(posted));
      return site(results(ok, ok, ok))(url, posted);
    });
    await globalping.ask(read, serviceOf('whatsapp'), asking({ target, ...more }));
    return bodies[0] as { locations: { country: string; limit: number }[] };
  };

  it('is the head of what fails, three times', async () => {
    expect(await asked({})).toEqual({
      type: 'http',
      target: 'web.whatsapp.com',
      locations: ['DE', 'IN', 'BR'].map((country) => ({ country, limit: 1 })),
      measurementOptions: {
        protocol: 'HTTPS',
        port: 443,
        request: { method: 'HEAD', path: '/sw.js', query: '' },
      },
    });
  });

  it('is never asked in the user’s own country', async () => {
    for (const country of ['DE', 'BR', 'US', 'CA'])
      for (const chance of [0, 0.3, 0.6, 0.999]) {
        const { locations } = await asked({ country, random: () => chance });
        expect(new Set(locations.map((one) => one.country)).size).toBe(3);
        expect(locations.map((one) => one.country)).not.toContain(country);
      }
  });

  it.each([
    ['without a country', { country: undefined }],
    ['for a gateway', { target: { ...target, way: 'protocol' } as const }],
    ['for no request', { target: undefined }],
    ['for an address that the service does not have', { target: { ...target, url: 'https://10.0.0.1/' } }],
  ])('is nothing %s', async (_, more) => {
    const { read, asked: all } = await served(() => created);
    const { country: _c, target: _t, ...none } = asking();
    const context = { ...none, country: 'IQ', target, ...more } as Asking;
    expect(await globalping.ask(read, serviceOf('whatsapp'), context)).toMatchObject({ why: 'nothing' });
    expect(all).toEqual([]);
  });
});

describe('what comes back', () => {
  it('counts where two of three agree', async () => {
    expect(await of(ok, ok, ok)).toEqual({ says: 'up', places: ['DE', 'IN', 'BR'], ...about });
    expect(await of(ok, gone, ok)).toEqual({ says: 'up', places: ['DE', 'BR'], ...about });
    expect(await of(gone, gone, ok)).toEqual({ says: 'trouble', places: ['DE', 'IN'], ...about });
    expect(await of(ok, gone)).toEqual({ says: 'unknown', why: 'nothing' });
    expect(await of()).toEqual({ says: 'unknown', why: 'nothing' });
  });

  it('is an answer whatever its status, but for the server’s own errors', async () => {
    const [found, error] = [answeredElsewhere(404), answeredElsewhere(503)];
    expect(await of(found, found)).toMatchObject({ says: 'up' });
    expect(await of(error, error)).toMatchObject({ says: 'trouble' });
  });

  it('is none from somebody else’s server, and no failure of the probe', async () => {
    const forged = {
      ...answeredElsewhere(),
      tls: { authorized: false, error: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    };
    expect(await of(forged, forged, ok)).toEqual({ says: 'unknown', why: 'nothing' });
    const own = failedElsewhere('probe');
    expect(await of(own, own, gone)).toEqual({ says: 'unknown', why: 'nothing' });
  });

  it('is not counted from where nobody was asked', async () => {
    const here = [globalpingResult('IQ', ok), globalpingResult('TR', ok), globalpingResult('DE', ok)];
    expect(await said(globalping, 'whatsapp', site(here), { target })).toEqual({
      says: 'unknown',
      why: 'nothing',
    });
  });
});

it('waits for the result, and not for ever', async () => {
  let polls = 0;
  const slow =
    (until: number): Site =>
    (url) => {
      if (url.pathname.endsWith('measurements')) return created;
      polls += 1;
      return json(measurement(results(ok, ok, ok), polls < until ? 'in-progress' : 'finished'));
    };
  expect(await said(globalping, 'whatsapp', slow(4), { target })).toMatchObject({ says: 'up' });
  expect(polls).toBe(4);
  polls = 0;
  expect(await said(globalping, 'whatsapp', slow(Infinity), { target })).toEqual({
    says: 'unknown',
    why: 'silent',
  });
  expect(polls).toBeLessThan(10);
});
