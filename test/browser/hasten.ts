/** The real extension in time that passes sixty times as fast. */
import type { Browser } from 'webextension-polyfill';
import { until } from '../drive/await.ts';
import type { Rig } from './rig.ts';

declare const chrome: Browser;

/**
 * To run in front of the background script: a minute of the extension is a second, so that what is due every minute is due again. The
 * browser's alarms know nothing of it.
 */
export function hasten(): void {
  const anchor = Date.UTC(2026, 10, 1);
  const now = Date.now.bind(Date);
  Date.now = () => anchor + (now() - anchor) * 60;
}

/** One round, as the browser's alarm begins it. */
export async function driveRound(rig: Rig): Promise<void> {
  const before = (await rig.state()).steppedAt;
  // What is due every minute is so after a second.
  const asked = Date.now();
  await until(() => Date.now() - asked > 1_300);
  await rig.evaluate(() => chrome.alarms.create('round', { when: Date.now() }));
  await until(async () => (await rig.state()).steppedAt > before, { what: 'a round after the alarm' });
}
