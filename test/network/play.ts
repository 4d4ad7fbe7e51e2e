/** One case: a browser with Wasl that finds all well, then what the network does; and all that its popup shows from there on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'webextension-polyfill';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { Preset } from '../../src/core/model/settings.ts';
import type { ServiceId } from '../../src/core/model/terms.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { CHECK_UP, runCheckUp, type Found } from '../browser/check-up-page.ts';
import { until } from '../drive/await.ts';
import { startChromium, type Chromium } from '../drive/chromium.ts';
import { copyExtension } from '../drive/extension.ts';
import type { Page } from '../drive/page.ts';
import { allUp, checkNow, start, waitForPopup, type ShownPopup } from '../drive/popup.ts';
import { heard, listen, type Story } from '../drive/story.ts';
import { hostsOfService, serviceIds } from '../lab/catalogue.ts';
import { CALM, type Lab, type LabOptions } from '../lab/lab.ts';
import { parseScenario } from '../scenario/scenario.ts';
import type { Case, Shows } from './cases.ts';
import type { CheckUpCase } from './check-ups.ts';
import { startWorld, type World } from './world.ts';

declare const chrome: Browser;

const BUILT = new URL('../../dist/chromium', import.meta.url).pathname;
const SERVICES: readonly ServiceId[] = ['telegram', 'whatsapp'];

/** Whatever was shown since the network did it; `last` when nothing else was waited for. */
export interface Played {
  story: Story;
  last: Record<string, string>;
  /** Packets and questions that the network has done anything to. */
  met: number;
}

export interface Stage extends World {
  browser: Chromium;
  popup: Page;
}

interface StageOptions extends Pick<LabOptions, 'idleMs' | 'tripMs'> {
  services?: readonly ServiceId[];
  preset?: Preset;
  /** Runs when everything stands and Start is about to be pressed. */
  beforeStart?(): void;
}

/** A browser with Wasl that finds all well, in a network of one's own: it changes the system's. */
export async function onStage<T>(
  story: (stage: Stage) => Promise<T>,
  { services = SERVICES, preset = defaultSettings.preset, beforeStart, ...lab }: StageOptions = {},
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'wasl-network-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const world = await startWorld(folder, lab);
  const copy = copyExtension(BUILT);
  const browser = await startChromium({ extension: copy.folder, lab: world.lab });
  try {
    const popup = await browser.adopt('popup/popup.html');
    const chosen = { ...defaultSettings, preset, services: services.map((id) => ({ id })) };
    await popup.evaluate((key, value) => chrome.storage.local.set({ [key]: value }), SETTINGS, chosen);
    await popup.reload();
    beforeStart?.();
    await start(popup);
    await waitForPopup(popup, allUp, 'all up');
    return await story({ ...world, browser, popup });
  } finally {
    await browser.close();
    copy.remove();
    await world.lab.close();
  }
}

/** What a check-up says of the line. */
export const playCheckUp = ({ does, isSevering }: CheckUpCase): Promise<Found> =>
  onStage(async ({ lab, network, browser }) => {
    await does(network);
    if (isSevering) await sever(lab, browser);
    return runCheckUp(await browser.open(CHECK_UP));
  });

export function play(one: Case): Promise<Played> {
  const { does, afterwards, looks = 1, shows, isSevering, isOfNewAlone } = one;
  return onStage(async ({ lab, network, met, browser, popup }) => {
    if (isOfNewAlone) {
      await sever(lab, browser);
      await reconnected(lab);
    }
    await does(network);
    if (isSevering) await sever(lab, browser);
    await listen(popup);
    const look = async (times: number, wanted: Shows, what: string) => {
      for (let time = 0; time < times; time += 1) await checkNow(popup);
      await waitForPopup(popup, (shown) => isAtRest(shown) && holds(wordsOf(shown), wanted), what);
    };
    await look(looks, shows, 'what has to be shown');
    if (afterwards) {
      afterwards.does(network);
      await look(afterwards.looks ?? 1, afterwards.shows, 'what has to be shown afterwards');
    }
    const last = wordsOf(await waitForPopup(popup, isAtRest, 'rest'));
    return { story: await heard(popup), last, met: met() };
  });
}

/** Ends what is open to services and forgets their names, and nothing else: afterwards all servers are there as before. */
async function sever(lab: Lab, browser: Chromium): Promise<void> {
  const events = [{ from: 0, services: SERVICES, fault: 'refused' }];
  const head = { name: 'severing', seed: 1, startAt: '2026-11-22T21:00:00Z', duration: 3600 };
  await lab.play(parseScenario(JSON.stringify({ ...head, events }), 'severing', serviceIds));
  // As long as nobody can connect: what was connected anew by the old names would go on.
  await browser.forgetNames();
  await lab.play(CALM);
}

/** Waits until the round that comes by itself has opened anew what it keeps open. */
async function reconnected({ seen }: Lab): Promise<void> {
  const before = seen.length;
  const isAsked = (id: ServiceId) =>
    seen.slice(before).some(({ host, kind }) => kind === 'https' && hostsOfService(id).includes(host));
  await until(() => SERVICES.every(isAsked), { what: 'the next round' });
}

/** The words of a story, of this moment. */
function wordsOf({ connection, services }: ShownPopup): Record<string, string> {
  const words = services.map(({ id, status, cause }) => [id, cause ? `${status} (${cause})` : status]);
  return { connection, ...Object.fromEntries(words) };
}

const isAtRest = ({ services }: ShownPopup): boolean => !services.some(({ isChecking }) => isChecking);

const holds = (words: Record<string, string>, shows: Shows): boolean =>
  Object.entries(shows).every(([what, ones]) => ones.includes(words[what]!));
