/** The button in the toolbar. */
import { browser } from './browser.ts';
import type { Badge, Silhouette } from '../core/view/types.ts';
import { orElse } from './or-else.ts';

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

/** What the button shows, as this script has drawn it; it is not known where the browser refused a part of it. */
let shown: string | undefined;
let drawings = 0;

/** Where it is noted for the scripts after this one, as long as the browser runs; taken away before anything is drawn. */
export const DRAWN = 'drawn';

/** Whether an earlier script has drawn all of it, and nothing was drawn since that could not be noted. */
async function isStanding(wanted: string, title: string): Promise<boolean> {
  const [noted, said] = await Promise.all([browser.storage.session.get(DRAWN), browser.action.getTitle({})]);
  return noted[DRAWN] === wanted && said === title;
}

/** Shows the badge; `title` is its sentence in the user's language. Whatever it shows already is not drawn anew: decoding icons takes most of a round. */
export async function showBadge({ text, icon }: Badge, title: string): Promise<void> {
  const wanted = JSON.stringify([text, icon, title]);
  if (wanted === shown) return;
  if (drawings === 0 && (await orElse(() => isStanding(wanted, title), false))) {
    shown = wanted;
    return;
  }
  shown = undefined;
  const mine = ++drawings;
  await Promise.all([
    orElse(() => browser.storage.session.remove(DRAWN), undefined),
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: COLOURS[icon] }),
    browser.action.setBadgeTextColor?.({ color: '#ffffff' }),
    browser.action.setIcon({ path: iconPaths(icon) }),
    browser.action.setTitle({ title }),
  ]);
  // One that the browser was long in doing may lie over a later one, or under it.
  shown = mine === drawings ? wanted : undefined;
  await orElse(() => browser.storage.session.set({ [DRAWN]: shown ?? '' }), undefined);
}
