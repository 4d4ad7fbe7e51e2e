/** Plays cases side by side and holds what was shown against what may be. */
import { expect, it } from 'vitest';
import { playApart } from './apart.ts';
import type { Case } from './cases.ts';

/** Nothing is claimed by these. */
const UNKNOWN = ['unknown', 'checking'];

export function holdApart(cases: readonly Case[]): void {
  it.concurrent.each(cases)('$name', async ({ name, shows, passing, afterwards }) => {
    const { story, last, met } = await playApart(name);
    const end = afterwards?.shows ?? shows;
    // A line that is pulled out meets nothing.
    if (!afterwards) expect(met).toBeGreaterThan(0);
    for (const what of ['connection', 'telegram', 'whatsapp'] as const) {
      const seen = what === 'connection' ? story.connection : story.services[what];
      const may = [...UNKNOWN, ...shows[what], ...end[what], ...(passing?.[what] ?? [])];
      // What stood there before the network did anything.
      const before = what === 'connection' ? ['online'] : ['up', 'reached'];
      const wrong = seen!.filter(
        (word, index) => !may.includes(word) && !(index === 0 && before.includes(word)),
      );
      expect({ what, wrong, story }).toEqual({ what, wrong: [], story });
      expect(end[what]).toContain(last[what]);
    }
  });
}
