/** What is asked of second resolvers about a name that the browser has lost, and what their answers say. */
import { describe, expect, it } from 'vitest';
import { learnNames, nameLooks, whereLost } from '../../../src/core/detect/resolvers.ts';
import { serviceFacts } from '../../../src/core/judge/facts.ts';
import type { Observation } from '../../../src/core/model/observation.ts';
import { emptyState, type EndpointBelief, type NameBelief } from '../../../src/core/model/state.ts';
import type { Failure } from '../../../src/core/model/terms.ts';
import { defaultSettings, services, watch } from '../../../src/services/index.ts';

const AT = Date.UTC(2026, 10, 22, 21);
const MINUTE_MS = 60_000;
const telegram = services.find(({ id }) => id === 'telegram')!;
const [first, second, third] = [
  ...new Set(telegram.endpoints.map(({ probe }) => new URL(probe.url).hostname)),
];
const here = (granted: readonly string[]) =>
  watch(
    { ...defaultSettings, services: [{ id: 'telegram' }] },
    { browser: 'chromium', granted, seesLayers: true, socketsAreAnonymous: true },
  );

/** Telegram, whose hosts have been failing so since `AT`. */
function state(
  names: Record<string, NameBelief>,
  lost: Record<string, Failure> = { [first!]: 'dns' },
  failuresInARow = 1,
) {
  const endpoints = telegram.endpoints.flatMap(({ id, probe }): [string, EndpointBelief][] => {
    const failure = lost[new URL(probe.url).hostname];
    if (!failure) return [];
    const span = { sinceAt: AT, inARowSinceAt: AT, failedAt: AT, knownAt: AT };
    const run = { ...span, failures: 3, answers: 0, failuresInARow, failure };
    const none = { answersInARow: 0, grade: 0, fullNats: 0, partialNats: 0 } as const;
    return [[id, { tier: 'detailed', askedAt: AT, answeredAt: AT - MINUTE_MS, ...none, run }]];
  });
  return { ...emptyState, steppedAt: AT, endpoints: Object.fromEntries(endpoints), names };
}

const belief = (minutes: number, found: number, denied: number): NameBelief => ({
  askedAt: AT + minutes * MINUTE_MS,
  found,
  denied,
});

describe('where a name is lost', () => {
  const where = (known?: NameBelief): string => whereLost(known ? { 'a.org': known } : {}, 'a.org', AT);

  it('is unknown until somebody was asked since', () => {
    expect(where()).toBe('unknown');
    expect(where({ ...belief(0, 0, 2), askedAt: AT - 1 })).toBe('unknown');
    expect(where(belief(0, 0, 0))).toBe('unknown');
  });

  it('is everywhere where two resolvers deny it, from the first moment on', () => {
    expect(where(belief(0, 0, 2))).toBe('everywhere');
    expect(where(belief(0, 0, 1))).toBe('unknown');
  });

  it('is here where one finds it after no cache can hold it any more', () => {
    expect(where(belief(4, 2, 0))).toBe('unknown');
    expect(where(belief(5, 1, 1))).toBe('here');
  });
});

describe('of a service', () => {
  const lost = (names: Record<string, NameBelief>, hosts: Record<string, Failure>): string =>
    serviceFacts(state(names, hosts), telegram, here(['telegram']), AT).lost;
  const both = { [first!]: 'dns', [second!]: 'dns' } as const;

  it('names are lost here, or everywhere, only where all that were asked about are', () => {
    const [gone, kept] = [belief(5, 0, 2), belief(5, 2, 0)];
    expect(lost({}, both)).toBe('unknown');
    expect(lost({ [first!]: gone }, both)).toBe('everywhere');
    expect(lost({ [first!]: kept }, both)).toBe('here');
    expect(lost({ [first!]: gone, [second!]: gone }, both)).toBe('everywhere');
    expect(lost({ [first!]: kept, [second!]: kept }, both)).toBe('here');
    expect(lost({ [first!]: gone, [second!]: kept }, both)).toBe('unknown');
  });

  it('what fails in another way has no say', () => {
    expect(lost({ [first!]: belief(5, 2, 0) }, { [first!]: 'timeout' })).toBe('unknown');
    const names = { [first!]: belief(5, 0, 2), [second!]: belief(5, 2, 0) };
    expect(lost(names, { [first!]: 'dns', [second!]: 'reset' })).toBe('everywhere');
  });

  it('what answers again has its name', () => {
    const again = state({ [first!]: belief(5, 2, 0) }, undefined, 0);
    expect(serviceFacts(again, telegram, here(['telegram']), AT).lost).toBe('unknown');
    expect(nameLooks(again, telegram, here(['telegram']), AT + 35 * MINUTE_MS)).toEqual([]);
  });
});

