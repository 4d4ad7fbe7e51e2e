/** Functions that run inside a page: each can use nothing of its file. */

/** Clicks what a selector finds; says whether there was anything. */
export function clickOn(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.click();
  return element !== null;
}
