/** The one alarm, `round`: browsers kill the background between two rounds, and this wakes it. */
import { browser } from './browser.ts';

const NAME = 'round';

/** The stores' browsers fire no alarm earlier (developer.chrome.com/docs/extensions/reference/api/alarms). */
const SHORTEST_MS = 30_000;

/** A round that is killed before it sets the next alarm is taken up again after this long. */
const SAFETY_PERIOD_MINUTES = 1;

/** Asks for the alarm at this moment, but at least 30 s ahead, in place of the last one. */
export async function setAlarm(at: number): Promise<void> {
  const when = Math.max(at, Date.now() + SHORTEST_MS);
  await browser.alarms.create(NAME, { when, periodInMinutes: SAFETY_PERIOD_MINUTES });
}

/** Both browsers may lose alarms when they restart. */
export async function ensureAlarm(): Promise<void> {
  if (!(await browser.alarms.get(NAME))) await setAlarm(0);
}

/** Firefox lets the background live one idle period longer when the listener returns its promise (measured). */
export function onAlarm(listener: () => Promise<unknown>): void {
  // oxlint-disable-next-line typescript/no-misused-promises -- Firefox looks at what the types call nothing
  browser.alarms.onAlarm.addListener(({ name }) => (name === NAME ? listener() : undefined));
}
