/** Services whose answers come late: from the first moment on, before anything is known of them, and some later than others. */
import { describe, expect, it } from 'vitest';
import { night } from './draw.ts';

const slow = (service: string, from: number, to: number, latencyMs: readonly [number, number]): object => ({
  events: [{ from, to, services: [service], fault: 'slow', latencyMs }],
  duration: to + 900,
});

describe.each([
  { browser: 'chromium', id: 'messenger' },
  { browser: 'firefox', id: 'discord' },
])('$id in $browser', ({ browser, id }) => {
  const others = 'whatsapp .\nzoom .';

  it('that was slow before anything was known of it is slow, for others are quick', async () => {
    const seen = await night(`${id} .\n${others}`, { browser, ...slow(id, 0, 3500, [4000, 8000]) });
    expect(seen.firstAt(id, 'degraded')).toBeLessThan(300);
    expect(seen.blamed).toEqual([id]);
    expect(seen.notifications).toEqual([]);
  });

  it('whose answers take between two and six seconds is slow throughout', async () => {
    for (const seed of [34, 35, 36]) {
      const seen = await night(`${id} .\n${others}`, {
        browser,
        seed,
        ...slow(id, 1500, 4500, [2000, 6000]),
      });
      const after = seen.statuses(id).slice(2);
      expect(after).toEqual(['degraded (throttled)', seen.statuses(id)[1]]);
    }
  });

  it('of whose answers most come after ten seconds is slow, and never down', async () => {
    for (const seed of [1, 2, 3, 4]) {
      const seen = await night(`${id} .\n${others}`, {
        browser,
        seed,
        ...slow(id, 1500, 3300, [8000, 16_000]),
      });
      expect(seen.statuses(id)).not.toContainEqual(expect.stringMatching(/^down/));
      expect(seen.statuses(id)).toContain('degraded (throttled)');
      expect(seen.notifications).toEqual([]);
    }
  });
});
