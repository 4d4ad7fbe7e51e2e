/** A friend's text, from one real browser into another: nothing goes between them but what a person copies. */
import { expect, it, onTestFinished } from 'vitest';
import { openLab, BUILT, night, setStage } from '../browser/stage.ts';
import { startFirefox } from '../drive/firefox.ts';
import { copyExtension, detailedIn } from '../drive/extension.ts';
import { openRows, start, waitForPopup, type ShownPopup, type Tab } from '../drive/popup.ts';

const statusOf = ({ services }: ShownPopup) => services.find(({ id }) => id === 'whatsapp')?.status;

/** Opens "Ask a friend" of WhatsApp's row. */
async function askFriend(popup: Tab): Promise<void> {
  await openRows(popup);
  await popup.click('[data-service=whatsapp] [data-action=ask-friend]');
  await popup.waitFor(() => document.querySelector('.friend [name=pasted]') !== null, []);
}

/** The text that this popup offers to send, with its code. */
async function textOf(popup: Tab): Promise<string> {
  await askFriend(popup);
  await popup.click('.friend [name=with-code]:not(:checked)');
  return popup.waitFor(
    () => {
      const text = document.querySelector<HTMLTextAreaElement>('.friend textarea[readonly]')?.value;
      return text !== undefined && /WASL/i.test(text) && text;
    },
    [],
    { what: 'the text with its code' },
  );
}

/** Pastes a text and gives what the popup says that it says. */
async function paste(popup: Tab, text: string): Promise<{ says: string; sentence: string }> {
  await popup.evaluate((pasted) => {
    const field = document.querySelector<HTMLTextAreaElement>('.friend [name=pasted]')!;
    field.value = pasted;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
  return popup.waitFor(
    () => {
      const line = document.querySelector<HTMLElement>('.pasted [data-vantage=friend]');
      return (
        line !== null && {
          says: line.dataset['says']!,
          sentence: line.textContent.replace(/[\u2066-\u2069]/g, ''),
        }
      );
    },
    [],
    { what: 'what the text says' },
  );
}

it("stands in the other browser's popup as what a text says, both ways", async () => {
  const { lab, popup: here } = await setStage({ services: ['whatsapp', 'signal'] });
  await waitForPopup(here, (shown) => statusOf(shown) === 'up', 'WhatsApp to be up in Chromium');
  await lab.play(night([{ from: 0, services: ['whatsapp'], fault: 'refused' }]));

  const elsewhere = await openLab();
  // Without permission Firefox cannot ask WhatsApp for messages, and then has no line to give.
  const copy = copyExtension(`${BUILT}firefox`, detailedIn('firefox'));
  onTestFinished(copy.remove);
  const there = await startFirefox({ extension: copy.folder, lab: elsewhere });
  onTestFinished(there.close);
  await there.goTo('popup/popup.html');
  await start(there);
  const calm = ({ connection, services }: ShownPopup) => connection === 'online' && services.length > 0;
  await waitForPopup(
    there,
    (shown) => calm(shown) && statusOf(shown) === 'up',
    'WhatsApp to be up in Firefox',
  );
  await waitForPopup(here, (shown) => statusOf(shown) === 'down', 'WhatsApp to be down in Chromium');

  const fromHere = await textOf(here);
  const fromThere = await textOf(there);
  expect(fromHere).toMatch(/WhatsApp/);
  // Nothing but the service: not what else is watched, and no country that nobody ticked.
  expect(fromHere).not.toMatch(/signal/i);

  expect(await paste(there, fromHere)).toMatchObject({ says: 'trouble' });
  expect(statusOf(await waitForPopup(there, calm, 'the popup in Firefox'))).toBe('up');
  expect(await paste(here, fromThere)).toMatchObject({ says: 'up' });
  // What a text says is beside what was seen here and changes nothing of it.
  expect(statusOf(await waitForPopup(here, () => true, 'the popup in Chromium'))).toBe('down');
});
