/** What cannot be read without permission: an answer that is not ours to read hides its status, so an error seems a good answer. */
import { kindFor, tierOf } from './asking.ts';
import type { Watch } from './model.ts';
import { leadOf } from './presets.ts';
import { active } from './watching.ts';

/** Whether errors of a watched service's servers would be taken for answers. */
export function hidesErrors(watch: Watch): boolean {
  return active(watch).some((service) => {
    const lead = leadOf(service);
    return (
      lead !== undefined && kindFor(lead.probe, tierOf(service.id, watch.sight), watch.sight) === 'opaque'
    );
  });
}
