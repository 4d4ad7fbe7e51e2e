/** Whom of the outside sources is asked, when, and above all who is not. */
import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/core/model/state.ts';
import { doubtedByOthers, questionsDue } from '../../../src/core/schedule/questions.ts';
import { watch as resolve } from '../../../src/services/index.ts';
import { vantages } from '../../../src/vantages/index.ts';
import { DAY, HOUR, MINUTE, NOW } from '../../moment.ts';
import { after, asked, belief, down, everything, failing, online, record, sight, silent } from './asking.ts';

const HELPING = ['globalping', 'ooni', 'resolvers'];

describe('without a click', () => {
  it('nobody is asked who is not switched on, or not by itself', () => {
    expect(asked(failing).length).toBeGreaterThan(4);
    expect(asked(failing, { sources: [] })).toEqual([]);
    expect(asked(failing, { asksByItself: [], watchesOperators: false })).toEqual([]);
    expect(asked(failing, { sources: ['operator'] })).toEqual(['statuspage/discord discord']);
    expect(asked(failing, { isStarted: false })).toEqual([]);
  });

  it('and without a doubt operators alone are, where their pages are watched', () => {
    const well: State = { ...online, services: { discord: belief('up'), whatsapp: belief('up') } };
    expect(asked(well)).toEqual(['statuspage/discord discord']);
    expect(asked(well, { watchesOperators: false })).toEqual([]);
    const onlyAsked = [{ id: 'discord', isOnlyWhenAsked: true }, { id: 'whatsapp' }];
    expect(asked(well, { services: onlyAsked })).toEqual([]);
  });

  it('nobody is asked about the user’s own services, on a dead line, or with no time left', () => {
    expect(asked(failing).filter((one) => one.endsWith('own-club'))).toEqual([]);
    expect(asked(failing, {}, { wanted: ['own-club'] }).filter((one) => one.endsWith('own-club'))).toEqual(
      [],
    );
    for (const status of ['offline', 'captive', 'unknown'] as const)
      expect(asked({ ...failing, line: { ...online.line, status } }, {}, { wanted: ['discord'] })).toEqual(
        [],
      );
    expect(asked(failing, {}, { leftMs: 3_000 })).toEqual([]);
  });

  it('who measures in countries is asked only where it is known which', () => {
    expect(asked(failing).some((one) => one.startsWith('ooni'))).toBe(true);
    const { country: _, ...nowhere } = everything;
    const watched = { ...resolve(nowhere, sight), vantages };
    const all = questionsDue(failing, watched, {
      now: NOW,
      stretchEndAt: NOW + 20_000,
      wanted: ['whatsapp'],
    });
    expect(all.map(({ source }) => source).filter((one) => ['ooni', 'ioda'].includes(one))).toEqual([]);
  });

  it('the crowd is asked once people can have posted, and soon again', () => {
    const since = (ms: number): State => {
      const began = { afterAt: NOW - ms, beforeAt: NOW - ms };
      return { ...failing, services: { whatsapp: { ...down, since: began } } };
    };
    const crowd = { sources: ['crowd'] } as const;
    expect(asked(since(3 * MINUTE), crowd)).toEqual([]);
    expect(asked(since(4 * MINUTE), crowd)).toEqual(['mastodon whatsapp']);
    expect(asked(since(3 * MINUTE), crowd, { wanted: ['whatsapp'] })).toEqual(['mastodon whatsapp']);
    const before = {
      source: 'mastodon',
      service: 'whatsapp',
      at: NOW - 6 * MINUTE,
      againAt: NOW - 3 * MINUTE,
    };
    const last = { ...before, inVain: 0, bytes: 60_000, isInDoubt: true };
    const again = { ...since(10 * MINUTE), others: { opinions: [], asked: [last] } };
    expect(asked(again, crowd)).toEqual([]);
    const later = { ...last, at: NOW - 10 * MINUTE };
    expect(asked({ ...again, others: { opinions: [], asked: [later] } }, crowd)).toEqual([
      'mastodon whatsapp',
    ]);
  });

  it('only who tells more is asked once the cause is known, and nobody about what is usual', () => {
    const known = {
      discord: { ...down, cause: 'service' } as const,
      whatsapp: { ...down, cause: 'service' } as const,
    };
    const sources = asked({ ...failing, services: known }).map((one) => one.split(' ')[0]);
    expect(sources.filter((one) => HELPING.includes(one!))).toEqual([]);
    expect(sources).toContain('statuspage/discord');
    const since = { afterAt: NOW - 2 * DAY, beforeAt: NOW - 2 * DAY };
    expect(asked({ ...failing, services: { discord: { ...down, since } } })).toEqual([]);
  });
});

it('a click asks all that are switched on about that service, whatever fails', () => {
  const wanted = ['whatsapp'];
  const well: State = { ...online, services: { whatsapp: belief('up') } };
  const manual = { asksByItself: [], watchesOperators: false };
  expect(asked(well, manual, { wanted })).toEqual(['ioda whatsapp', 'mastodon whatsapp', 'ooni whatsapp']);
  expect(asked(failing, manual, { wanted }).some((one) => one.startsWith('globalping'))).toBe(true);
  expect(asked(failing, { ...manual, sources: ['crowd'] }, { wanted })).toEqual(['mastodon whatsapp']);
});

describe('what was asked', () => {
  const only = { sources: ['operator'] } as const;

  it('is asked again when that may be', () => {
    expect(asked(after(record({})), only)).toHaveLength(1);
    expect(asked(after(record({ againAt: NOW + 1 })), only)).toEqual([]);
    // The clock was ahead then.
    expect(asked(after(record({ at: NOW + HOUR, againAt: NOW + 2 * HOUR })), only)).toHaveLength(1);
  });

  it('is asked about a country that was cut off, once the line is back', () => {
    const line = { ...online.line, sinceAt: NOW - MINUTE };
    const back: State = { ...online, line, others: { opinions: [], asked: [], owedSinceAt: NOW - HOUR } };
    expect(asked(back, { sources: ['country'] })).toEqual(['ioda discord', 'ooni whatsapp']);
    expect(asked(back, { sources: ['country'], asksByItself: [] })).toEqual([]);
    expect(asked({ ...back, line: { ...line, sinceAt: NOW - 2 * HOUR } }, { sources: ['country'] })).toEqual(
      [],
    );
  });
});

it('who begins to report trouble has the service looked at once', () => {
  const services = { discord: belief('up', { said: 'reported-elsewhere' }) };
  const said = {
    source: 'statuspage/discord',
    kind: 'operator',
    service: 'discord',
    says: 'trouble',
  } as const;
  const endpoints = silent(everything, ['discord']);
  const at = (heardAt: number): State => ({
    ...{ ...online, services, endpoints },
    others: { opinions: [{ ...said, at: heardAt, heardAt }], asked: [] },
  });
  const watched = resolve(everything, sight);
  expect(doubtedByOthers(at(NOW - 1_000), watched, NOW)).toEqual(['discord']);
  expect(doubtedByOthers(at(NOW - 2 * MINUTE), watched, NOW)).toEqual([]);
  expect(doubtedByOthers({ ...at(NOW - 1_000), services: {} }, watched, NOW)).toEqual([]);
});
