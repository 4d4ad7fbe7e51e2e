/** Runs in the page: writes down what a screen reader would read out from now on. */
export function noteAnnouncements(): void {
  const said: string[] = [];
  Object.assign(globalThis, { said });
  new MutationObserver(() => {
    const status = document.querySelector('[role="status"]')!;
    const text = status.textContent ?? '';
    if (status.getAttribute('aria-live') === 'polite' && said.at(-1) !== text) said.push(text);
  }).observe(document.querySelector('[role="status"]')!, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}
