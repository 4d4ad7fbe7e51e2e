/** What was readable before is readable after a round and an incident: profiles in which anything stands in any place. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readState } from '../../src/background/read-state.ts';
import { rounds } from '../../src/background/round.ts';
import { archiveOf } from '../../src/core/archive/archive.ts';
import type { Incident } from '../../src/core/model/incident.ts';
import { entries } from '../../src/core/storage/entries.ts';
import { openProfile } from '../frozen/profile.ts';
import { places, strange, withValue, type Path } from '../mutated.ts';
import { storeOver } from '../simulate/memory-store.ts';
import '../seed.ts';
import { nightlyCopy, shellOver } from './after-a-night.ts';

type Documents = Readonly<Record<string, unknown>>;

const flat = (value: unknown): string => JSON.stringify(value);

/** One line for each record of a history. */
function records(documents: Documents): string[] {
  const { openDays, days, sums, cases, marks, observations } = archiveOf(documents);
  const of = (kind: string, all: readonly { day: string; services: Readonly<Record<string, unknown>> }[]) =>
    all.flatMap(({ day, services }) =>
      Object.entries(services).map((one) => [kind, day, flat(one)].join(' ')),
    );
  return [
    ...of('quarters', days),
    ...of('sum', sums),
    ...openDays.flatMap(({ day, services }) =>
      Object.entries(services).flatMap(([id, spans]) =>
        spans.map((span) => `span ${day} ${id} ${flat(span)}`),
      ),
    ),
    ...cases.map(({ incident }) => `incident ${incident.id}`),
    ...marks.map((mark) => `mark ${flat(mark)}`),
    ...observations.map(({ endpoint, at }) => `look ${endpoint} ${Math.round(at)}`),
  ];
}

/** A night with an outage, and of a month in 0.1.0 some closed days and marks. */
async function profile(): Promise<Map<string, unknown>> {
  const { documents } = await openProfile('a-month');
  const old = Object.entries(documents).filter(([key]) => /^(rolled:\d$|sum:\d$|marks)/.test(key));
  return new Map([...(await nightlyCopy()), ...old.slice(0, 12)]);
}

/** Another incident begins, as a step writes it. */
async function openIncident(store: ReturnType<typeof storeOver>): Promise<void> {
  const state = await readState(store);
  const at = state.steppedAt;
  const incident: Incident = {
    ...{ id: 'one-more', serial: state.incidentCount, operator: 'Signal', services: ['signal'] },
    ...{ status: 'down', cause: 'unclear', openedAt: at, believedAt: at, timeline: [], relapses: 0 },
    between: { afterAt: at, beforeAt: at },
  };
  const next = {
    ...state,
    incidents: [...state.incidents, incident],
    incidentCount: state.incidentCount + 1,
  };
  await store.save(entries(state, next));
}

async function goOn(documents: Documents): Promise<Documents> {
  const stored = new Map(Object.entries(documents));
  const shell = shellOver(stored);
  await rounds(shell)('alarm');
  await openIncident(storeOver(stored));
  await rounds(shell)('alarm');
  return Object.fromEntries(stored);
}

const expectAll = (documents: Documents, lines: readonly string[]): void => {
  const after = new Set(records(documents));
  expect(lines.filter((line) => !after.has(line))).toEqual([]);
};

/** Defines the tests, each with so many profiles. */
export function mutateProfiles(numRuns: number): void {
  describe(`profiles in ${numRuns} states`, () => {
    let whole: Documents;
    let all: readonly Path[];

    beforeAll(async () => {
      whole = JSON.parse(flat(Object.fromEntries(await profile()))) as Documents;
      all = Object.keys(whole).flatMap((key) => places(whole[key], [key]));
    });

    it('that are whole lose nothing', async () => expectAll(await goOn(whole), records(whole)));

    it('with other values in some places keep what could be read', async () => {
      const change = fc.tuple(fc.constantFrom(...all), strange);
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
          const documents = changes.reduce<Documents>(
            (known, [path, value]) => changed(known, path, value),
            whole,
          );
          const before = records(documents);
          expectAll(await goOn(documents), before);
        }),
        { numRuns },
      );
      // Ten thousand take minutes, and more on a busy machine.
    }, 3_600_000);
  });
}

/** A place that an earlier change took away is not made anew. */
function changed(documents: Documents, path: Path, value: unknown): Documents {
  const isThere = path.slice(0, -1).reduce<unknown>((inside, key) => Object(inside)[key], documents);
  if (typeof isThere !== 'object' || isThere === null) return documents;
  return withValue(documents, path, value) as Documents;
}
