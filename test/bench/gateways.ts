/**
 * A messaging gateway alone falls silent, everything else of its service answers: how long until it is called down, and until that is
 * told. Chromium without permissions, the four services of the first run, a perfect line.
 */
import { insideTcp } from '../../src/core/traffic/meter.ts';
import { costOf } from '../../src/core/schedule/budget.ts';
import type { Preset } from '../../src/core/model/settings.ts';
import { watch } from '../../src/services/index.ts';
import { draw } from '../nights/draw.ts';
import { settingsOf, sightOf } from '../simulate/device.ts';
import { play, type Told } from '../simulate/play.ts';
import { table } from './markdown.ts';

const GATEWAYS = {
  whatsapp: ['web.whatsapp.com'],
  messenger: ['web-chat-e2ee.facebook.com', 'edge-chat.facebook.com'],
} as const;
type Gateway = keyof typeof GATEWAYS;

const HOUR = 3600;
/** The gateway falls silent somewhere in this hour of the night, in seconds. */
const FALLS = { from: 2 * HOUR, within: HOUR };
const NIGHTS = 15;

const FIRST_RUN = ['whatsapp', 'telegram', 'signal', 'messenger'];

const scenarioOf = (gateway: Gateway, preset: Preset, seed: number) => {
  const from = FALLS.from + Math.round((FALLS.within * seed) / NIGHTS);
  const only = ['websocket'];
  const silent = { from, hosts: GATEWAYS[gateway], fault: 'websocket-silent', only };
  return {
    from,
    scenario: draw(FIRST_RUN.map((id) => `${id} .`).join('\n'), {
      seed,
      preset,
      duration: 6 * HOUR,
      baseline: { loss: 0, latencyMs: [40, 160] },
      events: [silent],
    }),
  };
};

async function delays(gateway: Gateway, preset: Preset): Promise<{ down: number[]; told: number[] }> {
  const found = { down: [] as number[], told: [] as number[] };
  for (let seed = 1; seed <= NIGHTS; seed += 1) {
    const { from, scenario } = scenarioOf(gateway, preset, seed);
    const lines: Told[] = [];
    await play(scenario, { withProbes: false }, (line) => lines.push(line));
    const after = (fits: (line: Told) => boolean): number =>
      (lines.find((line) => line.at! >= from && fits(line))?.at ?? Infinity) - from;
    found.down.push(
      after(({ event, service, status }) => event === 'status' && service === gateway && status === 'down'),
    );
    found.told.push(after(({ event, kind }) => event === 'notification' && kind === 'outage'));
  }
  return found;
}

const minutes = (seconds: readonly number[], share: number): string => {
  const sorted = seconds.toSorted((a, b) => a - b);
  return (sorted[Math.floor(share * (sorted.length - 1))]! / 60).toFixed(1);
};

/** Minutes, median and worst of the nights, and the megabytes a day that settings state for this choice. */
export async function gatewaysTable(): Promise<string> {
  const rows: string[][] = [];
  for (const preset of ['saver', 'normal', 'watchful'] as const) {
    for (const gateway of Object.keys(GATEWAYS) as Gateway[]) {
      const { down, told } = await delays(gateway, preset);
      const { scenario } = scenarioOf(gateway, preset, 1);
      const { bytesAMonth } = costOf(watch(settingsOf(scenario), sightOf(scenario)), {}, insideTcp);
      rows.push([
        preset,
        gateway,
        `${minutes(down, 0.5)} / ${minutes(down, 1)}`,
        `${minutes(told, 0.5)} / ${minutes(told, 1)}`,
        (bytesAMonth / 30 / 1e6).toFixed(2),
      ]);
    }
  }
  return table(['preset', 'gateway', 'down', 'told', 'MB a day'], rows);
}
