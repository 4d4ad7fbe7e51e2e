/** The night that the pages of reports are drawn from. */
import { scenarioOf } from '../history/night.ts';

export const A_NIGHT = scenarioOf({
  name: 'a night',
  seed: 4,
  startAt: '2026-11-21T23:00:00Z',
  duration: 7200,
  services: ['whatsapp', 'telegram', 'signal'],
  permissions: 'exact',
  events: [{ from: 1800, to: 4200, services: ['whatsapp'], fault: 'timeout' }],
});
