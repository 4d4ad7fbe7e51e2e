/** What each way to watch costs, as things are now. */
import { hidesErrors } from '../core/model/capability.ts';
import { active, isOnlyWhenAsked } from '../core/model/choices.ts';
import type { Found } from '../core/model/finding.ts';
import { leadOf } from '../core/model/service.ts';
import type { Settings } from '../core/model/settings.ts';
import type { State } from '../core/model/state.ts';
import type { Sight } from '../core/model/watch.ts';
import { costOf, monthlyBytes, presetCosts } from '../core/schedule/budget.ts';
import { pace, paceOf } from '../core/schedule/pace.ts';
import { customService } from '../services/custom.ts';
import { watch } from '../services/index.ts';

/** Before they are reckoned. */
export const NO_PRICES = { costs: [] };

export function pricesOf(settings: Settings, seen: Sight, endpoints: State['endpoints']) {
  const now = watch(settings, seen);
  const isRarer = (service: (typeof now.services)[number]) => {
    const lead = leadOf(service);
    return lead !== undefined && paceOf(lead, service, now, endpoints) > pace(now).leadMs;
  };
  return {
    costs: presetCosts(now, endpoints),
    wished: costOf(now, endpoints),
    hidesErrors: hidesErrors(now),
    /** Names of those that are asked more rarely than is wished, because each look would take a new connection. */
    rarer: active(now)
      .filter((service) => !isOnlyWhenAsked(now, service.id) && isRarer(service))
      .map(({ name }) => name),
  };
}

/** Of a service that was found: it will have its permission. */
export function monthOf(found: Found, settings: Settings, seen: Sight): number {
  const own = customService({ ...found, id: 'found', name: '' });
  return monthlyBytes(own, watch(settings, { ...seen, granted: [...seen.granted, own.id] }));
}
