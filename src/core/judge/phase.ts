/** The phase of a service: what the present state of its endpoints calls for. */
import { isSure } from '../detect/siblings.ts';
import { isDoubted, isSuspected } from '../detect/endpoint.ts';
import { lastOf, once } from '../model/remembered.ts';
import type { Service } from '../model/service.ts';
import type { State } from '../model/state.ts';
import { witnessesOf } from './known-witnesses.ts';
import { isUnanswered, type Witnesses } from './witnesses.ts';
import type { Watch } from '../model/watch.ts';

/** From well to failing for good, and what each calls for: a closer look, a burst, the proof that it is over. */
export type Phase = 'calm' | 'suspected' | 'doubted' | 'recovering' | 'unsure' | 'failing';

export function phaseOf(state: State, service: Service, watch: Watch): Phase {
  const witnesses = witnessesOf(state, service, watch);
  const phase = phaseAlone(service)(witnesses);
  return phase === 'failing' && isUnsure(witnesses, state) ? 'unsure' : phase;
}

/** What the witnesses of a service say by themselves: how sure it is that something fails for good lies with the line too. */
const phaseAlone = once((_service: Service) => lastOf(phaseBy));

function phaseBy({ asked, deciding }: Witnesses): Exclude<Phase, 'unsure'> {
  const known = asked.map((witness) => witness.belief);
  if (known.some((one) => one.outage && one.answersInARow > 0)) return 'recovering';
  if (known.some((one) => !one.outage && (isDoubted(one) || isUnanswered(one)))) return 'doubted';
  if (deciding.some(({ belief }) => belief.outage)) return 'failing';
  return known.some(isSuspected) ? 'suspected' : 'calm';
}

function isUnsure({ asked, deciding }: Witnesses, { line }: State): boolean {
  const known = asked.map((witness) => witness.belief);
  return deciding.some(({ belief }) => belief.outage === 'full' && !isSure(belief, known, line.glitches));
}
