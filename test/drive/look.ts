/** How a tab of Chromium looks to its reader: theme, size, letters, wishes of the system. */
import type { Page } from './page.ts';

export interface Look {
  theme?: 'light' | 'dark';
  /** In CSS pixels. */
  width?: number;
  height?: number;
  /** The reader's font size in pixels; 16 is usual. */
  fontSize?: number;
  forcedColors?: boolean;
  wantsContrast?: boolean;
  /** Left out, nothing moves, so that nothing is caught half way. */
  mayMove?: boolean;
}

/** What is left out is as usual. */
export async function setLook(page: Page, look: Look): Promise<void> {
  const {
    theme = 'light',
    width = 360,
    height = 600,
    fontSize = 16,
    forcedColors,
    wantsContrast,
    mayMove,
  } = look;
  await page.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: theme },
      { name: 'prefers-reduced-motion', value: mayMove ? 'no-preference' : 'reduce' },
      { name: 'forced-colors', value: forcedColors ? 'active' : 'none' },
      { name: 'prefers-contrast', value: wantsContrast ? 'more' : 'no-preference' },
    ],
  });
  const screen = { width, height, deviceScaleFactor: 2, mobile: false };
  await page.send('Emulation.setDeviceMetricsOverride', screen);
  await page.send('Page.setFontSizes', { fontSizes: { standard: fontSize, fixed: fontSize } });
}

/** Everything of this kind looks as if the mouse were on it, until it is called with `false`. */
export async function setHovered(page: Page, selector: string, isHovered: boolean): Promise<void> {
  await page.send('DOM.enable');
  await page.send('CSS.enable');
  const { root } = await page.send<{ root: { nodeId: number } }>('DOM.getDocument');
  const found = { nodeId: root.nodeId, selector };
  const { nodeIds } = await page.send<{ nodeIds: number[] }>('DOM.querySelectorAll', found);
  const forcedPseudoClasses = isHovered ? ['hover'] : [];
  for (const nodeId of nodeIds) await page.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses });
  // Whoever goes on watching the styles slows the page down.
  if (!isHovered) await page.send('CSS.disable').then(() => page.send('DOM.disable'));
}
