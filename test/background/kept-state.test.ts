/** The state of a script that lives on: read once, and again when somebody else may have written. */
import { expect, it } from 'vitest';
import { readState } from '../../src/background/read-state.ts';
import { rounds } from '../../src/background/round.ts';
import type { Shell } from '../../src/background/shell.ts';
import { entries } from '../../src/core/storage/entries.ts';
import { defaultSettings, watch } from '../../src/services/index.ts';
import { healthyShell } from './healthy.ts';

const MANY_BYTES = 1_000_000_000;

function world() {
  const stored = new Map<string, unknown>();
  const settings = { ...defaultSettings, isStarted: true, services: [{ id: 'signal' }] };
  const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
  return healthyShell(stored, Date.UTC(2026, 10, 22, 21), () => watch(settings, sight));
}

/** Writes as somebody else would, what a round cannot make up. */
async function spendMuch(shell: Shell): Promise<void> {
  const state = await readState(shell);
  await shell.save(entries(state, { ...state, spent: { ...state.spent, todayBytes: MANY_BYTES } }));
}

it('what is written between two rounds is what the next one goes on with', async () => {
  const shell = world();
  const run = rounds(shell);
  await run('alarm');
  await run.between(() => spendMuch(shell));
  await run('check-now');
  expect((await readState(shell)).spent.todayBytes).toBeGreaterThan(MANY_BYTES);
});

it('what somebody else has written is what the next round goes on with', async () => {
  const shell = world();
  const run = rounds(shell);
  await run('alarm');
  const state = await readState(shell);
  const later = {
    ...state,
    steppedAt: state.steppedAt + 1,
    spent: { ...state.spent, todayBytes: MANY_BYTES },
  };
  await shell.save(entries(state, later));
  await run('check-now');
  expect((await readState(shell)).spent.todayBytes).toBeGreaterThan(MANY_BYTES);
});

it('after a write that failed the next round goes on with what is stored', async () => {
  const shell = world();
  const run = rounds(shell);
  await run('alarm');
  const { save } = shell;
  shell.save = () => Promise.reject(new Error('the disk is gone'));
  await expect(run('check-now')).rejects.toThrow('the disk is gone');
  shell.save = save;
  await spendMuch(shell);
  await run('check-now');
  expect((await readState(shell)).spent.todayBytes).toBeGreaterThan(MANY_BYTES);
});
