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

/** Further ahead no alarm need be: a script that is woken with nothing to ask sets the right one, and asks nobody. */
const FURTHEST_MS = 15 * 60_000;

/**
 * Both browsers may lose alarms when they restart. One that is further ahead may have been asked for by a clock that has been set back
 * since: Chromium would let it wait for that time to come again.
 */
export async function ensureAlarm(): Promise<void> {
  const { scheduledTime = Infinity } = (await browser.alarms.get(NAME)) ?? {};
  if (scheduledTime - Date.now() > FURTHEST_MS) await setAlarm(0);
}

/** Firefox lets the background live one idle period longer when the listener returns its promise (measured). */
export function onAlarm(listener: () => Promise<unknown>): void {
  // oxlint-disable-next-line typescript/no-misused-promises -- Firefox looks at what the types call nothing
  browser.alarms.onAlarm.addListener(({ name }) => (name === NAME ? listener() : undefined));
}
