/**
 * What watching four services costs, in a network of its own whose packets the kernel counts: by Wasl, by an extension that asks the same
 * four addresses each minute and does nothing else, or by nobody, in a browser that is merely open.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leadOf } from '../../src/core/model/service.ts';
import type { Preset } from '../../src/core/model/settings.ts';
import { services } from '../../src/services/index.ts';
import { startBareChromium } from '../drive/chromium.ts';
import { processesOfBrowsers } from '../browser/processes.ts';
import { countedBytes, cutToUsualPackets } from './line.ts';
import { onStage } from './play.ts';
import { startWorld } from './world.ts';

export const WATCHING = 'watching four services';

/** Who watches: Wasl at a preset, an extension by this method of HTTP, or nobody. */
export type Watcher = Preset | 'HEAD' | 'GET' | 'nobody';

/** Of all the minutes together. */
export interface Watching {
  /** Of the whole browser. */
  cpuMs: number;
  /** Of packets with their headers, both ways. */
  bytes: number;
}

/** Those of the first run. */
export const FOUR = ['whatsapp', 'telegram', 'signal', 'messenger'];
const MINUTE_MS = 60_000;

/** A server some thousand kilometres away. */
const TRIP_MS = 60;

/** What is opened and drawn at the beginning is over by then, and found out whether servers keep their connections. */
const SETTLED_MS = 8 * MINUTE_MS;

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param how who watches, for so many minutes, and after how many milliseconds a server ends an idle connection */
export function playWatching([who, minutes, idle]: readonly string[]): Promise<Watching> {
  const [ms, idleMs] = [Number(minutes) * MINUTE_MS, Number(idle)];
  if (who === 'nobody' || who === 'HEAD' || who === 'GET') return besides(who, ms, idleMs);
  return onStage(
    async ({ popup }) => {
      await popup.close();
      return measure(ms);
    },
    { services: FOUR, preset: who as Preset, idleMs, tripMs: TRIP_MS, beforeStart: cutToUsualPackets },
  );
}

async function measure(ms: number): Promise<Watching> {
  await after(SETTLED_MS);
  const before = now();
  await after(ms);
  const { cpuMs, bytes } = now();
  return { cpuMs: cpuMs - before.cpuMs, bytes: bytes - before.bytes };
}

const now = (): Watching => ({
  cpuMs: processesOfBrowsers().reduce((sum, { cpuMs }) => sum + cpuMs, 0),
  bytes: countedBytes(),
});

async function besides(who: 'HEAD' | 'GET' | 'nobody', ms: number, idleMs: number): Promise<Watching> {
  const folder = mkdtempSync(join(tmpdir(), 'wasl-watching-'));
  const world = await startWorld(folder, { idleMs, tripMs: TRIP_MS });
  cutToUsualPackets();
  const browser = startBareChromium({ lab: world.lab });
  try {
    if (who !== 'nobody') await browser.load(writeWatcher(folder, who));
    return await measure(ms);
  } finally {
    await browser.close();
    await world.lab.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An extension that each minute asks what Wasl asks in every round, and makes nothing of it. */
function writeWatcher(folder: string, method: 'HEAD' | 'GET'): string {
  const extension = mkdtempSync(join(folder, 'watcher-'));
  const manifest = {
    ...{ manifest_version: 3, name: 'Watcher', version: '1' },
    permissions: ['alarms'],
    background: { service_worker: 'worker.js' },
  };
  const urls = FOUR.map((id) => leadOf(services.find((one) => one.id === id)!)!.probe.url);
  writeFileSync(join(extension, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(
    join(extension, 'worker.js'),
    `const how = { method: '${method}', mode: 'no-cors', cache: 'no-store', credentials: 'omit' };
     const look = () => ${JSON.stringify(urls)}.map((url) => fetch(url, how).catch(() => undefined));
     chrome.runtime.onInstalled.addListener(() => chrome.alarms.create('look', { periodInMinutes: 1 }) && look());
     chrome.alarms.onAlarm.addListener(look);`,
  );
  return extension;
}
