/** What cannot be read without permission: an answer that is not ours to read hides its status, so an error seems a good answer. */
import { kindFor, tierOf } from './capability.ts';
import type { Watch } from './service.ts';
import { leadOf } from '../schedule/pace.ts';
import { active } from './choices.ts';

/** Whether errors of a watched service's servers would be taken for answers. */
export function hidesErrors(watch: Watch): boolean {
  return active(watch).some((service) => {
    const lead = leadOf(service);
    return (
      lead !== undefined && kindFor(lead.probe, tierOf(service.id, watch.sight), watch.sight) === 'opaque'
    );
  });
}
