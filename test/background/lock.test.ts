/** One round at a time, and none of the reasons for one is lost. */
import { expect, it } from 'vitest';
import { oneAtATime } from '../../src/background/lock.ts';
import type { Trigger } from '../../src/core/model/terms.ts';

const rest = () => new Promise((resolve) => setImmediate(resolve));

/** Rounds that last until they are let go, or called while they pause. */
function lock() {
  const did: string[] = [];
  const waiting: { go(): void; fail(): void }[] = [];
  const rounds = oneAtATime(async (trigger, called) => {
    did.push(`begins ${trigger}`);
    called.addEventListener('abort', () => did.push('is called'));
    await new Promise<void>((go, fail) => waiting.push({ go, fail: () => fail(new Error('killed')) }));
    did.push(`ends ${trigger}`);
  });
  const end = async (how: 'go' | 'fail' = 'go') => {
    for (const one of waiting.splice(0)) one[how]();
    await rest();
  };
  return { rounds, did, end };
}

it('an alarm and a start join the round that runs', async () => {
  const { rounds, did, end } = lock();
  const all = Promise.all([rounds('network'), rounds('alarm'), rounds('start')]);
  await end();
  await all;
  expect(did).toEqual(['begins network', 'ends network']);
});

it('what else is wanted meanwhile is one round right after it, which is called to an end', async () => {
  const { rounds, did, end } = lock();
  const wanted: Trigger[] = ['alarm', 'network', 'check-now', 'user-report'];
  const all = Promise.all(wanted.map((trigger) => rounds(trigger)));
  await end();
  await end();
  await all;
  expect(did).toEqual(['begins alarm', 'is called', 'ends alarm', 'begins check-now', 'ends check-now']);
});

it('a round that rejects takes none with it', async () => {
  const { rounds, did, end } = lock();
  const failed = rounds('alarm').catch(() => 'rejected');
  const next = rounds('check-now');
  await end('fail');
  await end();
  await next;
  expect([await failed, ...did]).toEqual([
    ...['rejected', 'begins alarm', 'is called', 'begins check-now', 'ends check-now'],
  ]);
});

it('work on what is stored waits for the round that runs, and the next waits for the work', async () => {
  const { rounds, did, end } = lock();
  const first = rounds('alarm');
  let finish = (): void => undefined;
  const work = rounds.between(async () => {
    did.push('works');
    await new Promise<void>((done) => (finish = done));
    did.push('has worked');
    return 'result';
  });
  await end();
  await first;
  const second = rounds('alarm');
  await rest();
  finish();
  expect(await work).toBe('result');
  await rest();
  await end();
  await second;
  expect(did).toEqual(['begins alarm', 'ends alarm', 'works', 'has worked', 'begins alarm', 'ends alarm']);
});

it('work that fails is told to whoever wanted it, and rounds go on', async () => {
  const { rounds, did, end } = lock();
  await expect(rounds.between(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
  const round = rounds('alarm');
  await end();
  await round;
  expect(did).toEqual(['begins alarm', 'ends alarm']);
});
