/** Whom of the outside sources is asked, when, and above all who is not. */
import { describe, expect, it } from 'vitest';
import type { Incident } from '../../../src/core/model/incident.ts';
import { ASKED_KINDS } from '../../../src/core/model/opinion.ts';
import type { Settings } from '../../../src/core/model/settings.ts';
import { emptyState, type ServiceBelief, type State } from '../../../src/core/model/state.ts';
import { unasked } from '../../../src/core/model/unasked.ts';
import { othersWhere, type Questioned, type VantageQuestion } from '../../../src/core/model/vantage.ts';
import { doubtedByOthers, questionsDue } from '../../../src/core/schedule/questions.ts';
import { defaultSettings, watch as resolve } from '../../../src/services/index.ts';
import { vantages } from '../../../src/vantages/index.ts';
import { DAY, HOUR, MINUTE, NOW } from '../../moment.ts';

const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
const club = {
  ...{ id: 'own-club', name: 'Club', kind: 'http' },
  ...{ url: 'https://club.example/', openUrl: 'https://club.example/' },
};
const everything: Settings = {
  ...defaultSettings,
  isStarted: true,
  services: [{ id: 'discord' }, { id: 'whatsapp' }, { id: 'own-club' }],
  custom: [club],
  ...{ sources: ASKED_KINDS, asksByItself: ASKED_KINDS, watchesOperators: true, country: 'IQ' },
};
const belief = (status: ServiceBelief['status'], more: Partial<ServiceBelief> = {}): ServiceBelief => ({
  ...{ status, rule: 'nothing-answers', confidence: 'shown', isDoubted: false, changedAt: NOW },
  ...{ unclearToldAt: [], ...more },
});
const begun = NOW - 5 * MINUTE;
const down = belief('down', { cause: 'unclear', since: { afterAt: begun, beforeAt: begun } });

/** Every address of these services has answered, and answers no more. */
function silent(settings: Settings, ids: readonly string[]): State['endpoints'] {
  const all = resolve(settings, sight).services.filter(({ id }) => ids.includes(id));
  const at = NOW - MINUTE;
  const run = {
    ...{ sinceAt: at, failedAt: at, knownAt: at, failures: 3, answers: 0, failuresInARow: 3 },
    ...{ inARowSinceAt: at, failure: 'network' as const },
  };
  const known = { ...unasked('basic', at), answeredAt: NOW - HOUR, grade: 1, outage: 'full', run } as const;
  return Object.fromEntries(all.flatMap(({ endpoints }) => endpoints.map(({ id }) => [id, known])));
}

const online: State = { ...emptyState, steppedAt: NOW, line: { ...emptyState.line, status: 'online' } };
const failing: State = {
  ...online,
  endpoints: silent(everything, ['discord', 'whatsapp', 'own-club']),
  services: { discord: down, whatsapp: down, 'own-club': down },
};

function questionsOf(
  state: State,
  more: Partial<Settings> = {},
  { wanted = [] as string[], leftMs = 20_000, underWay = [] as VantageQuestion[] } = {},
): VantageQuestion[] {
  const settings = { ...everything, ...more };
  const watched = { ...resolve(settings, sight), vantages };
  return questionsDue(state, watched, { now: NOW, stretchEndAt: NOW + leftMs, wanted, underWay });
}
const asked = (...of: Parameters<typeof questionsOf>): string[] => [
  ...new Set(
    questionsOf(...of)
      .map(({ source, service }) => `${source} ${service}`)
      .sort(),
  ),
];

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
    const record = { ...before, inVain: 0, bytes: 60_000, isInDoubt: true };
    const again = { ...since(10 * MINUTE), others: { opinions: [], asked: [record] } };
    expect(asked(again, crowd)).toEqual([]);
    const later = { ...record, at: NOW - 10 * MINUTE };
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
  const record = (more: Partial<Questioned>): Questioned => ({
    ...{
      source: 'statuspage/discord',
      service: 'discord',
      at: NOW - 2 * MINUTE,
      againAt: NOW - 1,
      inVain: 0,
    },
    ...{ bytes: 6_000, isInDoubt: true, ...more },
  });
  const after = (...records: Questioned[]): State => ({
    ...failing,
    others: { opinions: [], asked: records },
  });
  const only = { sources: ['operator'] } as const;

  it('is asked again when that may be', () => {
    expect(asked(after(record({})), only)).toHaveLength(1);
    expect(asked(after(record({ againAt: NOW + 1 })), only)).toEqual([]);
    // The clock was ahead then.
    expect(asked(after(record({ at: NOW + HOUR, againAt: NOW + 2 * HOUR })), only)).toHaveLength(1);
  });

  it('costs no more than an incident may, nor in a day without one', () => {
    expect(asked(after(record({ bytes: 230_000 })), only)).toEqual([]);
    const crowd = { sources: ['crowd'] } as const;
    const half = [record({ bytes: 100_000 }), record({ service: 'whatsapp', bytes: 100_000 })];
    expect(asked(after(...half), crowd)).toEqual([]);
    expect(asked(after(...half), only)).toHaveLength(1);
    const well = { ...after(record({ at: NOW - 5 * HOUR, bytes: 30_000, isInDoubt: false })), services: {} };
    expect(asked(well, only)).toEqual([]);
    const others = othersWhere(well.others, () => false);
    expect(asked({ ...well, others }, only)).toHaveLength(1);
  });

  it('is charged to the incident, however many services it is about, and as if all came that may', () => {
    const [crowd, all] = [{ sources: ['crowd'] as const }, { wanted: ['discord', 'whatsapp'] }];
    const both = ['mastodon discord', 'mastodon whatsapp'];
    expect(asked(failing, crowd)).toEqual(both);
    const between = { afterAt: NOW - 9 * MINUTE, beforeAt: NOW - 8 * MINUTE };
    const one: Incident = {
      ...{ id: 'one', operator: '', services: ['discord', 'whatsapp'], status: 'down' as const },
      ...{
        cause: 'unclear' as const,
        openedAt: NOW - 8 * MINUTE,
        between,
        believedAt: NOW - MINUTE,
        timeline: [],
        relapses: 0,
      },
    };
    const together: State = { ...failing, incidents: [one] };
    expect(asked(together, crowd)).toEqual(['mastodon discord']);
    const spent = questionsOf(together, {}, all).map(({ source }) =>
      vantages.find(({ id }) => id === source)!,
    );
    const most = spent.reduce((sum, { mostBytes }) => sum + mostBytes, 0);
    expect(spent.length).toBeGreaterThan(2);
    expect(most).toBeLessThanOrEqual(300_000);
  });

  it('is not asked twice at once, and leaves so much less while no answer has come', () => {
    const crowd = { sources: ['crowd'] } as const;
    const [first] = questionsOf(failing, crowd);
    expect(asked(failing, crowd, { underWay: [first!] })).toEqual(['mastodon whatsapp']);
    const half = after(record({ bytes: 80_000 }));
    expect(asked(half, crowd)).toContain('mastodon discord');
    const page = { source: 'statuspage/discord', service: 'discord', isInDoubt: true };
    expect(asked(half, crowd, { underWay: [page] })).not.toContain('mastodon discord');
  });

  it('is within the month’s cap, but for a click', () => {
    const spent = { ...failing.spent, month: '2026-11', monthBytes: 2_000 };
    const capped = { ...only, capBytes: 1_000 };
    expect(asked({ ...failing, spent }, capped)).toEqual([]);
    expect(asked({ ...failing, spent }, capped, { wanted: ['discord'] })).toHaveLength(1);
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
