/** The controls that can be asked for one that answers: encrypted, and answered before as they are asked now. */
import { CONTROL, tierOf } from '../model/capability.ts';
import { hasVoice } from '../detect/endpoint.ts';
import { isPlain } from '../detect/line-seen.ts';
import { once } from '../model/remembered.ts';
import type { Control } from '../model/service.ts';
import type { State } from '../model/state.ts';
import type { Watch } from '../model/watch.ts';

export const httpsControls = once((watch: Watch): readonly Control[] =>
  watch.controls.filter(({ probe }) => !isPlain(probe.url)),
);

export function voicedControls(watch: Watch, endpoints: State['endpoints']): readonly Control[] {
  const tier = tierOf(CONTROL, watch.sight);
  return httpsControls(watch).filter(({ id }) => {
    const known = endpoints[id];
    return known?.tier === tier && hasVoice(known);
  });
}
