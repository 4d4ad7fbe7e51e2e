/** Draws a component into the document, as a page does. For tests that run with happy-dom. */
import { render as draw } from 'preact';
import type { ComponentChild } from 'preact';

export interface Drawn {
  root: HTMLElement;
  one(selector: string): HTMLElement;
  all(selector: string): HTMLElement[];
  /** What is read there, with spaces as on the screen. */
  text(selector?: string): string;
  click(selector: string): void;
  /** Chooses in a list, or types into a field and leaves it. */
  choose(selector: string, value: string): void;
  press(selector: string, key: string): void;
  /** Controls and pictures without a name to read out, as HTML. */
  nameless(): string[];
  again(what: ComponentChild): void;
}

export function render(what: ComponentChild): Drawn {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  draw(what, root);
  const one = (selector: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`Nothing here is ${selector}:\n${root.innerHTML.slice(0, 2000)}`);
    return found;
  };
  return {
    root,
    one,
    all: (selector) => [...root.querySelectorAll<HTMLElement>(selector)],
    text: (selector) => (selector ? one(selector) : root).textContent.replace(/\s+/g, ' ').trim(),
    click: (selector) => one(selector).click(),
    choose: (selector, value) => {
      (one(selector) as HTMLSelectElement | HTMLInputElement).value = value;
      one(selector).dispatchEvent(new Event('change', { bubbles: true }));
    },
    press: (selector, key) =>
      void one(selector).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })),
    nameless: () =>
      [...root.querySelectorAll('button, a, select, input, summary, [role=img], [role=slider]')]
        .filter(
          (each) =>
            !(
              each.getAttribute('aria-label') ??
              each.closest('label')?.textContent ??
              each.textContent
            ).trim(),
        )
        .map(({ outerHTML }) => outerHTML),
    again: (next) => draw(next, root),
  };
}
