/**
 * What the processes of a browser that this test has started hold in memory, each page that they share divided among its users. Pages of
 * files are left out: they are shared with every other browser that runs here, and come and go with those. Linux alone.
 */
import { until } from '../drive/await.ts';
import type { Untyped } from '../untyped.ts';
import type { Rig } from './rig.ts';
import { processesOfBrowsers, readProcess } from './processes.ts';

declare const Services: Untyped;

/**
 * Has the browser let go what nothing refers to any more: on a busy machine it finds no idle moment for it, and what waits to be collected
 * would be taken for a leak. Both are told that memory is short too (DevTools: `Memory.simulatePressureNotification`; Firefox does the same
 * for "Minimize memory usage" in about:memory).
 */
async function collectGarbage({ chromium, firefox }: Rig): Promise<void> {
  if (chromium) {
    await chromium.collectGarbage();
    const page = await chromium.open('manifest.json');
    await page.send('Memory.simulatePressureNotification', { level: 'critical' });
    return page.close();
  }
  await firefox!.evaluateInChrome(() =>
    Services.obs.notifyObservers(null, 'memory-pressure', 'heap-minimize'),
  );
}

/** In bytes. */
export function memoryOfBrowsers(): number {
  const kilobytes = processesOfBrowsers().flatMap(({ pid }) =>
    [...readProcess(`/proc/${pid}/smaps_rollup`).matchAll(/^Pss_(?:Anon|Shmem):\s+(\d+)/gm)].map(
      ([, each]) => each,
    ),
  );
  return kilobytes.reduce((sum, each) => sum + Number(each), 0) * 1024;
}

/** It is at rest when so many looks in a row find no more than this between them, in bytes. */
const LOOKS = 30;
const STEADY = 4_000_000;

/** What they hold once nothing is starting or ending any more: a browser goes on opening processes for a while. */
export async function memoryAtRest(): Promise<number> {
  const looks: number[] = [];
  return until(
    () => {
      looks.push(memoryOfBrowsers());
      const latest = looks.slice(-LOOKS);
      return latest.length === LOOKS && Math.max(...latest) - Math.min(...latest) < STEADY && latest.at(-1)!;
    },
    { what: 'the browser to come to rest' },
  );
}

/** So many times in a row its garbage is collected in vain before a browser is held to have given back all that it will. */
const IN_VAIN = 8;

/** What is left in memory when nothing more can be collected, in bytes: what was freed goes back to the system a while later. */
export async function memoryKept(rig: Rig): Promise<number> {
  let least = await memoryAtRest();
  for (let inVain = 0; inVain < IN_VAIN; inVain += 1) {
    await collectGarbage(rig);
    const held = await memoryAtRest();
    if (held < least - STEADY / 4) inVain = -1;
    least = Math.min(least, held);
  }
  return least;
}
