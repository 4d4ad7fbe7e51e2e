/** How far a step is that somebody waits for. */
import { ownerOf } from '../model/service.ts';
import type { ServiceId } from '../model/terms.ts';
import type { Order } from '../model/observation.ts';

/** Of each service that is asked: its addresses, and those that have been heard of. */
export type Progress = Readonly<Record<ServiceId, { heard: number; asked: number }>>;

/** `heard` are those of `orders` that have ended, either way. */
export function progressOf(orders: readonly Order[], heard: ReadonlySet<Order>): Progress {
  const progress: Record<ServiceId, { heard: number; asked: number }> = {};
  for (const order of orders) {
    const one = (progress[ownerOf(order)] ??= { heard: 0, asked: 0 });
    one.asked += 1;
    if (heard.has(order)) one.heard += 1;
  }
  return progress;
}
