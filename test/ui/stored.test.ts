import { describe, expect, it } from 'vitest';
import { emptyState } from '../../src/core/model/state.ts';
import { defaultSettings, watch } from '../../src/services/index.ts';
import { readState, safeView } from '../../src/ui/stored.ts';
import { NOW } from '../moment.ts';
import type { Watch } from '../../src/core/model/watch.ts';

const storage = (entries: Record<string, unknown>) => async (key: string) => entries[key];
const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
const watched: Watch = watch({ ...defaultSettings, isStarted: true }, sight);

describe('what is stored', () => {
  it('is nothing at first', async () => {
    expect(await readState(storage({}))).toEqual(emptyState);
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
    expect(view.rows.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'whatsapp unknown',
      'telegram unknown',
      'signal unknown',
      'messenger unknown',
    ]);
  });
});
