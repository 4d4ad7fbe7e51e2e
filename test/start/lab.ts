/** Plays a scenario on loopback, with the real extension in a real browser. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyExtension, DETAILED, type CopyOptions } from '../drive/extension.ts';
import { checkNow } from '../drive/popup.ts';
import { hosts, hostsOfService, serviceIds } from '../lab/catalogue.ts';
import { startLab, type Lab } from '../lab/lab.ts';
import { deviceFaults } from '../scenario/fault.ts';
import { parseScenario, type Scenario } from '../scenario/scenario.ts';
import { begin, BUILT, open, savePicture, type Opened } from './browser.ts';
import { follow, followUntilSettled, printTable, type Look } from './follow.ts';
import { playDevice } from './device.ts';
import { isSettled } from './table.ts';

const BUILT_IN = fileURLToPath(new URL('../scenarios/built-in.json', import.meta.url));
const FIRST_LOOK_MS = 60_000;
/** Without a display the play ends when the verdicts were still for so long and nothing else happens for a minute. */
const CALM_MS = 15_000;
const NEXT_SECONDS = 60;

export interface LabOptions {
  file?: string;
  fromSecond?: number;
}

/** @throws ScenarioError, or when the file cannot be read */
export async function playLab(
  { file = BUILT_IN, fromSecond = 0 }: LabOptions,
  isVisible: boolean,
): Promise<void> {
  // npm runs scripts in the project's folder, wherever it was called from.
  const path = resolve(process.env['INIT_CWD'] ?? '.', file);
  const scenario = parseScenario(readFileSync(path, 'utf8'), file, serviceIds);
  console.log(`The lab plays on this computer alone: ${scenario.name}.`);
  const lab = await startLab({ hosts, hostsOfService });
  const copy = copyExtension(BUILT, grants(scenario));
  try {
    const opened = await open({ lab, isVisible, extension: copy.folder });
    try {
      await play(opened, lab, scenario, fromSecond, isVisible);
    } finally {
      await opened.browser.close();
    }
  } finally {
    copy.remove();
    await lab.close();
  }
}

/** Notifications are always granted here, so that there is something to see; hosts as the scenario says. */
function grants({ permissions }: Scenario): CopyOptions {
  const detailed = permissions === 'exact' ? DETAILED : {};
  return { ...detailed, permissions: ['notifications', ...(detailed.permissions ?? [])] };
}

async function play(
  opened: Opened,
  lab: Lab,
  scenario: Scenario,
  fromSecond: number,
  isVisible: boolean,
): Promise<void> {
  const { popup, browser } = opened;
  console.log('First a check while all is well.\n');
  await begin(opened, scenario);
  const calm = await followUntilSettled(popup, FIRST_LOOK_MS);

  await lab.play(scenario, fromSecond);
  console.log(`\nNow the scenario, from second ${fromSecond}.\n`);
  const device = playDevice(browser, deviceFaults(scenario), fromSecond);
  const turns = scenario.network.flatMap(({ from, to }) => [from, to]);
  const turnsAfter = (second: number) => turns.filter((turn) => turn > second && turn < scenario.duration);
  let checkedMs = performance.now();
  let left: number | undefined;

  function isOver({ popup: shown, calmMs }: Look): boolean {
    const second = lab.second();
    if (second >= scenario.duration) return true;
    if (isVisible) return false;
    // Where nobody sits in front of it, somebody presses "check now" after each turn.
    const next = turnsAfter(second);
    const isTurned = next.length !== left;
    left = next.length;
    if (isTurned) {
      console.log(`${clock()}  Second ${Math.floor(second)} of the scenario: "check now" is pressed.`);
      void checkNow(popup).catch(() => {});
      checkedMs = performance.now();
    }
    const sinceCheckMs = performance.now() - checkedMs;
    const isNear = next.some((turn) => turn - second < NEXT_SECONDS);
    return !isNear && isSettled(shown) && Math.min(calmMs, sinceCheckMs) > CALM_MS;
  }

  await follow(popup, isOver, calm);
  device.stop();
  if (!isVisible) await savePicture(opened);
  await printTable(popup).catch(() => {});
}

const clock = () => new Date().toLocaleTimeString('en-GB');
