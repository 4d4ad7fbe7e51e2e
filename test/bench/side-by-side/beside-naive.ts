/**
 * The whole browser's processor and the packets of watching four services, beside two extensions that do nothing but to ask: in networks of
 * their own, all at the same time, with servers that end idle connections after a minute and a half, and after five seconds.
 */
import type { Preset } from '../../../src/core/model/settings.ts';
import { costOf } from '../../../src/core/schedule/budget.ts';
import { defaultSettings, watch as watching } from '../../../src/services/index.ts';
import { promised, reopened } from '../../docs/delays.ts';
import { Missing } from '../../setup/start-program.mjs';
import { playApart } from '../../network/apart.ts';
import { FOUR, WATCHING, type Watcher, type Watching } from '../../network/watching.ts';
import { table } from '../markdown.ts';

/** Awake in a day. */
const DAY_MINUTES = 8 * 60;
const [LONG_MS, SHORT_MS] = [90_000, 5_000];
/** No connection lasts until the next look. */
const COLD_MS = 1_000;
/** One browser after the other is started. */
const APART_MS = 12_000;

const WATCHERS: readonly { who: Watcher; what: string; idle: readonly number[] }[] = [
  { who: 'nobody', what: 'a browser that is merely open', idle: [LONG_MS] },
  { who: 'HEAD', what: 'four `HEAD`s a minute', idle: [LONG_MS, SHORT_MS] },
  { who: 'GET', what: 'four `GET`s a minute, each on a new connection', idle: [COLD_MS] },
  { who: 'saver', what: 'Wasl, Saver', idle: [LONG_MS, SHORT_MS] },
  { who: 'normal', what: 'Wasl, Normal', idle: [LONG_MS, SHORT_MS] },
  { who: 'watchful', what: 'Wasl, Watchful', idle: [LONG_MS, SHORT_MS] },
];

/**
 * How late the red badge can be at most, for a web page and for a gateway of messages, without permissions.
 * @param isReopened it has been found out that no server keeps its connections
 */
function delaysOf(preset: Preset, isReopened: boolean): string {
  const settings = { ...defaultSettings, isStarted: true, preset, services: FOUR.map((id) => ({ id })) };
  const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
  const watch = watching(settings, sight);
  const { worstPageDelayMs, worstSocketDelayMs } = costOf(watch, isReopened ? reopened(watch) : {});
  return `${promised(worstPageDelayMs)}, ${promised(worstSocketDelayMs)}`;
}

const isPreset = (who: Watcher): who is Preset => who === 'saver' || who === 'normal' || who === 'watchful';

/** @param minutes of real time that each is watched */
export async function besideNaive(minutes: number): Promise<string> {
  let started = 0;
  // Each of their networks ends with this process.
  process.setMaxListeners(50);
  const play = async (who: Watcher, idleMs: number): Promise<Watching> => {
    const turn = started++;
    await new Promise((resolve) => setTimeout(resolve, turn * APART_MS));
    return playApart<Watching>(WATCHING, who, `${minutes}`, `${idleMs}`);
  };
  try {
    const all = await Promise.all(
      WATCHERS.map(async ({ who, what, idle }) => ({
        who,
        what,
        // What never keeps a connection, or asks nobody, is the same with all servers.
        played: await Promise.all(idle.map((idleMs) => play(who, idleMs))),
      })),
    );
    const { played: heads } = all.find(({ who }) => who === 'HEAD')!;
    const nobody = all.find(({ who }) => who === 'nobody')!.played[0]!;
    const rows = all.map(({ who, what, played }) => [
      what,
      (played[0]!.cpuMs / minutes).toFixed(0),
      (played[0]!.cpuMs / heads[0]!.cpuMs).toFixed(2),
      ...[0, 1].flatMap((index) => {
        const { bytes } = played[index] ?? played[0]!;
        const day = ((bytes - nobody.bytes) / minutes) * DAY_MINUTES;
        return [(day / 1_000_000).toFixed(2), (bytes / heads[index]!.bytes).toFixed(2)];
      }),
      ...[false, true].map((isReopened) => (isPreset(who) ? delaysOf(who, isReopened) : '')),
    ]);
    return table(
      [
        `${minutes} minutes, four services`,
        'ms of processor a minute',
        '× the `HEAD`s',
        'MB in 8 h, idle connections end after 90 s',
        '× the `HEAD`s',
        'MB in 8 h, after 5 s',
        '× the `HEAD`s',
        'red badge at most after, where they end after 90 s',
        'after 5 s',
      ],
      rows,
    );
  } catch (error) {
    if (error instanceof Missing) return `Not measured: ${error.message}`;
    throw error;
  }
}
