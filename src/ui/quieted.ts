/** The wish that the alerts of a service be quiet, made and taken back. */
import type { Settings } from '../core/model/settings.ts';
import type { State } from '../core/model/state.ts';
import type { ServiceId } from '../core/model/terms.ts';
import { changeChoice } from './choose.ts';

/**
 * To be quiet until it is back holds for all services of a trouble, and is taken back from all of them.
 * @param how until it is back or for so long; left out: alerts as usual
 */
export function quieted(
  settings: Settings,
  { incidents }: Pick<State, 'incidents'>,
  id: ServiceId,
  how?: 'until-back' | number,
): Settings {
  const { services = [] } =
    incidents.find((one) => one.resolvedAt === undefined && one.services.includes(id)) ?? {};
  const loud = services.reduce(
    (all, other) => changeChoice(all, other, { quietUntilBackAt: undefined }),
    settings,
  );
  return changeChoice(loud, id, {
    isMuted: undefined,
    quietUntilBackAt: how === 'until-back' ? Date.now() : undefined,
    quietUntilAt: typeof how === 'number' ? Date.now() + how : undefined,
  });
}
