/** The kernel counts packets with their headers, around a real Chromium in a network of its own: what Wasl says that it used is that. */
import { expect, it } from 'vitest';
import { playApart } from '../network/apart.ts';
import { METER, type MeteredMinutes } from '../network/meter.ts';

/** The share by which the two may differ. */
const MOST = 0.15;

it(
  'says what a meter counts, within 15 %, of the first minute and of the next twenty',
  { timeout: 1_800_000 },
  async () => {
    const { first, later } = await playApart<MeteredMinutes>(METER);
    for (const { counted, said } of [first, later]) {
      expect(said, `${said} said, ${counted} counted`).toBeGreaterThan((1 - MOST) * counted);
      expect(said, `${said} said, ${counted} counted`).toBeLessThan((1 + MOST) * counted);
    }
  },
);
