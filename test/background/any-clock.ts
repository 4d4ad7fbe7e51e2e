/** A device whose clock, sleep and alarms do anything, with the real rounds on it. */
import fc from 'fast-check';
import { rounds } from '../../src/background/round.ts';
import { readState } from '../../src/background/read-state.ts';
import type { Shell } from '../../src/background/shell.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/model/time.ts';
import type { Notice, Sentence } from '../../src/core/model/sentence.ts';
import type { State } from '../../src/core/model/state.ts';
import { details } from '../../src/core/view/details.ts';
import type { View } from '../../src/core/view/types.ts';
import { view } from '../../src/core/view/view.ts';
import { defaultSettings, watch as resolve } from '../../src/services/index.ts';
import { answerTo, healthyShell } from './healthy.ts';

/** One thing that happens, and so often in a row. */
export interface Happening {
  /** How long nothing happens before; the device may sleep through it. */
  afterMs: number;
  /** By how much the clock is set then. */
  setMs: number;
  /** What wakes the script: one alarm, several at once, none because it was lost, the browser's start, the popup. */
  wakes: 'alarm' | 'bunch' | 'lost' | 'start' | 'popup';
  isKilled: boolean;
  /** WhatsApp answers nobody. */
  isOut: boolean;
  /** Where the device is: it flies. */
  zone: string;
  times: number;
}

/** Before summer time begins, before it ends, before a leap day, before a year ends. */
const BEGINNINGS = ['2026-03-29T00:30', '2026-10-25T00:30', '2028-02-28T23:40', '2026-12-31T23:40'];

const pause = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 25_000, max: 75_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 2_000 }) },
  { weight: 3, arbitrary: fc.integer({ min: 2 * MINUTE_MS, max: 9 * HOUR_MS }) },
  { weight: 1, arbitrary: fc.integer({ min: DAY_MS, max: 31 * DAY_MS }) },
);
const set = fc.oneof(
  { weight: 14, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -3_000, max: 3_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -2 * HOUR_MS, max: 2 * HOUR_MS }) },
  { weight: 1, arbitrary: fc.integer({ min: -400 * DAY_MS, max: 400 * DAY_MS }) },
);

/** Any sequence; with a clock that is never set where `isTrue`. */
export const sequence = (isTrue: boolean): fc.Arbitrary<{ begin: string; happenings: Happening[] }> =>
  fc.record({
    begin: fc.constantFrom(...BEGINNINGS),
    happenings: fc.array(
      fc.record({
        afterMs: pause,
        setMs: isTrue ? fc.constant(0) : set,
        wakes: fc.constantFrom<Happening['wakes']>(
          'alarm',
          'alarm',
          'alarm',
          'bunch',
          'lost',
          'start',
          'popup',
        ),
        isKilled: fc.boolean(),
        isOut: fc.boolean(),
        zone: fc.constantFrom('Europe/Berlin', 'Pacific/Kiritimati', 'America/St_Johns', 'UTC'),
        times: fc.integer({ min: 1, max: 6 }),
      }),
      { minLength: 3, maxLength: 14 },
    ),
  });

/** What the user meets at one moment. */
export interface Moment {
  view: View;
  /** Every sentence of the popup with its rows open. */
  sentences: readonly Sentence[];
  state: State;
  now: number;
  /** How long ago WhatsApp was last asked, by a clock that nobody sets, and whether it answered. */
  asked?: { agoMs: number; answered: boolean };
  /** Told since the moment before. */
  told: readonly { notice: Notice; asked: Moment['asked'] }[];
  /** When the script was woken, and the end of the last step before: by the clock of the device. */
  wokeAt: number;
  steppedAt: number;
}

const watched = resolve(
  { ...defaultSettings, isStarted: true, services: ['whatsapp', 'telegram', 'signal'].map((id) => ({ id })) },
  { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true },
);

const sentencesOf = (shown: View, state: State, now: number): Sentence[] => [
  ...shown.answer,
  ...shown.badge.title,
  ...shown.rows.map(({ summary }) => summary),
  ...watched.services.flatMap((service) => {
    const { evidence, incidents } = details(state, service, watched, now);
    return [...evidence, ...incidents].map(({ sentence }) => sentence);
  }),
];

/** Lives through it; `meet` sees each moment at which somebody could look. */
export async function liveThrough(
  { begin, happenings }: { begin: string; happenings: readonly Happening[] },
  meet: (moment: Moment) => void,
): Promise<void> {
  const calm = healthyShell(new Map(), Date.parse(`${begin}Z`), () => watched);
  /** Milliseconds that have really passed. */
  let passedMs = 0;
  let isOut = false;
  let last: { atMs: number; answered: boolean } | undefined;
  let told: Moment['told'][number][] = [];
  const asked = (): Moment['asked'] => last && { agoMs: passedMs - last.atMs, answered: last.answered };
  const pass = async (ms: number): Promise<void> => {
    passedMs += ms;
    await calm.sleep(ms);
  };
  const shell: Shell = {
    ...calm,
    sleep: pass,
    async probe(order) {
      const answer = answerTo(order, calm.now());
      if (!order.endpoint.startsWith('whatsapp/')) return answer;
      last = { atMs: passedMs, answered: !isOut };
      const { grade: _grade, ...seen } = answer;
      return isOut ? { ...seen, answered: false, failure: 'timeout', grade: 0 } : answer;
    },
    tell: async (notice) => void told.push({ notice, asked: asked() }),
  };
  let run = rounds(shell);
  for (const one of happenings)
    for (let time = 0; time < one.times; time += 1) {
      process.env['TZ'] = one.zone;
      await pass(one.afterMs);
      await calm.sleep(time === 0 ? one.setMs : 0);
      ({ isOut } = one);
      if (one.isKilled) run = rounds(shell);
      told = [];
      const { steppedAt } = await readState(shell);
      const wokeAt = calm.now();
      const look = async (): Promise<void> => {
        const [state, now] = [await readState(shell), calm.now()];
        const shown = view(state, watched, now);
        const said = asked();
        const met = {
          view: shown,
          state,
          now,
          told,
          wokeAt,
          steppedAt,
          sentences: sentencesOf(shown, state, now),
        };
        meet({ ...met, ...(said && { asked: said }) });
      };
      // Before anything is asked: the popup opens from what is stored.
      await look();
      if (one.wakes === 'lost') continue;
      const trigger = one.wakes === 'start' ? 'start' : 'alarm';
      await Promise.all(Array.from({ length: one.wakes === 'bunch' ? 3 : 1 }, () => run(trigger)));
      await look();
    }
}
