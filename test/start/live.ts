/** Watches live services. */
import { follow, followUntilSettled, printTable } from './follow.ts';
import { begin, open, savePicture } from './browser.ts';

/** The longest that a first look may take: every probe, its follow-ups, and the silence that has to be seen before it is believed. */
const FIRST_LOOK_MS = 120_000;

/** Without a display it ends after the first look; with one, when the browser is closed. */
export async function watchLive(isVisible: boolean): Promise<'watched' | 'no-control'> {
  console.log('Wasl asks the live services. Nothing but the probes leaves this computer.\n');
  const opened = await open({ isVisible });
  try {
    await begin(opened);
    const popup = await followUntilSettled(opened.popup, FIRST_LOOK_MS);
    if (popup?.connection === 'offline' || popup?.connection === 'unknown') return 'no-control';
    if (!isVisible) await savePicture(opened);
    await printTable(opened.popup);
    if (isVisible) await follow(opened.popup, () => false, popup);
    return 'watched';
  } finally {
    await opened.browser.close();
  }
}
