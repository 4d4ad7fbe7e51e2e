/** The wire of a check-up: what the page hears, and that its end calls the check-up off. */
import { beforeEach, expect, it } from 'vitest';
import { event, fake } from './fake-browser.ts';
import type { Measured } from '../../src/core/check-up/measured.ts';
import { onCheckUp, startCheckUp, type CheckUpSaid } from '../../src/platform/check-up.ts';

/** Two ends of one port, as the browser has them. */
function wire() {
  const ends = [0, 1].map(() => ({ name: '', onMessage: event(), onDisconnect: event() }));
  let isCut = false;
  return ends.map((own, index) => {
    const other = ends[1 - index]!;
    return Object.assign(own, {
      postMessage(message: unknown) {
        if (isCut) throw new Error('Attempting to use a disconnected port object');
        queueMicrotask(() => other.onMessage.fire(message));
      },
      disconnect() {
        if (isCut) return;
        isCut = true;
        other.onDisconnect.fire();
      },
    });
  });
}

const measured = { at: 1, looks: [] } as unknown as Measured;

let cut = () => {};

beforeEach(() => {
  fake.runtime.onConnect = event();
  Object.assign(fake.runtime, {
    connect({ name }: { name: string }) {
      const [page, background] = wire();
      cut = () => background!.disconnect();
      fake.runtime.onConnect.fire(Object.assign(background!, { name }));
      return page;
    },
  });
});

/** Settles once the page has heard so many words. */
function hears(count: number) {
  const heard: CheckUpSaid[] = [];
  let stop = () => {};
  const all = new Promise<CheckUpSaid[]>((resolve) => {
    stop = startCheckUp((said) => heard.push(said) === count && resolve(heard));
  });
  return { all, stop: () => stop() };
}

it('brings what was seen, after how far it is', async () => {
  onCheckUp(async (say) => {
    say({ count: 1, total: 2 });
    return measured;
  });
  expect(await hears(2).all).toEqual([{ progress: { count: 1, total: 2 } }, { measured }]);
});

it('says that it failed', async () => {
  onCheckUp(() => Promise.reject(new Error('no room')));
  expect(await hears(1).all).toEqual(['failed']);
});

it('says so where the background has been ended', async () => {
  onCheckUp(() => new Promise(() => {}));
  const { all } = hears(1);
  cut();
  expect(await all).toEqual(['failed']);
});

it('is called off when the page closes', async () => {
  const ended = new Promise<string>((left) =>
    onCheckUp((_, signal) => {
      signal.addEventListener('abort', () => left('called off'));
      return new Promise(() => {});
    }),
  );
  hears(1).stop();
  expect(await ended).toBe('called off');
});

it('leaves other ports alone', () => {
  let ran = 0;
  onCheckUp(async () => {
    ran += 1;
    return measured;
  });
  fake.runtime.onConnect.fire({ ...wire()[0], name: 'another' });
  expect(ran).toBe(0);
});
