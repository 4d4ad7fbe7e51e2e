/** What the bytes of a day are spent on, by preset, on the perfect line. */
import { isDear, leadOf } from '../../src/core/model/service.ts';
import type { Preset } from '../../src/core/model/settings.ts';
import { Air } from './air.ts';
import { Browser } from './browser.ts';
import { Device } from './device.ts';
import { table } from './markdown.ts';
import { watched, watchOf } from './users.ts';
import { HOUR_MS, perfectLine } from './world.ts';
import type { EndpointId } from '../../src/core/model/terms.ts';

const DAYS = 20;
const PARTS = ['lead', 'dear', 'others', 'controls'] as const;
type Part = (typeof PARTS)[number];

function partOf(id: EndpointId): Part {
  const service = watched.find(({ endpoints }) => endpoints.some((endpoint) => endpoint.id === id));
  if (!service) return 'controls';
  if (leadOf(service)?.id === id) return 'lead';
  return isDear(service.endpoints.find((endpoint) => endpoint.id === id)!) ? 'dear' : 'others';
}

/** Kilobytes (1000 bytes) a service and day of eight hours awake. */
function spentOn(preset: Preset, seed: number): Record<Part, number> {
  const spent: Record<Part, number> = { lead: 0, dear: 0, others: 0, controls: 0 };
  const device = new Device(watchOf({ preset }), new Browser(new Air(perfectLine, seed)), {
    stepped(_elapsed, _after, _before, observations) {
      for (const { endpoint, sentBytes, receivedBytes } of observations)
        spent[partOf(endpoint)] += (sentBytes + receivedBytes) / 1000 / DAYS / watched.length;
    },
  });
  device.playUntil(DAYS * 8 * HOUR_MS);
  return spent;
}

export function bytesTable(seed: number): string {
  const rows = (['saver', 'normal', 'watchful'] as const).map((preset) => {
    const spent = spentOn(preset, seed);
    const sum = PARTS.reduce((total, part) => total + spent[part], 0);
    const cells = PARTS.map((part) => spent[part].toFixed(0));
    return [preset, ...cells, sum.toFixed(0)];
  });
  return table(
    ['preset', 'asked every round', 'messaging sockets', 'other endpoints', 'controls', 'together, kB'],
    rows,
  );
}
