/** What a meter counts of a browser with Wasl, minute by minute, beside what Wasl says that it used. */
import type { Browser } from 'webextension-polyfill';
import { STATE } from '../../src/core/storage/keys.ts';
import type { State } from '../../src/core/model/state.ts';
import { countedBytes, cutToUsualPackets } from './line.ts';
import { onStage } from './play.ts';

declare const chrome: Browser;

export const METER = 'what a meter counts';

/** Those of the first run. */
const FOUR = ['whatsapp', 'telegram', 'signal', 'messenger'];
/** Servers end idle connections after so long, many after 60 to 75 s, others after four minutes. */
const IDLE_MS = 90_000;
const MINUTES = 20;

export interface MeteredMinutes {
  /** Of the first minute, in which everything is opened, and of those after it. */
  first: { counted: number; said: number };
  later: { counted: number; said: number };
}

export function playMeter(): Promise<MeteredMinutes> {
  let begunBytes = 0;
  const beforeStart = () => {
    cutToUsualPackets();
    begunBytes = countedBytes();
  };
  return onStage(
    async ({ browser, popup }) => {
      const page = await browser.open('manifest.json');
      await popup.close();
      const now = async () => ({
        counted: countedBytes() - begunBytes,
        said: await page.evaluate(
          async (key) => ((await chrome.storage.local.get(key))[key] as State).spent.monthBytes,
          STATE,
        ),
      });
      const minutes = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 60_000));
      await minutes(1);
      const first = await now();
      await minutes(MINUTES);
      const all = await now();
      return { first, later: { counted: all.counted - first.counted, said: all.said - first.said } };
    },
    { services: FOUR, idleMs: IDLE_MS, beforeStart },
  );
}
