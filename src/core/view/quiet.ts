/** That no alerts of a service come now, and until when. */
import { choiceOf, isQuietUntilBack } from '../model/choices.ts';
import type { State } from '../model/state.ts';
import type { ServiceId } from '../model/terms.ts';
import type { Watched } from '../model/watch.ts';

/** For good, until the trouble that there is now is over, or until a moment. */
export type Quiet = 'muted' | 'until-back' | { untilAt: number };

/** `undefined` where alerts come as usual. What was said of one service of a trouble holds for the others of it. */
export function quietOf(
  { incidents, services: beliefs }: Pick<State, 'incidents' | 'services'>,
  watch: Pick<Watched, 'settings'>,
  id: ServiceId,
  now: number,
): Quiet | undefined {
  const { isMuted = false, quietUntilAt = 0 } = choiceOf(watch, id) ?? {};
  if (isMuted) return 'muted';
  const own = incidents.filter(({ services }) => services.includes(id));
  if (own.some((incident) => isQuietUntilBack(watch, incident, { beliefs, at: now, about: id })))
    return 'until-back';
  return quietUntilAt > now ? { untilAt: quietUntilAt } : undefined;
}
