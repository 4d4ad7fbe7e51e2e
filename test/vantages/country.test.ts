/** What IODA says of a whole country, and OONI of a service in it. */
import { describe, expect, it } from 'vitest';
import { ioda } from '../../src/vantages/ioda.ts';
import { ooni } from '../../src/vantages/ooni.ts';
import type { Asking } from '../../src/vantages/vantage.ts';
import { DAY, HOUR, MINUTE, NOW } from '../moment.ts';
import { iodaAnswer, ooniAnswer, ooniRow } from './formats.ts';
import { asking, json, said, served, serviceOf, type Site } from './served.ts';

describe('IODA', () => {
  /** A signal that has so much left of what is usual, in percent. */
  const alert = (datasource: string, agoMs: number, left: number, more: object = {}): object => ({
    datasource,
    entity: { code: 'IQ', type: 'country', name: 'Iraq', attrs: { fqid: 'geo.netacuity.AS.IQ' } },
    time: Math.floor((NOW - agoMs) / 1000),
    level: left < 90 ? 'critical' : 'normal',
    condition: left < 90 ? '< 0.25' : 'normal',
    value: left * 10,
    historyValue: 1000,
    ...more,
  });
  const of = (data: readonly object[], more: Partial<Asking> = {}) =>
    said(ioda, 'whatsapp', () => json(iodaAnswer(data)), more);
  const places = ['IQ'];

  it('says that a country is cut off where two signals are lost', async () => {
    const lost = [alert('bgp', 50 * MINUTE, 10), alert('ping-slash24', 40 * MINUTE, 5)];
    expect(await of(lost)).toEqual({ says: 'trouble', places, sinceAt: NOW - 50 * MINUTE });
    expect(await of(lost.slice(1))).toEqual({ says: 'up', places });
    expect(await of([])).toEqual({ says: 'up', places });
  });

  it('takes the latest of each signal, and no small dip', async () => {
    const back = [
      alert('bgp', 50 * MINUTE, 10),
      alert('ping-slash24', 40 * MINUTE, 5),
      alert('bgp', 5 * MINUTE, 99),
    ];
    expect(await of(back)).toEqual({ says: 'up', places });
    expect(await of(back.toReversed())).toEqual({ says: 'up', places });
    expect(await of([alert('bgp', HOUR, 80), alert('ping-slash24', HOUR, 60)])).toEqual({
      says: 'up',
      places,
    });
  });

  it('speaks of that country, and of now', async () => {
    const elsewhere = { entity: { code: 'IR', type: 'country', name: 'Iran' } };
    expect(await of([alert('bgp', HOUR, 5, elsewhere)])).toEqual({ says: 'unknown', why: 'malformed' });
    expect(await of([alert('bgp', 400 * DAY, 5)])).toEqual({ says: 'unknown', why: 'stale' });
    expect(await of([alert('bgp', -DAY, 5)])).toEqual({ says: 'unknown', why: 'stale' });
    const error = () => json({ ...iodaAnswer([]), error: 'no such entity' });
    expect(await said(ioda, 'whatsapp', error)).toEqual({ says: 'unknown', why: 'malformed' });
  });

  it('asks for the provider where the country is well, and speaks of no service', async () => {
    const asn = { entity: { code: '203214', type: 'asn', name: 'Provider' } };
    const site: Site = ({ searchParams: query }) =>
      json(
        iodaAnswer(
          query.get('entityType') === 'asn'
            ? [alert('bgp', HOUR, 0, asn), alert('merit-nt', HOUR, 0, asn)]
            : [],
        ),
      );
    expect(await said(ioda, 'whatsapp', site, { provider: 203214 })).toMatchObject({
      says: 'trouble',
      provider: 203214,
    });
    const { read } = await served(site);
    expect('service' in (await ioda.ask(read, serviceOf('whatsapp'), asking()))).toBe(false);
  });

  it('is asked of no country that nobody named', async () => {
    const { country: _, ...nobody } = asking();
    const { read, asked } = await served(() => json(iodaAnswer([])));
    expect(await ioda.ask(read, serviceOf('whatsapp'), nobody)).toMatchObject({
      says: 'unknown',
      why: 'nothing',
    });
    expect(asked).toEqual([]);
  });
});

describe('OONI', () => {
  const hours = (total: number, share: number, from = 1, to = 5) =>
    Array.from({ length: to - from + 1 }, (_, index) =>
      ['50710', '203214'].map((asn) => ooniRow(from + index, total, share, asn)),
    ).flat();
  /** Shares of failures in the country and in the world, now and before. */
  const world =
    (here: readonly object[], now = 0.1, before = 0.1): Site =>
    (url) => {
      const isHere = url.searchParams.has('probe_cc');
      return json(ooniAnswer(isHere ? here : [...hours(500, now), ...hours(500, before, 10, 20)]));
    };
  const of = (...what: Parameters<typeof world>) => said(ooni, 'whatsapp', world(...what));
  const at = NOW - (NOW % HOUR) - HOUR;

  it('tells what fails here alone from what fails everywhere', async () => {
    expect(await of(hours(5, 0))).toEqual({ says: 'up', places: ['IQ'], at });
    expect(await of(hours(5, 0.9))).toEqual({ says: 'trouble', places: ['IQ'], at });
    expect(await of(hours(5, 0.9), 0.8)).toEqual({ says: 'trouble', at });
  });

  it('takes a test that fails everywhere all the time for broken', async () => {
    expect(await of(hours(5, 0.9), 0.8, 0.8)).toEqual({ says: 'unknown', why: 'nothing' });
    expect(await of(hours(5, 0.9), 0.4)).toEqual({ says: 'unknown', why: 'nothing' });
  });

  it('needs ten measurements of two providers', async () => {
    expect(await of([])).toEqual({ says: 'unknown', why: 'nothing' });
    expect(await of(hours(1, 1, 1, 4))).toEqual({ says: 'unknown', why: 'nothing' });
    expect(await of([1, 2, 3].map((hour) => ooniRow(hour, 20, 1, '50710')))).toEqual({
      says: 'unknown',
      why: 'nothing',
    });
    expect(await of(hours(5, 0.4))).toEqual({ says: 'unknown', why: 'nothing' });
  });

  it('speaks of the last hours', async () => {
    expect(await of(hours(5, 0.9, 10, 20))).toEqual({ says: 'unknown', why: 'stale' });
    expect(await of(hours(5, 0.9, -20, -10))).toEqual({ says: 'unknown', why: 'stale' });
    expect(await of(hours(5, 0.9, 20_000, 20_005))).toEqual({ says: 'unknown', why: 'stale' });
  });

  it('does not take an error with status 200 for an answer', async () => {
    expect(
      await said(ooni, 'whatsapp', () => json({ v: 0, error: 'bad', result: [{ anomaly_count: -1 }] })),
    ).toEqual({
      says: 'unknown',
      why: 'malformed',
    });
  });

  it('is asked for a test and two days, never without an end', async () => {
    const { read, asked } = await served(world(hours(5, 0.9)));
    await ooni.ask(read, serviceOf('messenger'), asking());
    expect(
      asked
        .map((one) => new URL(one.slice(4)).searchParams)
        .map((query) => [
          query.get('test_name'),
          query.get('since'),
          query.get('until'),
          query.get('probe_cc'),
        ]),
    ).toEqual([
      ['facebook_messenger', '2026-11-21', '2026-11-23', 'IQ'],
      ['facebook_messenger', '2026-11-21', '2026-11-23', null],
    ]);
  });
});
