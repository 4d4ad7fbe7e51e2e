/**
 * A script that is ended at one of its calls of the browser, in a night that is driven round by round. Whatever was lost with it, the story
 * that is told and kept is the same.
 */
import { expect, it } from 'vitest';
import { exactStretches } from '../../src/core/history/days.ts';
import { sumBetween } from '../../src/core/history/stretches.ts';
import { readState } from '../../src/background/read-state.ts';
import { rounds } from '../../src/background/round.ts';
import type { Shell } from '../../src/background/shell.ts';
import { MINUTE_MS } from '../../src/core/model/time.ts';
import type { Notice } from '../../src/core/model/sentence.ts';
import type { State } from '../../src/core/model/state.ts';
import { defaultSettings, watch } from '../../src/services/index.ts';
import { answerTo, healthyShell } from './healthy.ts';

const BEGIN = Date.parse('2026-11-22T21:00Z');
const NIGHT_MS = 16 * MINUTE_MS;
/** WhatsApp refuses everybody. */
const OUT = { from: BEGIN + 4 * MINUTE_MS, to: BEGIN + 9 * MINUTE_MS };
/** Ended while it had asked for none: the browser starts it again when somebody opens the popup, at the latest by then. */
const OPENED_MS = 2 * MINUTE_MS;

const watched = watch(
  { ...defaultSettings, isStarted: true, services: ['whatsapp', 'telegram', 'signal'].map((id) => ({ id })) },
  { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true },
);

interface Lived {
  /** Calls of the browser that were awaited. */
  calls: number;
  told: readonly Notice[];
  state: State;
  now: number;
}

/** What an `await` of the rounds waits for. */
const AWAITED = [
  ...(['watch', 'load', 'loadAll', 'loadEverything', 'save', 'probe', 'sleep'] as const),
  ...(['setAlarm', 'show', 'tell', 'withdraw'] as const),
];

/** @param cutAt the script is ended at this call: before it is carried out or right after, and never hears of it */
async function liveCut(cutAt?: { call: number; isDone: boolean }): Promise<Lived> {
  const calm = healthyShell(new Map(), BEGIN, () => watched);
  const told: Notice[] = [];
  let calls = 0;
  let alarmAt: number | undefined;
  const world: Shell = {
    ...calm,
    async probe(order) {
      const at = calm.now();
      const answer = answerTo(order, at);
      if (!order.endpoint.startsWith('whatsapp/') || at < OUT.from || at >= OUT.to) return answer;
      return { ...answer, answered: false, failure: 'refused', grade: 0 };
    },
    setAlarm: async (at) => void (alarmAt = at),
    tell: async (notice) => void told.push(notice),
  };
  /** One life of the script; `ends` settles when it is cut. */
  const script = () => {
    let isCut = false;
    let cut: () => void;
    const ends = new Promise<void>((resolve) => (cut = resolve));
    const nothing = new Promise<never>(() => undefined);
    const mortal =
      (name: (typeof AWAITED)[number]) =>
      async (...asked: unknown[]): Promise<unknown> => {
        if (isCut) return nothing;
        calls += 1;
        const isLast = calls === cutAt?.call;
        isCut = isLast;
        const carryOut = world[name] as (...asked: unknown[]) => Promise<unknown>;
        const done = isLast && !cutAt?.isDone ? undefined : await carryOut(...asked);
        if (isLast) cut();
        return isCut ? nothing : done;
      };
    const run = rounds({ ...world, ...Object.fromEntries(AWAITED.map((name) => [name, mortal(name)])) });
    return { run, ends };
  };
  let { run, ends } = script();
  while (calm.now() < BEGIN + NIGHT_MS) {
    const isDead = await Promise.race([run('alarm').then(() => false), ends.then(() => true)]);
    if (isDead) ({ run, ends } = script());
    const wakeAt = Math.min(alarmAt ?? Infinity, calm.now() + OPENED_MS);
    await calm.sleep(Math.max(0, wakeAt - calm.now()));
  }
  return { calls, told, state: await readState(calm), now: calm.now() };
}

/** What a user has been told: a notice that is told again takes the place of itself. */
const storyOf = ({ told, state }: Lived) => ({
  told: [...new Map(told.map(({ id, kind }) => [id, kind])).values()],
  incidents: state.incidents.map(({ services, resolvedAt }) => [services, resolvedAt !== undefined]),
});

const gapMs = ({ state }: Lived) =>
  sumBetween(exactStretches(state, 'whatsapp', state.steppedAt), BEGIN + MINUTE_MS, state.steppedAt)[
    'not-measured'
  ] ?? 0;

/** @param every how many of its calls lie between two at which it is cut */
export function bearsCuts(every: number): void {
  it('tells one outage and its end, keeps one incident, and loses a step at most, wherever it is cut', async () => {
    const whole = await liveCut();
    const story = storyOf(whole);
    expect(story).toEqual({ told: ['outage', 'recovery'], incidents: [[['whatsapp'], true]] });
    expect(whole.calls).toBeGreaterThan(300);
    for (let call = 1; call <= whole.calls; call += every)
      for (const isDone of [false, true]) {
        const lived = await liveCut({ call, isDone });
        expect([call, isDone, storyOf(lived)]).toEqual([call, isDone, story]);
        expect(gapMs(lived), `cut at ${call}`).toBeLessThan(5 * MINUTE_MS);
        expect(lived.now - lived.state.steppedAt, `cut at ${call}`).toBeLessThan(3 * MINUTE_MS);
      }
  });
}
