/** What a page reads while the user chooses may be older than the choice. */
import { fake, world } from '../platform/fake-browser.ts';
import { expect, it, vi } from 'vitest';
import type { Settings } from '../../src/core/model/settings.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { built } from '../built.ts';
import { open } from './open.ts';

/**
 * From now on what is read is handed over when `release` is called, as it was when it was asked for. `hasRead` waits for the first who
 * reads this document.
 */
function holdReads(document: string) {
  const { get } = fake.storage.local;
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const hasRead = new Promise<void>((resolve) => {
    fake.storage.local.get = async (keys) => {
      const asked = await get(keys);
      if (keys === document) resolve();
      await gate;
      return asked;
    };
  });
  return {
    hasRead,
    release: () => {
      fake.storage.local.get = get;
      release();
    },
  };
}

const start = () => document.querySelector<HTMLButtonElement>('[data-action=start]');
const checkNow = () => document.querySelector<HTMLElement>('[data-action=check-now]');

it('does not take back a choice, nor the focus, when a reading from before it comes in', async () => {
  // A background without troubles.
  fake.runtime.sendMessage = async () => [];
  const lookAgain = await open(built(), 'chromium', 'popup/index.js');
  await vi.waitFor(() => expect(start()).not.toBeNull());
  // The page is quiet once it has heard of everything.
  await lookAgain();
  const { hasRead, release } = holdReads(SETTINGS);
  const older = lookAgain();
  await hasRead;
  document.querySelector<HTMLInputElement>('input[name=messenger]')!.click();
  start()!.click();
  await vi.waitFor(() => expect(document.activeElement).toBe(checkNow()));

  release();
  await older;
  expect(start()).toBeNull();
  expect(document.activeElement).toBe(checkNow());
  await vi.waitFor(() => {
    const { isStarted, services } = world.stored[SETTINGS] as Settings;
    expect(isStarted && services.map(({ id }) => id)).not.toContain('messenger');
  });
});

it('does not take back what is chosen in the settings either', async () => {
  world.stored = { [SETTINGS]: { ...defaultSettings, isStarted: true } };
  const lookAgain = await open(built(), 'firefox', 'options/index.js');
  // The first of three.
  const saver = () => document.querySelector<HTMLInputElement>('[name=preset]')!;
  await vi.waitFor(() => expect(saver()).not.toBeNull());
  const { hasRead, release } = holdReads(SETTINGS);
  const older = lookAgain();
  await hasRead;
  saver().click();
  release();
  await older;
  expect(saver().checked).toBe(true);
  await vi.waitFor(() => expect(world.stored[SETTINGS]).toMatchObject({ preset: 'saver' }));
});
