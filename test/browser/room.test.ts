/** When the room is given up that Chromium's requests are made from: servers then meet a browser that they do not know. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CALM } from '../lab/lab.ts';
import type { Seen } from '../lab/serve.ts';
import { startRig, type Rig } from './rig.ts';
import { giveUpRoom, strangeCookies } from './room.ts';
import { night } from './stage.ts';

declare const chrome: { extension: { getViews(): Window[] } };

const HOSTS = ['signal.org', 'telegram.org', 'slack.com'];
let rig: Rig;

beforeAll(async () => {
  rig = await startRig('chromium', { hasDoor: true });
});
afterAll(() => rig.close());

/** Asks one host after the other and gives what the last was asked. */
async function ask(...hosts: string[]): Promise<Seen | undefined> {
  const before = rig.lab.seen.length;
  for (const host of hosts) {
    const probe = { kind: 'opaque', url: `https://${host}/favicon.ico` };
    await rig.ask({
      endpoint: 'test/e',
      kind: 'opaque',
      tier: 'basic',
      probe,
      limitMs: 3_000,
      isWarm: false,
    });
  }
  return rig.lab.seen.slice(before).at(-1);
}

const UNKNOWN = { isReused: false, isResumed: false };
const play = (fault: string) => rig.lab.play(night([{ from: 0, hosts: ['*'], fault }]));

it('is kept from one burst of requests to the next, and when the worker ends', async () => {
  expect(await ask('signal.org')).toMatchObject(UNKNOWN);
  expect(await ask('signal.org')).toMatchObject({ isReused: true });
  await rig.chromium!.killWorker();
  expect(await ask('signal.org')).toMatchObject({ isReused: true });
  // Its TLS session outlives a connection.
  await play('refused');
  await rig.lab.play(CALM);
  expect(await ask('signal.org')).toMatchObject({ isReused: false, isResumed: true });
});

it('is given up when the line of the system goes or comes', async () => {
  for (const event of ['offline', 'online']) {
    await rig.chromium!.evaluate((name) => {
      const room = chrome.extension
        .getViews()
        .find(({ location }) => location.pathname === '/background/room.html');
      room!.dispatchEvent(new Event(name));
    }, event);
    expect([event, await ask('signal.org')]).toMatchObject([event, UNKNOWN]);
    expect(await ask('signal.org')).toMatchObject({ isReused: true });
  }
});

it('is given up when three hosts were silent, not when somebody answered meanwhile, as behind a filter', async () => {
  await ask(...HOSTS, 'discord.com');
  // What is filtered is given up on long after others have answered.
  await rig.lab.play(night([{ from: 0, hosts: HOSTS, fault: 'hang' }]));
  await Promise.all([ask('discord.com'), ...HOSTS.map((host) => ask(host))]);
  expect(await ask('discord.com')).toMatchObject({ isReused: true });
  await play('refused');
  await ask(...HOSTS);
  await rig.lab.play(CALM);
  expect(await ask('signal.org')).toMatchObject(UNKNOWN);
});

it('takes the cookies along that servers gave with sockets', async () => {
  const probe = { kind: 'websocket', url: 'wss://prod-nginz-ssl.wire.com/await' };
  const order = { endpoint: 'test/e', kind: 'websocket', tier: 'basic', probe, isWarm: false } as const;
  for (const room of [1, 2]) {
    await giveUpRoom(rig.chromium!);
    const before = rig.lab.seen.length;
    for (const limitMs of [15_000, 15_000, 15_000]) await rig.ask({ ...order, limitMs });
    const seen = rig.lab.seen.slice(before);
    const cookies = [seen.length, seen[0]!.headers.cookie, strangeCookies(seen)];
    expect([room, ...cookies]).toEqual([room, 3, undefined, []]);
  }
});
