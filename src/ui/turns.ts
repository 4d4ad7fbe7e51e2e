/** What a page reads, and what is chosen on it meanwhile, in their order. */

export interface Turns {
  /** A reading begins. What it gives back says, once it is over, whether it is still of use: nothing that began later is known. */
  begin(): () => boolean;
  /** Something was chosen: what is read from before would take it back. */
  overtake(): void;
}

export function turns(): Turns {
  let begun = 0;
  let known = 0;
  return {
    begin() {
      const turn = (begun += 1);
      return () => {
        if (turn < known) return false;
        known = turn;
        return true;
      };
    },
    overtake() {
      known = begun += 1;
    },
  };
}
