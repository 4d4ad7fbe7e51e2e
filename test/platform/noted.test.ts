/** What is noted in memory alone, until the browser closes. */
import { beforeEach, expect, it } from 'vitest';
import { fake, world } from './fake-browser.ts';
import { note, noted } from '../../src/platform/noted.ts';
import { erase } from '../../src/platform/erase.ts';

beforeEach(() => Object.assign(world, { stored: {}, kept: {}, writes: [] }));

it('is there for the next script, nothing of it on the disk, and gone with everything', async () => {
  await note({ 'one.example open': 50 }, 0);
  await note({ 'two.example closed': 60 }, 0);
  expect(await noted()).toEqual({ 'one.example open': 50, 'two.example closed': 60 });
  expect(world.stored).toEqual({});
  await erase();
  expect(await noted()).toEqual({});
});

it('is forgotten when it is old', async () => {
  await note({ old: 50, recent: 90 }, 80);
  expect(await noted()).toEqual({ recent: 90 });
});

it('is nothing where the browser refuses', async () => {
  const { get, set } = fake.storage.session;
  const refuse = () => Promise.reject(new Error('Refused.'));
  Object.assign(fake.storage.session, { get: refuse, set: refuse });
  await note({ one: 1 }, 0);
  expect(await noted()).toEqual({});
  Object.assign(fake.storage.session, { get, set });
});
