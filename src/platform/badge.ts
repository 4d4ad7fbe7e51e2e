/** The button in the toolbar. */
import { browser } from './browser.ts';
import type { Badge, Silhouette } from '../core/view/types.ts';

/** Behind the badge's text. The icon's shape says the same, so that colour is never needed to tell. */
const COLOURS: Record<Silhouette, string> = {
  calm: '#1a7f37',
  alarm: '#c4271b',
  warning: '#9a6700',
  unsure: '#57606a',
  off: '#57606a',
};

const SIZES = [16, 24, 32, 48];

/** The leading slash matters: a path without it is taken from where the background's script lies. */
const iconPaths = (icon: Silhouette) =>
  Object.fromEntries(SIZES.map((size) => [size, `/icons/${icon}-${size}.png`]));

/** What the button shows, as long as this script lives; it is not known where the browser refused a part of it. */
let shown: string | undefined;
let drawings = 0;

/** Shows the badge; `title` is its sentence in the user's language. Whatever it shows already is not drawn anew: decoding icons takes most of a round. */
export async function showBadge({ text, icon }: Badge, title: string): Promise<void> {
  const wanted = JSON.stringify([text, icon, title]);
  if (wanted === shown) return;
  shown = undefined;
  const mine = ++drawings;
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: COLOURS[icon] }),
    browser.action.setBadgeTextColor?.({ color: '#ffffff' }),
    browser.action.setIcon({ path: iconPaths(icon) }),
    browser.action.setTitle({ title }),
  ]);
  // One that the browser was long in doing may lie over a later one, or under it.
  shown = mine === drawings ? wanted : undefined;
}
