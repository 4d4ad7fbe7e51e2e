/** The keyboard of a tab of Chromium, as `Input.dispatchKeyEvent` of the DevTools protocol knows it. */
import type { Page } from './page.ts';

/** `KeyboardEvent.key`, the virtual key code, and what the key types. */
const KEYS = {
  Tab: [9],
  Enter: [13, '\r'],
  ' ': [32, ' '],
  Escape: [27],
  ArrowLeft: [37],
  ArrowUp: [38],
  ArrowRight: [39],
  ArrowDown: [40],
  Home: [36],
  End: [35],
} as const;

export type Key = keyof typeof KEYS;

const SHIFT = 8;

export async function press(page: Page, key: Key, isShifted = false): Promise<void> {
  const [code, text] = KEYS[key] as readonly [number, string?];
  const event = {
    key,
    code: key === ' ' ? 'Space' : key,
    windowsVirtualKeyCode: code,
    modifiers: isShifted ? SHIFT : 0,
  };
  await page.send('Input.dispatchKeyEvent', {
    type: text ? 'keyDown' : 'rawKeyDown',
    ...event,
    ...(text && { text }),
  });
  await page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}

/** Lets the tab have the keyboard, whichever window has it. */
export async function takeKeyboard(page: Page): Promise<void> {
  await page.send('Page.bringToFront');
  await page.send('Emulation.setFocusEmulationEnabled', { enabled: true });
}

/** Tabs on until what has the focus matches, at most once around the page; gives how many steps that took. */
export async function tabTo(page: Page, selector: string, isBack = false): Promise<number> {
  const seen: string[] = [];
  await page.waitFor((css) => document.querySelector(css) !== null, [selector], { what: selector });
  for (let steps = 1; steps <= 120; steps++) {
    await press(page, 'Tab', isBack);
    const [is, what] = await page.evaluate(
      (css) => [
        document.activeElement?.matches(css) ?? false,
        document.activeElement?.outerHTML.slice(0, 80),
      ],
      selector,
    );
    if (is) return steps;
    seen.push(what ?? '');
  }
  throw new Error(`No way by keyboard to ${selector}; on it lie:\n${[...new Set(seen)].join('\n')}`);
}
