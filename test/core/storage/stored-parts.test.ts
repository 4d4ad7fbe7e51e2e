/** What of all that is stored is history, how many incidents that is, and how far back it reaches. */
import { describe, expect, it } from 'vitest';
import { COPY_KEYS } from '../../../src/core/storage/set-aside.ts';
import { STORED_PARTS, storedParts } from '../../../src/core/storage/stored-parts.ts';
import { openProfile, profileNames } from '../../frozen/profile.ts';

const partsOf = (documents: Readonly<Record<string, unknown>>) => {
  const { keys } = storedParts(documents);
  return STORED_PARTS.flatMap((part) => keys[part].map((key) => [key, part] as const));
};

describe.each(profileNames)('a profile: %s', (name) => {
  it('has every document in one part, and is told as its history is', async () => {
    const { documents, archive } = await openProfile(name);
    const parts = partsOf(documents);
    expect(parts.map(([key]) => key).sort()).toEqual(Object.keys(documents).sort());
    expect(parts.filter(([, part]) => part === 'settings').map(([key]) => key)).toEqual(['settings']);
    // Whatever lies in a ring or belongs to a day is history, and so are the user's marks.
    const isOfTime = (key: string) => key.includes(':') || key === 'marks';
    expect(parts.filter(([key, part]) => isOfTime(key) !== (part === 'history'))).toEqual([]);
    const { incidents, sinceDay } = storedParts(documents);
    expect(incidents).toBe(archive.cases.length);
    const days = [...archive.sums, ...archive.days, ...archive.openDays].map(({ day }) => day).sort();
    expect(sinceDay).toBe(days[0]);
  });
});

it('knows copies, the settings of an organisation and what waits for it, and what it has never heard of', () => {
  const documents = {
    managed: 1,
    outgoing: 1,
    marks: 1,
    'marks-2': 1,
    ...Object.fromEntries(COPY_KEYS.map((key) => [key, 1])),
  };
  expect(Object.fromEntries(partsOf(documents))).toEqual({
    ...{ managed: 'settings', outgoing: 'state', marks: 'history', 'marks-2': 'state' },
    ...Object.fromEntries(COPY_KEYS.map((key) => [key, 'aside'])),
  });
});

it('says of nothing since when it is, and takes no damaged day for one', () => {
  expect(storedParts({ state: {} })).not.toHaveProperty('sinceDay');
  expect(storedParts({ 'sum:1': { day: 7 }, 'rolled:1': null, 'sum:2': { day: '0' } })).not.toHaveProperty(
    'sinceDay',
  );
  expect(storedParts({ 'sum:1': { day: '2026-03-04' }, 'history:2026-03-05': {} }).sinceDay).toBe(
    '2026-03-04',
  );
});
