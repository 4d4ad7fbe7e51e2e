/** What the system says about the user's line: a hint for when to check, evidence only when it says that there is none. */

/** Only a clear no is worth anything: `true` may still mean a cable that leads nowhere. */
export const isSystemOffline = (): boolean => !navigator.onLine;

/** Whether the user asked for few bytes; `undefined` where the browser does not say (Firefox). */
export const savesData = (): boolean | undefined =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData;

/** The system's line came or went. */
export function onLineChanged(listener: () => unknown): void {
  globalThis.addEventListener('online', () => listener());
  globalThis.addEventListener('offline', () => listener());
}