it('nobody is told the name of a service of the user’s own', () => {
  const lost = state({});
  expect(nameLooks(lost, telegram, here(['telegram']), AT)).not.toEqual([]);
  expect(nameLooks(lost, { ...telegram, isOwn: true }, here(['telegram']), AT)).toEqual([]);
});

describe('second resolvers', () => {
  const asked = (names: Record<string, NameBelief>, minutes: number, granted = ['telegram']): string[] =>
    nameLooks(state(names), telegram, here(granted), AT + minutes * MINUTE_MS).map(
      ({ endpoint }) => endpoint,
    );
  const all = [`resolver/google/${first}`, `resolver/cloudflare/${first}`];

  it('are asked at once, after what a cache may hold, and then every half hour', () => {
    expect(asked({}, 0)).toEqual(all);
    expect(asked({ [first!]: belief(-1, 2, 0) }, 0)).toEqual(all);
    expect(asked({ [first!]: belief(0, 2, 0) }, 4)).toEqual([]);
    expect(asked({ [first!]: belief(0, 2, 0) }, 5)).toEqual(all);
    expect(asked({ [first!]: belief(5, 2, 0) }, 34)).toEqual([]);
    expect(asked({ [first!]: belief(5, 2, 0) }, 35)).toEqual(all);
  });

  it('learn of no name that the user has not opened to us, of none that fails otherwise, and of two a service', () => {
    expect(asked({}, 0, [])).toEqual([]);
    const looks = (lost: Record<string, Failure>): number =>
      nameLooks(state({}, lost), telegram, here(['telegram']), AT).length;
    expect(looks({ [first!]: 'timeout' })).toBe(0);
    expect(looks({ [first!]: 'dns', [second!]: 'dns', [third!]: 'dns' })).toBe(4);
  });
});

describe('what is held about names', () => {
  const seen = (endpoint: string, failure?: Failure): Observation => ({
    ...{ endpoint, kind: 'doh', tier: 'basic', at: AT, latencyMs: 50, answered: failure === undefined },
    ...{ grade: 1, isWarm: false, sentBytes: 0, receivedBytes: 0, ...(failure && { failure }) },
  });

  it('is what each resolver said last; who could not be reached said nothing', () => {
    const said = [seen('resolver/google/a.org'), seen('resolver/cloudflare/a.org', 'dns')];
    const other = [seen('resolver/google/b.org', 'timeout'), seen('resolver/cloudflare/b.org', 'timeout')];
    expect(learnNames({ 'a.org': belief(-10, 0, 2) }, [...said, ...other, seen('a/b', 'dns')], AT)).toEqual({
      'a.org': belief(0, 1, 1),
      'b.org': belief(0, 0, 0),
    });
  });

  it('is forgotten after an hour, when somebody is asked again', () => {
    const names = { 'old.org': belief(-60, 2, 0), 'late.org': belief(-59, 2, 0) };
    expect(learnNames(names, [seen('telegram/web')], AT)).toBe(names);
    const learned = learnNames(names, [seen('resolver/google/a.org')], AT);
    expect(Object.keys(learned).sort()).toEqual(['a.org', 'late.org']);
  });
});
