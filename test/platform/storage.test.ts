import { beforeEach, describe, expect, it } from 'vitest';
import { fake, world } from './fake-browser.ts';
import { save, saveOrReject } from '../../src/platform/save.ts';
import { erase } from '../../src/platform/erase.ts';
import { load, loadAll, loadEverything, onStored } from '../../src/platform/storage.ts';

beforeEach(() => {
  Object.assign(world, { stored: {}, kept: {}, writes: [], isFull: false });
});

describe('storage', () => {
  it('gives back what was saved, and undefined for what never was', async () => {
    await save({ state: { version: 1 } });
    expect([await load('state'), await load('settings')]).toEqual([{ version: 1 }, undefined]);
  });

  it('writes all entries in one call', async () => {
    await save({ state: 1, 'history/1': 2 });
    expect(world.writes).toEqual(['set state,history/1']);
  });

  it('has removed a key for its reader from the first call on, wherever it is killed', async () => {
    world.stored = { state: 'old', 'history/1': 'old' };
    const { remove } = fake.storage.local;
    let found: unknown[] = [];
    fake.storage.local.remove = async (keys) => {
      found = [await load('state'), await load('history/1')];
      return remove(keys);
    };
    await save({ state: 'new', 'history/1': undefined });
    fake.storage.local.remove = remove;
    expect(found).toEqual(['new', undefined]);
    expect(world.stored).toEqual({ state: 'new' });
  });

  it('tells what changed until it is stopped', async () => {
    const heard: unknown[] = [];
    const stop = onStored((changed) => heard.push(changed));
    await save({ state: 1 });
    fake.storage.onChanged.fire({ state: { newValue: 2 } }, 'session');
    stop();
    await save({ state: 3 });
    expect(heard).toEqual([{ state: 1 }]);
  });
});

describe('storage that is full', () => {
  it('is read with what memory keeps in front of it', async () => {
    world.stored = { state: 'old', marks: 'old', other: 'old' };
    world.isFull = true;
    await save({ state: 'new', marks: undefined });
    expect(world.stored).toEqual({ state: 'old', marks: 'old', other: 'old' });
    expect([await load('state'), await load('marks'), await load('other')]).toEqual([
      'new',
      undefined,
      'old',
    ]);
    expect(await loadAll(['state', 'marks'])).toEqual({ state: 'new' });
    expect(await loadEverything()).toEqual({ state: 'new', other: 'old' });
  });

  it('takes all that was kept with the first write for which there is room', async () => {
    world.stored = { marks: 'old' };
    world.isFull = true;
    await Promise.all([save({ state: 1 }), save({ settings: 1 }), save({ marks: undefined })]);
    world.isFull = false;
    await save({ state: 2 });
    expect([world.stored, world.kept]).toEqual([{ state: 2, settings: 1 }, {}]);
  });

  it('has the newest in front wherever it is killed while it catches up', async () => {
    world.isFull = true;
    await save({ state: 1 });
    world.isFull = false;
    const { session } = fake.storage;
    const { remove } = session;
    let found: unknown;
    session.remove = async (keys) => {
      found = await load('state');
      return remove(keys);
    };
    await save({ state: 2 });
    session.remove = remove;
    expect([found, await load('state')]).toEqual([2, 2]);
  });

  it('takes nothing that has to be taken whole', async () => {
    world.isFull = true;
    await expect(saveOrReject({ state: 1 })).rejects.toThrow('quota');
    expect(await loadEverything()).toEqual({});
    await save({ state: 1 });
    world.isFull = false;
    await expect(saveOrReject({ state: 2 })).rejects.toThrow('no room');
    expect(await load('state')).toBe(1);
  });

  it('tells of what is kept once, and not again of what stays', async () => {
    const heard: unknown[] = [];
    world.isFull = true;
    const stop = onStored((changed) => heard.push(changed));
    await save({ settings: { version: 1 } });
    await save({ state: 1 });
    stop();
    expect(heard).toEqual([{ settings: { version: 1 } }, { state: 1 }]);
  });

  it('is erased with what memory keeps', async () => {
    world.stored = { settings: 1 };
    world.isFull = true;
    await save({ state: 1 });
    await erase();
    expect(await loadEverything()).toEqual({});
  });
});
