/** The room that a page has for the timeline. */

/** In the margins of the page, in CSS pixels. */
const BESIDE = 32;
const LEAST = 288;
const MOST = 720;
/** The letters of the timeline are drawn for a page whose letters have this size. */
const USUAL_LETTERS = 16;

/** The width to plan the timeline for: stretched over the page, its letters are as large as the reader's own. */
export function roomOn(page: HTMLElement): number {
  const scale = parseFloat(getComputedStyle(page).fontSize) / USUAL_LETTERS;
  return Math.max(LEAST, Math.min(MOST, (page.clientWidth - BESIDE) / scale));
}
