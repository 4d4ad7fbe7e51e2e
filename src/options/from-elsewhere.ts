/**
 * Whoever comes from another page to choose whom Wasl may ask: `options.html#others`, and with the service they came to ask about
 * `#others=whatsapp`.
 */
import type { ServiceId } from '../core/model/terms.ts';

const HASH = /^#others(?:=([\w-]{1,100}))?$/;

/** The service that an address names; left out: none. */
export const aboutIn = (hash: string): ServiceId | undefined => HASH.exec(hash)?.[1];

/** Brings the section into sight and the focus to its heading: the page is drawn later than the browser looks for it. */
export function leadToOthers(hash: string, page: Document): void {
  if (!HASH.test(hash)) return;
  const section = page.querySelector<HTMLElement>('[data-section=others]');
  section?.scrollIntoView();
  section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}
