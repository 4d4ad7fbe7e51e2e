/** How much is stored, measured when the page is there, and again now and then: all of it has to be read for that. */
import { MINUTE_MS } from '../core/model/time.ts';
import { unawaited } from '../platform/unawaited.ts';
import { turns } from '../ui/turns.ts';
import type { Stored } from './stored-table.tsx';

type Changed = Readonly<Record<string, unknown>>;

/** `draw` is called whenever `stored()` has changed. */
export function measuringOf(
  measure: () => Promise<Exclude<Stored, string>>,
  draw: () => void,
  now: () => number = Date.now,
): { stored: () => Stored; look(): void; hear(changed: Changed): void } {
  let stored: Stored = 'measuring';
  let lookedAt = -Infinity;
  const order = turns();

  async function become(): Promise<void> {
    const isOfUse = order.begin();
    lookedAt = now();
    const found = await measure().catch((): Stored => 'unknown');
    if (!isOfUse()) return;
    stored = found;
    draw();
  }

  const look = () => unawaited(become());
  return {
    stored: () => stored,
    look,
    /** What was removed is seen to be gone at once; what grows a little is not worth reading everything. */
    hear(changed) {
      if (Object.values(changed).includes(undefined) || now() - lookedAt >= MINUTE_MS) look();
    },
  };
}
