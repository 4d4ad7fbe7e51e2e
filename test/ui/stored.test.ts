import { describe, expect, it } from 'vitest';
import { emptyState } from '../../src/core/model/state.ts';
import { defaultSettings, watch } from '../../src/services/index.ts';
import { readSettings, readState, safeView } from '../../src/ui/stored.ts';
import { NOW } from '../moment.ts';
import type { Watch } from '../../src/core/model/watch.ts';

const storage = (entries: Record<string, unknown>) => async (key: string) => entries[key];
const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
const watched: Watch = watch({ ...defaultSettings, isStarted: true }, sight);

describe('what is stored', () => {
  it('is nothing at first', async () => {
    expect(await readState(storage({}))).toEqual(emptyState);
    expect(await readSettings(storage({}), defaultSettings)).toBe(defaultSettings);
  });

  it.each([
    ['text'],
    [42],
    [[]],
    [{}],
    [{ version: 1 }],
    [{ version: 99, openDays: [] }],
    [{ version: 1, openDays: 7 }],
  ])('opens the popup even where it is %j', async (garbage) => {
    const state = await readState(storage({ state: garbage }));
    const view = safeView(state, watched, NOW);
    expect(view.wasDamaged).toBe(true);
    expect(view.rows.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'whatsapp unknown',
      'telegram unknown',
      'signal unknown',
      'messenger unknown',
    ]);
  });

  it('gives the settings it starts with where they cannot be read', async () => {
    for (const settings of ['text', 42, {}, { version: 2 }, { version: 1, services: 'all' }])
      expect(await readSettings(storage({ settings }), defaultSettings)).toBe(defaultSettings);
  });
});
