/** What the popup brings after its answer comes with its own style, in real browsers: the document names it, and leaves it until then. */
import { expect, it, onTestFinished } from 'vitest';
import { startFirefox } from '../drive/firefox.ts';
import { openRows, start, waitForPopup, type Tab } from '../drive/popup.ts';
import { BUILT, openLab, setStage } from './stage.ts';

/** Whether lines of evidence are laid out as `open-row.css` says. Runs in the page. */
const areLaidOut = () => {
  const line = document.querySelector('.evidence li');
  return line !== null && getComputedStyle(line).display === 'flex';
};

/** Whether the inside of a row is laid out once it is open. */
async function opensInStyle(popup: Tab): Promise<boolean> {
  await waitForPopup(popup, ({ services }) => services.length > 0, 'the answer');
  await openRows(popup);
  return popup.evaluate(areLaidOut);
}

it('opens a row in its own style in Chromium', async () => {
  const { popup } = await setStage({ services: ['signal'] });
  await waitForPopup(popup, ({ connection }) => connection === 'online', 'the first check');
  await popup.reload();
  expect(await opensInStyle(popup)).toBe(true);
});

it('opens a row in its own style in Firefox', async () => {
  const lab = await openLab();
  const firefox = await startFirefox({ extension: `${BUILT}firefox`, lab });
  onTestFinished(firefox.close);
  await firefox.goTo('popup/popup.html');
  await start(firefox);
  await waitForPopup(firefox, ({ connection }) => connection === 'online', 'the first check');
  await firefox.goTo('popup/popup.html');
  expect(await opensInStyle(firefox)).toBe(true);
});
