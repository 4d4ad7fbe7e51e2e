/** What of the list of services is looked for, and behind whose gear somebody looks. It is gone when the page closes. */
import type { ServiceId } from '../core/model/terms.ts';

export interface Listing {
  sought: string;
  open: readonly ServiceId[];
}

export interface ListingActions {
  seek(typed: string): void;
  toggle(id: ServiceId): void;
}

/** `draw` is called whenever `listing()` has changed. */
export function listingOf(draw: () => void): { listing: () => Listing; actions: ListingActions } {
  let state: Listing = { sought: '', open: [] };
  function become(next: Partial<Listing>): void {
    state = { ...state, ...next };
    draw();
  }
  const actions: ListingActions = {
    seek: (sought) => become({ sought }),
    toggle(id) {
      const others = state.open.filter((other) => other !== id);
      become({ open: others.length < state.open.length ? others : [...others, id] });
    },
  };
  return { listing: () => state, actions };
}
