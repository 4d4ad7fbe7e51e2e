import { afterEach, expect, it, vi } from 'vitest';
import { painted } from '../../src/ui/painted.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Says whether it has resolved. */
function watch(): () => boolean {
  let is = false;
  painted().then(
    () => (is = true),
    () => undefined,
  );
  return () => is;
}

it('waits for the frame, and for what else is done in it', async () => {
  vi.useFakeTimers();
  let frame = (): void => undefined;
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => (frame = run));
  const is = watch();
  frame();
  // What is promised in the frame is kept in it.
  await Promise.resolve();
  expect(is()).toBe(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(is()).toBe(true);
});

it('does not wait for ever in a tab that nobody sees, where no frame comes', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', () => 0);
  const is = watch();
  await vi.runAllTimersAsync();
  expect(is()).toBe(true);
});
