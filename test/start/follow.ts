/** Looks at the popup and prints what changes. */
import { openRows, readPopup, type ShownPopup, type Tab } from '../drive/popup.ts';
import { changes, isSettled, table } from './table.ts';

const LOOK_MS = 300;

export interface Look {
  popup: ShownPopup;
  /** Since a verdict last changed. */
  calmMs: number;
}

/**
 * Prints each verdict as it changes, until `isOver` says so or the browser has gone. Gives what was shown last. What was shown `before` is
 * not printed again.
 */
export async function follow(
  tab: Tab,
  isOver: (look: Look) => boolean,
  before?: ShownPopup,
): Promise<ShownPopup | undefined> {
  let last = before;
  let changedMs = performance.now();
  for (;;) {
    const popup = await readPopup(tab).catch(() => undefined);
    if (!popup) return last;
    const news = changes(last, popup);
    for (const line of news) console.log(`${new Date().toLocaleTimeString('en-GB')}  ${line}`);
    if (news.length > 0) changedMs = performance.now();
    last = popup;
    if (isOver({ popup, calmMs: performance.now() - changedMs })) return popup;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Follows until every service is judged, or for so long at most. */
export function followUntilSettled(tab: Tab, deadlineMs: number): Promise<ShownPopup | undefined> {
  const endsAtMs = performance.now() + deadlineMs;
  return follow(tab, ({ popup, calmMs }) => {
    return (isSettled(popup) && calmMs > 1500) || performance.now() > endsAtMs;
  });
}

/** Prints the table with all evidence. */
export async function printTable(tab: Tab): Promise<void> {
  await openRows(tab);
  console.log(`\n${table(await readPopup(tab))}\n`);
}
