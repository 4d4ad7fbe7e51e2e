import { expect, it } from 'vitest';
import { contacts, countryServices } from '../../src/services/index.ts';
import { assumed, lineControls, owners, readable } from './assumed.ts';

const hostOf = (url: string): string => new URL(url).hostname;
const everything = owners.flatMap((owner) => assumed(owner));

it('has every host that the product contacts, and each address once', () => {
  const hosts = new Set(everything.map(({ probe }) => hostOf(probe.url)));
  const missing = contacts
    .flatMap(({ endpoints }) => endpoints)
    .filter(({ brokenSince, probe }) => !brokenSince && !hosts.has(hostOf(probe.url)));
  expect(missing).toEqual([]);
  const ids = everything.map(({ id }) => id);
  expect(ids.length).toBe(new Set(ids).size);
});

it('asks what belongs to a country only by name', () => {
  const left = new Set(assumed().map(({ owner }) => owner));
  const byName = owners.filter((owner) => !left.has(owner));
  expect(byName.toSorted()).toEqual(['domestic', ...countryServices.map(({ id }) => id)].toSorted());
});

it('is sparing with what volunteers run', () => {
  const once = new Set(assumed().flatMap(({ owner, id, isAskedOnce }) => (isAskedOnce ? [owner, id] : [])));
  expect([...once]).toEqual(expect.arrayContaining(['matrix', 'control/wikimedia', 'control/debian']));
  expect(lineControls.length).toBeGreaterThan(3);
  expect(lineControls.filter(({ id }) => once.has(id))).toEqual([]);
});

it('knows what it asks about reading, and asks about second opinions only with everything else', () => {
  expect(readable(assumed()).map(({ id }) => id)).toEqual(
    expect.arrayContaining(['telegram/venus', 'slack/api', 'signal/updates', 'vantage/microsoft']),
  );
  expect(readable(assumed('slack'), 'slack').map(({ id }) => id)).toEqual(['slack/api']);
});
