/** Where the hand of whoever uses the keyboard goes when what it stood on comes or goes. */

/** A question stands under the hand of who asked, on the answer that changes nothing. */
export const takeFocus = (button: HTMLElement | null) => button?.focus();

/** Leads to an element of the part of the page (`around`) in which something was pressed. */
export function leadTo(event: Event, around: string, selector: string): void {
  (event.currentTarget as Element).closest(around)?.querySelector<HTMLElement>(selector)?.focus();
}
