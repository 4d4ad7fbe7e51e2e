/** Spans in the order in which they begin, asked about moments that never go back. */
import type { Span } from '../scenario/fault.ts';

export function ahead(spans: readonly Span[]) {
  let ended = 0;
  return {
    /** The first that is on at this second. */
    during(at: number): Span | undefined {
      while (ended < spans.length && spans[ended]!.to <= at) ended += 1;
      for (let index = ended; index < spans.length && spans[index]!.from <= at; index += 1)
        if (at < spans[index]!.to) return spans[index];
      return undefined;
    },
    /** The first that begins at this millisecond or later. */
    next(atMs: number): Span | undefined {
      let index = ended;
      while (index < spans.length && spans[index]!.from * 1000 < atMs) index += 1;
      return spans[index];
    },
  };
}
