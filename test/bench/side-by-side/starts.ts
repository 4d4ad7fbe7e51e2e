/**
 * From a message that wakes a background script which the browser had ended to the first request that a server sees, beside a script that
 * does nothing but to send it: both in one Chromium, in turns. The script of the other extension stands for what no script can be faster
 * than. It is a round as an alarm begins it, that asks what is due and no more: "Check now" would begin thirty requests at once.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'webextension-polyfill';
import { SETTINGS } from '../../../src/core/storage/keys.ts';
import { defaultSettings } from '../../../src/services/index.ts';
import { until } from '../../drive/await.ts';
import { startChromium } from '../../drive/chromium.ts';
import { copyExtension } from '../../drive/extension.ts';
import type { Page } from '../../drive/page.ts';
import { allUp, start, waitForPopup } from '../../drive/popup.ts';
import { hosts, hostsOfService } from '../../lab/catalogue.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { table } from '../markdown.ts';
import { medianOf } from './median.ts';

declare const chrome: Browser;

const BUILT = new URL('../../../dist/chromium/', import.meta.url).pathname;
const TURNS = 8;
/** A round is over by then. */
const ROUND_MS = 4_000;
/** On Watchful every service is due by then. */
const DUE_MS = 30_000;
/** Those that the first run proposes. */
const SERVICES = ['whatsapp', 'telegram', 'signal', 'messenger'];
/** Nobody but the other extension asks it. */
const FLOOR_HOST = 'floor.example.org';

/** An extension whose worker asks one host when it is spoken to. */
function writeFloor(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wasl-floor-'));
  const manifest = {
    manifest_version: 3,
    name: 'Floor',
    version: '1',
    background: { service_worker: 'worker.js' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  const ask = `fetch('https://${FLOOR_HOST}/', { method: 'HEAD', mode: 'no-cors', cache: 'no-store' })`;
  writeFileSync(
    join(folder, 'worker.js'),
    `chrome.runtime.onMessage.addListener(() => void ${ask}.catch(() => undefined));`,
  );
  writeFileSync(join(folder, 'empty.html'), '<!doctype html><title>Empty</title><p>Empty</p>');
  return folder;
}

/** Milliseconds from the message to the first request to one of these hosts. */
async function startOf(page: Page, message: string, lab: Lab, asked: ReadonlySet<string>): Promise<number> {
  const from = lab.seen.length;
  const beganAt = lab.second();
  await page.evaluate((what) => void chrome.runtime.sendMessage(what).catch(() => undefined), message);
  const first = await until(() => lab.seen.slice(from).find(({ host }) => asked.has(host)), {
    what: 'the first request',
  });
  return (first.second - beganAt) * 1000;
}

export async function starts(): Promise<string> {
  const lab = await startLab({ hosts: [...hosts, FLOOR_HOST], hostsOfService });
  const copy = copyExtension(BUILT);
  const floor = writeFloor();
  const browser = await startChromium({ extension: copy.folder, lab });
  try {
    const floorId = await browser.load(floor);
    const popup = await browser.adopt('popup/popup.html');
    const chosen = { ...defaultSettings, preset: 'watchful', services: SERVICES.map((id) => ({ id })) };
    await popup.evaluate((key, value) => chrome.storage.local.set({ [key]: value }), SETTINGS, chosen);
    await popup.reload();
    await start(popup);
    await waitForPopup(popup, allUp, 'all up');
    // A page of each extension that asks for nothing by itself.
    const own = await browser.open('manifest.json');
    const other = await browser.open(`chrome-extension://${floorId}/empty.html`);
    await popup.close();
    const ours = new Set(hosts);
    const took = { floor: [] as number[], wasl: [] as number[] };
    // The first turn fills caches.
    for (let turn = 0; turn <= TURNS; turn += 1) {
      await sleep(ROUND_MS);
      // Nothing else wakes it meanwhile.
      await own.evaluate(() => chrome.alarms.clearAll());
      await browser.killWorker();
      await sleep(DUE_MS);
      await browser.killWorker(floorId);
      await browser.killWorker();
      const floorMs = await startOf(other, 'go', lab, new Set([FLOOR_HOST]));
      const waslMs = await startOf(own, 'opened', lab, ours);
      if (turn === 0) continue;
      took.floor.push(floorMs);
      took.wasl.push(waslMs);
    }
    const [floorMs, waslMs] = [medianOf(took.floor), medianOf(took.wasl)];
    return table(
      ['from waking an ended background script to its first request', 'ms', '× the floor'],
      [
        ['a script that does nothing else', floorMs.toFixed(0), '1.00'],
        ['Wasl, four services', waslMs.toFixed(0), (waslMs / floorMs).toFixed(2)],
      ],
    );
  } finally {
    await browser.close();
    await lab.close();
    copy.remove();
    rmSync(floor, { recursive: true, force: true });
  }
}
