/** A row opens in its own style in Chromium; `firefox.test.ts` looks at the same. */
import { expect, it } from 'vitest';
import { waitForPopup } from '../drive/popup.ts';
import { opensInStyle } from './in-style.ts';
import { setStage } from './stage.ts';

it('opens a row in its own style in Chromium', async () => {
  const { popup } = await setStage({ services: ['signal'] });
  await waitForPopup(popup, ({ connection }) => connection === 'online', 'the first check');
  await popup.reload();
  expect(await opensInStyle(popup)).toBe(true);
});
