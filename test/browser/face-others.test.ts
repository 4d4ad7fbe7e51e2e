/** What others say, in the popup of a real Chromium: with its first answer, and in an open row. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { setLook } from '../drive/look.ts';
import { openRows, readPopup } from '../drive/popup.ts';
import { copy, page, problems, show, setFaceStage } from './face-stage.ts';

setFaceStage();

it('others, with what they say and what asks a friend', async () => {
  const prepare = async () => {
    await openRows(page);
    await page.click('[data-service=whatsapp] [data-action=ask-friend]');
    await page.waitFor(() => document.querySelector('.friend') !== null, []);
  };
  expect(await problems('popup/popup.html', 'others', { prepare, isHovered: true })).toEqual([]);
});

it('the popup answers "only me?" with its first answer, before anything comes that it does not need', async () => {
  const later = join(copy.folder, 'popup/lazy.js');
  const kept = readFileSync(later);
  writeFileSync(later, 'throw new Error("It never comes.");');
  try {
    await setLook(page, {});
    await show('popup/popup.html', 'others', { language: 'en' });
    const { answer } = await readPopup(page);
    expect(answer).toMatch(/Others see it too: \d+ posts in the last half hour\. WhatsApp has no public/);
  } finally {
    writeFileSync(later, kept);
  }
});
