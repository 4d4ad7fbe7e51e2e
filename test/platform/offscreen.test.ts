import { afterEach, expect, it, vi } from 'vitest';
import { world } from './fake-browser.ts';
import { openDocument } from '../../src/platform/offscreen.ts';
import { browser } from '../../src/platform/browser.ts';

const never = new Promise<void>(() => {});
const page = { url: `${world.scheme}//wasl/hidden.html`, postMessage: () => {} };

/** A browser in which `open` is there, and creating a document opens `created`. */
function offscreen(open: readonly object[], created: readonly object[], creation = Promise.resolve()): void {
  let pages = open;
  Object.assign(browser, {
    offscreen: {
      createDocument: () => creation.then(() => void (pages = created)),
      closeDocument: () => Promise.reject(new Error('is gone')),
    },
  });
  vi.stubGlobal('clients', { matchAll: () => Promise.resolve(pages) });
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('gives the document that is there, and else the one that was opened', async () => {
  offscreen([page], []);
  expect(await openDocument('hidden.html', 'a test')).toBe(page);
  offscreen([], [page]);
  expect(await openDocument('hidden.html', 'a test')).toBe(page);
});

it('rejects when there is none, or none in time', async () => {
  offscreen([], []);
  await expect(openDocument('hidden.html', 'a test')).rejects.toThrow('closed at once');

  vi.useFakeTimers();
  offscreen([], [page], never);
  const late = openDocument('hidden.html', 'a test').catch(String);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await late).toMatch('does not open');
});
