/** A real Chromium that refuses the background some of its calls: checking goes on, or it is said that it cannot. */
import { expect, it } from 'vitest';
import type { Page } from '../drive/page.ts';
import { allUp, checkNow, waitForPopup } from '../drive/popup.ts';
import { setStage } from './stage.ts';

const waitForText = (popup: Page, selector: string, text: string) =>
  popup.waitFor(
    (where, wanted) => document.querySelector(where)?.textContent.includes(wanted) === true,
    [selector, text] as const,
    { what: text },
  );

it('alarms, the badge: services are asked all the same, and the popup says what is missing', async () => {
  const { popup } = await setStage({
    services: ['signal'],
    refuses: ['alarms.create', 'action.setBadgeText'],
  });
  await waitForPopup(popup, allUp, 'all up');
  await checkNow(popup);
  await waitForText(popup, '[data-trouble=wake]', "doesn't wake Wasl for the next check: Refused.");
  await waitForText(popup, '[data-trouble=button]', "can't be changed: Refused.");
  expect(popup.errors).toEqual([]);
});

it('to read: the popup says that nothing can be checked, at its opening too', async () => {
  const { popup } = await setStage({ services: ['signal'], refuses: ['storage.local.get'] });
  await waitForText(popup, '[role=status]', "Wasl can't check: Refused.");
  await popup.reload();
  await waitForText(popup, '[role=status]', "Wasl can't check: Refused.");
  const connection = () => document.querySelector<HTMLElement>('[data-connection]')!.dataset['connection'];
  expect(await popup.evaluate(connection)).toBe('unknown');
});
