/** What Firefox pays for connections that are reset: ten for each fetch (`prices.ts`). */
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { DETAILED } from '../drive/extension.ts';
import { until } from '../drive/await.ts';
import { headersOf, MOST, still, sum } from '../browser/counted.ts';
import { startRig } from '../browser/rig.ts';
import { night } from '../browser/stage.ts';

declare const chrome: Browser;

const CHOSEN = ['telegram', 'signal', 'messenger', 'discord'] as const;
const RESET = CHOSEN.slice(0, 3);
const WATCHED_MS = 180_000;
/** It took 310 and 354 when every endpoint of a service was asked again in each follow-up (Firefox 153). */
const MOST_CONNECTIONS = 250;

it.each([
  ['without permission', {}],
  ['with it', DETAILED],
] as const)(
  'three services that are reset for three minutes cost what is charged, %s',
  async (_, granted) => {
    const rig = await startRig('firefox', granted);
    onTestFinished(rig.close);
    await rig.choose(CHOSEN);
    const before = { ...(await still(rig)), spent: (await rig.state()).spent.monthBytes };
    const seenBefore = rig.lab.seen.length;
    await rig.lab.play(night([{ from: 0, services: RESET, fault: 'tls-reset' }]));
    const beganAt = Date.now();
    await rig.evaluate(() => chrome.alarms.create('round', { when: Date.now() }));
    await until(() => Date.now() - beganAt > WATCHED_MS);
    const after = { ...(await still(rig)), spent: (await rig.state()).spent.monthBytes };
    const connections = after.connections - before.connections;
    const kept = rig.lab.seen.slice(seenBefore).filter(({ isReused }) => isReused).length;
    const counted = sum(after) - sum(before) + headersOf(connections, kept);
    const charged = after.spent - before.spent;
    const { services } = await rig.state();
    expect(RESET.map((id) => [services[id]!.status, services[id]!.confidence])).toEqual(
      RESET.map(() => ['down', 'told']),
    );
    expect(connections).toBeLessThan(MOST_CONNECTIONS);
    expect(Math.abs(charged - counted)).toBeLessThanOrEqual(MOST * counted);
  },
);
