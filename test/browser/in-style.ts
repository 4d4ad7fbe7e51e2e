/** What the popup brings after its answer comes with its own style: the document names it, and leaves it until then. */
import { openRows, waitForPopup, type Tab } from '../drive/popup.ts';

/** Whether lines of evidence are laid out as `open-row.css` says. Runs in the page. */
const areLaidOut = () => {
  const line = document.querySelector('.evidence li');
  return line !== null && getComputedStyle(line).display === 'flex';
};

/** Whether the inside of a row is laid out once it is open, in a popup that has just been opened. */
export async function opensInStyle(popup: Tab): Promise<boolean> {
  await waitForPopup(popup, ({ services }) => services.length > 0, 'the answer');
  await openRows(popup);
  return popup.evaluate(areLaidOut);
}
