/** One round at a time, and none of the reasons for one is lost. */
import { expect, it } from 'vitest';
import { oneAtATime } from '../../src/background/lock.ts';
import type { Trigger } from '../../src/core/model/terms.ts';
import { unawaited } from '../../src/platform/unawaited.ts';

const rest = () => new Promise((resolve) => setImmediate(resolve));

/** Rounds and work that last until they are let go, or called while they pause. */
function lock() {
  const did: string[] = [];
  const waiting: { go(): void; fail(): void }[] = [];
  const letGo = () =>
    new Promise<void>((go, fail) => waiting.push({ go, fail: () => fail(new Error('killed')) }));
  const rounds = oneAtATime(async (trigger, call) => {
    did.push(`begins ${trigger}`);
    unawaited(call.comes.then(() => void did.push('is called')));
    await letGo();
    did.push(`ends ${trigger}`);
  });
  const work = (name = 'work') =>
    rounds.between(async () => {
      did.push(`begins ${name}`);
      await letGo();
      did.push(`ends ${name}`);
      return `result of ${name}`;
    });
  const end = async (how: 'go' | 'fail' = 'go') => {
    for (const one of waiting.splice(0)) one[how]();
    await rest();
  };
  return { rounds, work, did, end };
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

it('what is wanted in a later round is not taken for what an earlier one was wanted for', async () => {
  const { rounds, did, end } = lock();
  for (const _ of [1, 2]) {
    const all = Promise.all([rounds('alarm'), rounds('check-now')]);
    await end();
    await end();
    await all;
  }
  const once = ['begins alarm', 'is called', 'ends alarm', 'begins check-now', 'ends check-now'];
  expect(did).toEqual([...once, ...once]);
});

it('a round wanted in the moment in which another ends does not run beside the next', async () => {
  const { rounds, did, end } = lock();
  const again = rounds('alarm').then(() => rounds('alarm'));
  const next = rounds('check-now');
  await end();
  await end();
  await end();
  await Promise.all([again, next]);
  expect(did).toEqual([
    ...['begins alarm', 'is called', 'ends alarm'],
    ...['begins alarm', 'is called', 'ends alarm'],
    ...['begins check-now', 'ends check-now'],
  ]);
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
  const { rounds, work, did, end } = lock();
  const first = rounds('alarm');
  const working = work();
  await end();
  await first;
  const second = rounds('alarm');
  await rest();
  await end();
  expect(await working).toBe('result of work');
  await end();
  await second;
  expect(did).toEqual([
    ...['begins alarm', 'ends alarm', 'begins work', 'ends work', 'begins alarm', 'ends alarm'],
  ]);
});

it('a round that was wanted before the work began waits for it too', async () => {
  const { rounds, work, did, end } = lock();
  const first = rounds('alarm');
  const working = work();
  const next = rounds('check-now');
  await end();
  await end();
  await Promise.all([first, working]);
  await end();
  await next;
  expect(did).toEqual([
    ...['begins alarm', 'is called', 'ends alarm', 'begins work', 'ends work'],
    ...['begins check-now', 'ends check-now'],
  ]);
});

it('one piece of work waits for the other', async () => {
  const { work, did, end } = lock();
  const all = Promise.all([work('import'), work('forgetting')]);
  await end();
  await end();
  await all;
  expect(did).toEqual(['begins import', 'ends import', 'begins forgetting', 'ends forgetting']);
});

it('work that fails is told to whoever wanted it, and rounds go on', async () => {
  const { rounds, did, end } = lock();
  await expect(rounds.between(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
  const round = rounds('alarm');
  await end();
  await round;
  expect(did).toEqual(['begins alarm', 'ends alarm']);
});
