/** The state of a script that lives on: read once, and again when somebody else may have written. */
import { expect, it } from 'vitest';
import { archiveOf } from '../../src/core/archive/archive.ts';
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

/** What a wake-up reads of the past. */
const asked = async (shell: Shell): Promise<number> =>
  (await readState(shell)).raw.flatMap(({ observations }) => observations).length;

it('what could not be written lives in memory, and is written whole once that is possible', async () => {
  const shell = { ...world(), admit: () => undefined };
  const { save } = shell;
  const run = rounds(shell);
  await run('check-now');
  const once = await asked(shell);
  shell.save = () => Promise.reject(new Error('the disk is gone'));
  // Longer than what is kept of the past in the state itself.
  for (let round = 0; round < 20; round += 1) {
    await shell.sleep(60_000);
    await run('check-now');
  }
  expect(await asked(shell)).toBe(once);
  shell.save = save;
  await shell.sleep(60_000);
  await run('check-now');
  const state = await readState(shell);
  expect(state.steppedAt).toBe(shell.now());
  const { observations } = archiveOf(await shell.loadEverything());
  expect(new Set(observations.map(({ at }) => at)).size).toBe(22);
});

it('what somebody else has written goes before what could not be written', async () => {
  const shell = { ...world(), admit: () => undefined };
  const run = rounds(shell);
  await run('alarm');
  const { save } = shell;
  shell.save = () => Promise.reject(new Error('the disk is gone'));
  await run('check-now');
  shell.save = save;
  await run.between(() => spendMuch(shell));
  await run('check-now');
  expect((await readState(shell)).spent.todayBytes).toBeGreaterThan(MANY_BYTES);
});
