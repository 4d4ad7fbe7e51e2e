import { beforeEach, describe, expect, it } from 'vitest';
import { fake, world } from './fake-browser.ts';
import { load, onStored, save } from '../../src/platform/storage.ts';

beforeEach(() => {
  world.stored = {};
  world.writes = [];
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
    fake.storage.local.remove = ((remove) => async (keys: string[]) => {
      expect([await load('state'), await load('history/1')]).toEqual(['new', undefined]);
      return remove(keys);
    })(fake.storage.local.remove);
    await save({ state: 'new', 'history/1': undefined });
    expect(world.stored).toEqual({ state: 'new' });
  });

  it('tells what changed until it is stopped', async () => {
    const heard: unknown[] = [];
    const stop = onStored((changed) => heard.push(changed));
    await save({ state: 1 });
    await fake.storage.onChanged.fire({ state: { newValue: 2 } }, 'session');
    stop();
    await save({ state: 3 });
    expect(heard).toEqual([{ state: 1 }]);
  });
});
