/** The phase of a service: what the present state of its endpoints calls for. */
import { isSure } from '../detect/siblings.ts';
import { isDoubted, isSuspected } from '../detect/endpoint.ts';
import { latest } from '../model/remembered.ts';
import type { Service } from '../model/service.ts';
import type { State } from '../model/state.ts';
import { witnessesOf } from './known-witnesses.ts';
import { isUnanswered } from './witnesses.ts';
import type { Watch } from '../model/watch.ts';

/** From well to failing for good, and what each calls for: a closer look, a burst, the proof that it is over. */
export type Phase = 'calm' | 'suspected' | 'doubted' | 'recovering' | 'unsure' | 'failing';

const phases = latest((_state: State, _watch: Watch) => new Map<Service, Phase>());

export function phaseOf(state: State, service: Service, watch: Watch): Phase {
  const known = phases(state, watch);
  let phase = known.get(service);
  if (!phase) {
    phase = findPhase(state, service, watch);
    known.set(service, phase);
  }
  return phase;
}

function findPhase(state: State, service: Service, watch: Watch): Phase {
  const { asked, deciding: speaking } = witnessesOf(state, service, watch);
  const known = asked.map((witness) => witness.belief);
  if (known.some((one) => one.outage && one.answersInARow > 0)) return 'recovering';
  if (known.some((one) => !one.outage && (isDoubted(one) || isUnanswered(one)))) return 'doubted';
  const held = speaking.map((witness) => witness.belief).filter((one) => one.outage);
  const { glitches } = state.line;
  if (held.some((one) => one.outage === 'full' && !isSure(one, known, glitches))) return 'unsure';
  if (held.length > 0) return 'failing';
  return known.some(isSuspected) ? 'suspected' : 'calm';
}
