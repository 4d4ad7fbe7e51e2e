import { afterEach, expect, it, vi } from 'vitest';
import { world } from './fake-browser.ts';
import { openDocument } from '../../src/platform/offscreen.ts';
import { browser } from '../../src/platform/browser.ts';

const never = new Promise<void>(() => {});

function offscreen(createDocument: () => Promise<void>, pages: readonly { url: string }[]): void {
  Object.assign(browser, {
    offscreen: { createDocument, closeDocument: () => Promise.reject(new Error('is gone')) },
  });
  vi.stubGlobal('clients', { matchAll: () => Promise.resolve(pages) });
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('gives the document that was opened, and rejects when there is none, or none in time', async () => {
  const page = { url: `${world.scheme}//wasl/hidden.html` };
  offscreen(() => Promise.resolve(), [page]);
  expect(await openDocument('hidden.html', 'a test')).toBe(page);

  offscreen(() => Promise.resolve(), []);
  await expect(openDocument('hidden.html', 'a test')).rejects.toThrow('closed at once');

  vi.useFakeTimers();
  offscreen(() => never, [page]);
  const late = openDocument('hidden.html', 'a test').catch(String);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await late).toMatch('does not open');
});
