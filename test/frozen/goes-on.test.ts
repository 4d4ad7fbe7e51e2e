/** A browser that ran version 0.1.0 begins with today's: it goes on where that stopped, and loses nothing. */
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/core/model/time.ts';
import { archiveOf, type Archive } from '../../src/core/archive/archive.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { goOn } from './go-on.ts';
import { frozenAt, openProfile, profileNames, type Profile } from './profile.ts';

const now = ({ store }: Profile): Archive => archiveOf(Object.fromEntries(store.stored));

describe.each(profileNames)('after %s', (name) => {
  it('a round takes nothing away', async () => {
    const profile = await openProfile(name);
    const before = profile.archive;
    await goOn(name, profile.store, 1);
    const after = now(profile);
    expect(profile.store.stored.get(SETTINGS)).toEqual(profile.documents[SETTINGS]);
    expect([...profile.store.stored.keys()].filter((key) => key.startsWith('damaged:'))).toEqual([]);
    expect([after.days, after.sums, after.marks]).toEqual([before.days, before.sums, before.marks]);
    expect(after.openDays).toMatchObject(
      before.openDays.map(({ day, services }) => ({
        day,
        // What follows is new.
        services: Object.fromEntries(
          Object.entries(services).map(([id, spans]) => [id, expect.arrayContaining([...spans])]),
        ),
      })),
    );
    const isKept = ({ at }: { at: number }): boolean => at > frozenAt[name] - 47 * HOUR_MS;
    const seen = before.observations.filter(isKept);
    expect(after.observations.filter(isKept).slice(0, seen.length)).toEqual(seen);
    expect(after.cases.map(({ incident }) => incident.id)).toEqual(
      before.cases.map(({ incident }) => incident.id),
    );
    const closed = (archive: Archive) => archive.cases.filter(({ incident }) => incident.resolvedAt);
    expect(closed(after)).toMatchObject(closed(before).map(({ incident }) => ({ incident })));
    expect(after.cases).toMatchObject(
      before.cases.map(({ incident: { openedAt, between, timeline, cause, operator } }) => ({
        incident: { openedAt, between, cause, operator, timeline: expect.arrayContaining([...timeline]) },
      })),
    );
  });
});

it('tells what was about to be told, once, and that it is over when it is', async () => {
  const profile = await openProfile('a-month');
  const about = profile.state.outbox[0]!;
  const told = await goOn('a-month', profile.store, 30);
  const of = (id: string) => told.filter(({ notification }) => notification === id);
  expect(of(about.notification).map(({ kind }) => kind)).toEqual(['outage', 'recovery']);
  expect(of(about.notification)[0]).toEqual(about);
  const { cases } = now(profile);
  const open = cases.filter(({ incident }) => incident.resolvedAt === undefined);
  expect(open.map(({ incident }) => incident.id)).toEqual([]);
  // The one that is quiet until it is back is back.
  expect(told.map(({ kind, services }) => `${kind} ${services.join()}`)).toEqual([
    'outage whatsapp',
    'recovery whatsapp',
    'recovery telegram',
    'recovery own-rocket-union-example',
    'recovery slack',
  ]);
});

it('stays paused as long as the user wanted', async () => {
  const profile = await openProfile('firefox-basic-paused');
  const { observations } = profile.archive;
  await goOn('firefox-basic-paused', profile.store, 5);
  expect(now(profile).observations.at(-1)).toEqual(observations.at(-1));
});
