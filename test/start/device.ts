/** What a scenario does to the device, done to the browser in real time. */
import type { Chromium } from '../drive/chromium.ts';
import type { DeviceFaults } from '../scenario/fault.ts';

/**
 * Plays `killed` and `asleep`. The others would need another browser or another computer: `closed`, `clock` and `os-offline` are named
 * and left out.
 */
export function playDevice(browser: Chromium, faults: DeviceFaults, fromSecond: number): { stop(): void } {
  const timers: NodeJS.Timeout[] = [];
  const at = (second: number, act: () => void) => {
    if (second >= fromSecond) timers.push(setTimeout(act, (second - fromSecond) * 1000));
  };
  for (const second of faults.killed) at(second, () => void browser.killWorker().catch(() => {}));
  for (const { from, to } of faults.asleep) {
    at(from, () => browser.sleep());
    if (Number.isFinite(to)) at(to, () => browser.wake());
  }
  const leftOut = [
    ...(faults.closed.length > 0 ? ['closed'] : []),
    ...(faults.clock.length > 0 ? ['clock'] : []),
    ...(faults.osOffline.length > 0 ? ['os-offline'] : []),
  ];
  if (leftOut.length > 0) console.log(`The lab does not play: ${leftOut.join(', ')}.`);
  return {
    stop() {
      timers.forEach(clearTimeout);
      browser.wake();
    },
  };
}
