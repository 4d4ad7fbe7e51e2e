import { afterEach, expect, it, vi } from 'vitest';
import { world } from './fake-browser.ts';
import { browser } from '../../src/platform/browser.ts';
import { enterRoom } from '../../src/platform/fresh-room.ts';
import { lookAhead, type FreshQuestion } from '../../src/platform/look-at-room.ts';

/** A room that says so of itself; silent: nothing. */
const room = (name: string, isFresh: () => boolean | 'silent', openedAt = 1) => ({
  name,
  url: `${world.scheme}//wasl/background/room.html`,
  postMessage({ wants }: FreshQuestion, [port]: MessagePort[]) {
    const word = isFresh();
    if (word !== 'silent' && wants === 'opened-at') port!.postMessage(word ? openedAt : 0);
    port!.close();
  },
});
const nameOf = async (openedSinceAt = 0) => {
  const { room: entered, leave } = await enterRoom(openedSinceAt);
  leave();
  return (entered as unknown as ReturnType<typeof room>).name;
};

/** Of the rooms one stands open at a time. */
function rooms(...later: ReturnType<typeof room>[]): void {
  let open = later.slice(0, 0);
  const next = later[Symbol.iterator]();
  Object.assign(browser, {
    offscreen: {
      createDocument: async () => void (open = [next.next().value!]),
      closeDocument: async () => void (open = []),
    },
  });
  vi.stubGlobal('clients', { matchAll: async () => open });
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('stays in one room while that is fresh', async () => {
  let isFresh = true;
  rooms(
    room('first', () => isFresh),
    room('second', () => true),
  );
  expect([await nameOf(), await nameOf()]).toEqual(['first', 'first']);
  isFresh = false;
  expect(await nameOf()).toBe('second');
});

it('changes none while somebody is in it', async () => {
  let isFresh = true;
  rooms(
    room('first', () => isFresh),
    room('second', () => true),
  );
  const { leave } = await enterRoom(0);
  isFresh = false;
  expect(await nameOf()).toBe('first');
  leave();
  expect(await nameOf()).toBe('second');
});

it('takes a room that says nothing for one on its way out', async () => {
  vi.useFakeTimers();
  rooms(
    room('first', () => 'silent'),
    room('second', () => true),
  );
  const entered = nameOf();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await entered).toBe('second');
});

it('leaves one whose connections are too old to prove anything', async () => {
  const isFresh = () => true;
  rooms(room('first', isFresh, 1_000), room('second', isFresh, 3_000));
  expect([await nameOf(), await nameOf(1_000)]).toEqual(['first', 'first']);
  expect([await nameOf(2_000), await nameOf(2_000)]).toEqual(['second', 'second']);
});

it('is looked at ahead: what it says then holds for who enters next, and for a moment', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  let isFresh = true;
  rooms(
    room('first', () => isFresh, 1_000),
    room('second', () => true, 3_000),
    room('third', () => true, 5_000),
  );
  await lookAhead();
  expect([await nameOf(), await nameOf()]).toEqual(['first', 'first']);
  await lookAhead();
  isFresh = false;
  expect(await nameOf()).toBe('first');
  isFresh = true;
  await lookAhead();
  expect(await nameOf(2_000)).toBe('second');
  await lookAhead();
  vi.advanceTimersByTime(1_000);
  expect(await nameOf(4_000)).toBe('third');
});
