/** Removes everything that Wasl has ever stored. */
import { DRAWN } from './badge.ts';
import { browser } from './browser.ts';
import { NOTED } from './noted.ts';
import { HELD_BACK, UNSAVED } from './unsaved.ts';

/** Rejects where the browser does. */
export async function erase(): Promise<void> {
  // First: whoever is killed in between must not leave what memory keeps to be written over what was erased.
  await browser.storage.session.remove([UNSAVED, HELD_BACK, NOTED, DRAWN]);
  await browser.storage.local.clear();
}
