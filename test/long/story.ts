/** Plays a story in a place: one source for every browser. */
import { expect, type TestContext } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { startRig, type Rig, type RigOptions } from '../browser/rig.ts';
import { until } from '../drive/await.ts';
import type { Told } from '../drive/extension.ts';
import type { Page } from '../drive/page.ts';
import type { Tab } from '../drive/popup.ts';
import { endBackground, switchOffAndOn, type Place } from './places.ts';
import type { ServiceId } from '../../src/core/model/terms.ts';

declare const chrome: Api;

/** One that is played in every place: a file in `stories`, and its line in `stories/index.ts`. */
export interface Story {
  /** What holds in it. */
  name: string;
  /** Beside notifications, which are granted and noted. */
  options?: RigOptions | ((place: Place) => RigOptions);
  play(scene: Scene): Promise<void>;
  /** Left out: everywhere. */
  isIn?: (place: Place) => boolean;
  /** What a console notes in it that nobody can keep it from. */
  noted?: (place: Place) => RegExp | undefined;
}

/** A tab in which the user can press what the browser takes from a hand alone. */
export interface Shown extends Tab {
  press(selector: string): Promise<void>;
}

/** A story while it is played. */
export interface Scene {
  place: Place;
  rig: Rig;
  /** Opens a page of the extension. Firefox has one tab: it shows this one then. */
  show(address: string): Promise<Shown>;
  /** Notifications that were shown, those of an earlier run of the browser included. */
  told(): Promise<readonly Told[]>;
  badge(): Promise<{ text: string; title: string }>;
  /** Ends the background, as browsers do at any moment. */
  endBackground(): Promise<unknown>;
  restart(): Promise<void>;
  switchOffAndOn(): Promise<void>;
  /** What the consoles of the extension have against it. */
  problems(): Promise<readonly string[]>;
}

/**
 * Gives what the consoles of the extension have against it.
 * @param atEnd the test's own, for several are played at once
 */
export async function playIn(
  place: Place,
  story: Story,
  atEnd: TestContext['onTestFinished'],
): Promise<readonly string[]> {
  const scene = await begin(place, story, atEnd);
  await story.play(scene);
  const noted = story.noted?.(place);
  return (await scene.problems()).filter((one) => !noted?.test(one));
}

async function begin(
  place: Place,
  { options = {} }: Story,
  atEnd: TestContext['onTestFinished'],
): Promise<Scene> {
  const { browser, before = [], ahead } = place;
  const { permissions = [], ...more } = typeof options === 'function' ? options(place) : options;
  const rig = await startRig(browser, {
    ...more,
    permissions: ['notifications', ...permissions],
    notesNotifications: true,
    before,
    ...(ahead && { ahead }),
  });
  atEnd(rig.close);
  const driven = () => (rig.chromium ?? rig.firefox)!;
  let pages: Page[] = [];
  let toldBefore: Told[] = [];
  const problemsBefore: string[] = [];

  const problems = async () => [
    ...problemsBefore,
    ...(await driven().problems()),
    ...pages.flatMap(({ complaints }) => complaints),
  ];
  const told = async () => [
    ...toldBefore,
    ...(await driven().told()).filter(({ what }) => what === 'create'),
  ];
  /** What is noted in the browser does not outlive it. */
  async function outlive(end: () => Promise<void>): Promise<void> {
    toldBefore = await told();
    problemsBefore.push(...(await problems()).slice(problemsBefore.length));
    pages = [];
    await end();
  }

  return {
    place,
    rig,
    told,
    problems,
    async show(address) {
      if (rig.chromium) {
        const page = await rig.chromium.open(address);
        pages.push(page);
        return { ...page, press: page.click };
      }
      const { goTo, evaluate, waitFor, click, press } = rig.firefox!;
      await goTo(address);
      return {
        ...{ evaluate, waitFor, click },
        async press(selector) {
          await waitFor((wanted) => document.querySelector(wanted) !== null, [selector], { what: selector });
          await press(selector);
        },
      };
    },
    badge: () => driven().badge(),
    endBackground: () => endBackground(rig),
    restart: () => outlive(rig.restart),
    switchOffAndOn: () => outlive(() => switchOffAndOn(rig)),
  };
}

/** Ends the first run with these services chosen, and waits until the line is known to work. */
export async function watch({ rig, told }: Scene, services: readonly ServiceId[]): Promise<void> {
  await rig.choose(services);
  await checkUntil(rig, async () => (await rig.state()).line.status === 'online', 'the line to be online');
  expect(await told()).toEqual([]);
}

/** What is believed of a service now. */
export const statusOf = async (rig: Rig, service: ServiceId): Promise<string | undefined> =>
  (await rig.state()).services[service]?.status;

/** Presses "check now" again and again until something holds. */
export async function checkUntil(rig: Rig, holds: () => Promise<boolean>, what: string): Promise<void> {
  await until(
    async () => {
      if (await holds()) return true;
      await rig.evaluate(() => chrome.runtime.sendMessage('check-now')).catch(() => undefined);
      return holds();
    },
    { what, deadlineMs: 240_000 },
  );
}
