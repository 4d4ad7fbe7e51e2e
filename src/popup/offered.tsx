/** What the user can turn to meanwhile stands in its own row, with the way there. */
import type { Alternative, NextStepKind, View } from '../core/view/types.ts';
import type { ServiceId } from '../core/model/terms.ts';

/** The best ones are enough, and one of them where room is short; the others open from inside their rows. */
const OFFERED = 3;

export interface Offered {
  alternative: Alternative;
  /** It is what this screen is about. */
  isMain: boolean;
}

/** Steps beside which one of them leads: where nothing else is to be pressed too. */
const LEADS: readonly NextStepKind[] = ['open-alternative', 'wait'];

export function offeredIn({ alternatives, next }: View, areMany: boolean): ReadonlyMap<ServiceId, Offered> {
  const best = alternatives.slice(0, areMany ? 1 : OFFERED);
  return new Map(
    best.map((one, index) => [
      one.id,
      { alternative: one, isMain: LEADS.includes(next.kind) && index === 0 },
    ]),
  );
}
