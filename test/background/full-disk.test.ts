/** The disk or the browser's storage is full: nothing is lost while the browser runs, nothing is told twice, and it is said. */
import { beforeEach, expect, it } from 'vitest';
import { world } from '../platform/fake-browser.ts';
import { readState } from '../../src/background/read-state.ts';
import { rounds } from '../../src/background/round.ts';
import type { Shell } from '../../src/background/shell.ts';
import { holdBack, save } from '../../src/platform/save.ts';
import { load, loadAll, loadEverything } from '../../src/platform/storage.ts';
import { onUnsaved } from '../../src/platform/unsaved.ts';
import { storeOver } from '../simulate/memory-store.ts';
import { nightlyCopy, shellOver } from './after-a-night.ts';

let shell: Shell;
let told: string[];
let shown: string[];

/** WhatsApp falls silent, everybody else answers; the storage is the browser's own. */
beforeEach(async () => {
  Object.assign(world, { stored: Object.fromEntries(await nightlyCopy()), kept: {}, isFull: false });
  const calm = shellOver(new Map());
  told = [];
  shown = [];
  shell = {
    ...calm,
    ...{ load, loadAll, loadEverything, save, holdBack },
    probe: async (order, watched) => {
      const { grade: _grade, ...seen } = await calm.probe(order, watched);
      return order.endpoint.startsWith('whatsapp/')
        ? { ...seen, answered: false, failure: 'timeout', grade: 0 }
        : { ...seen, grade: 1 };
    },
    tell: async ({ kind }) => void told.push(kind),
    show: async (look) => void shown.push(look().icon),
  };
});

/** Some minutes, with a script that is killed after every round. */
async function minutes(count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) {
    await rounds(shell)('alarm');
    await shell.sleep(60_000);
  }
}

it('keeps watching, tells an outage once though its script is killed, and saves all of it once there is room', async () => {
  const before = structuredClone(world.stored);
  world.isFull = true;
  await minutes(6);
  expect([told, shown.at(-1)]).toEqual([['outage'], 'alarm']);
  expect(world.stored).toEqual(before);

  world.isFull = false;
  await minutes(1);
  expect(told).toEqual(['outage']);
  expect(world.kept).toEqual({});
  const written = storeOver(new Map(Object.entries(world.stored)));
  const state = await readState(written);
  expect(state.services['whatsapp']?.status).toBe('down');
  expect(state.incidents.at(-1)?.toldAt).toBeDefined();
  expect(state.outbox).toEqual([]);
  // The whole of it was counted, not only what came after there was room.
  const whatsapp = state.testimonies.at(-1)!.tallies.filter(({ serves }) => serves !== 'control');
  expect(Math.max(...whatsapp.map(({ asked }) => asked))).toBeGreaterThan(5);
});

it('is said from the first write that fails to the first that succeeds', async () => {
  const heard: unknown[] = [];
  await onUnsaved((why) => heard.push(why));
  await minutes(1);
  expect(new Set(heard)).toEqual(new Set([undefined]));
  world.isFull = true;
  await minutes(2);
  await expect.poll(() => heard.at(-1)).toBe('no-room');
  world.isFull = false;
  await minutes(1);
  await expect.poll(() => heard.at(-1)).toBe(undefined);
});
