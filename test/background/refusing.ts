/** A browser that refuses one thing, played through a drawn night by the real rounds. */
import type { Shell } from '../../src/background/shell.ts';
import type { Trouble } from '../../src/core/view/trouble.ts';
import { assemble, type StoredState } from '../../src/core/storage/state.ts';
import { STATE } from '../../src/core/storage/keys.ts';
import type { Notice, Sentence } from '../../src/core/model/sentence.ts';
import type { State } from '../../src/core/model/state.ts';
import type { Badge } from '../../src/core/view/types.ts';
import { view } from '../../src/core/view/view.ts';
import { watch } from '../../src/services/index.ts';
import { draw } from '../nights/draw.ts';
import { live, settingsOf, sightOf } from '../simulate/device.ts';
import { copyOf } from '../simulate/written-later.ts';

export const MODES = ['for ever', 'every second time', 'without an answer'] as const;

/** Every second call; of probes one of each two, in no rhythm (Thue and Morse), or a round of four would always miss the same two. */
function isTurn(name: keyof Shell, call: number): boolean {
  return name === 'probe' ? call.toString(2).replaceAll('0', '').length % 2 === 1 : call % 2 === 1;
}
export type Mode = (typeof MODES)[number];

/** What answers at once, or throws. */
const SYNCHRONOUS: ReadonlySet<keyof Shell> = new Set(['isSystemOffline', 'say', 'admit']);

/** WhatsApp is out from the twentieth minute to the fortieth. */
export const OUT = { from: 1200, to: 2400 };
const scenario = draw(`
  whatsapp ${'.'.repeat(20)}${'t'.repeat(20)}${'.'.repeat(20)}
  telegram ${'.'.repeat(60)}
  signal   ${'.'.repeat(60)}
`);

/** What of this shell is refused from a moment on, in seconds. */
export function refuse(name: keyof Shell, mode: Mode, from: number) {
  return (shell: Shell, seconds: () => number): Shell => {
    let calls = 0;
    const refused = (...asked: unknown[]): unknown => {
      calls += 1;
      if (seconds() < from || (mode === 'every second time' && !isTurn(name, calls)))
        return (shell[name] as (...asked: unknown[]) => unknown)(...asked);
      if (SYNCHRONOUS.has(name)) throw new Error('Refused.');
      return mode === 'without an answer'
        ? new Promise(() => undefined)
        : Promise.reject(new Error('Refused.'));
    };
    return { ...shell, [name]: refused };
  };
}

interface Popup {
  seconds: number;
  answer: readonly Sentence[];
  /** Seconds since anything was asked. */
  askedAgo: number;
}

export interface Refused {
  /** Seconds at which services were asked. */
  asked: readonly number[];
  told: readonly { seconds: number; notice: Notice }[];
  shown: readonly { seconds: number; badge: Badge }[];
  /** What a popup would say that is opened right before each question, and at the end. */
  popups: readonly Popup[];
  /** What the pages heard last. */
  troubles: readonly Trouble[];
  /** What is stored in the end. */
  state: State | undefined;
}

/** Plays the night in a browser that refuses. */
export async function playRefusing(
  refusing: (shell: Shell, seconds: () => number) => Shell,
): Promise<Refused> {
  const asked: number[] = [];
  const told: Refused['told'][number][] = [];
  const shown: Refused['shown'][number][] = [];
  const popups: Popup[] = [];
  let troubles: readonly Trouble[] = [];
  const stored = new Map<string, unknown>();
  const watched = watch(settingsOf(scenario), sightOf(scenario));
  const state = (): State | undefined => {
    const document = copyOf(stored.get(STATE)) as StoredState | undefined;
    return document && assemble(document, []);
  };
  function openPopup(seconds: number): void {
    const known = state();
    if (!known || popups.at(-1)?.seconds === seconds) return;
    const { answer } = view(known, watched, scenario.startAt + seconds * 1000);
    popups.push({ seconds, answer, askedAgo: seconds - (asked.at(-1) ?? seconds) });
  }
  await live(
    scenario,
    {
      probed(seconds) {
        openPopup(seconds);
        asked.push(seconds);
      },
      told: (seconds, notice) => void told.push({ seconds, notice }),
      stored: (_, entries) => Object.entries(entries).forEach(([key, value]) => stored.set(key, value)),
    },
    {
      refusing(shell, seconds) {
        const refused = refusing(shell, seconds);
        return {
          ...refused,
          async show(look, now) {
            await refused.show(look, now);
            shown.push({ seconds: seconds(), badge: look() });
          },
          admit(now) {
            refused.admit(now);
            troubles = now;
          },
        };
      },
    },
  );
  openPopup(scenario.duration);
  return { asked, told, shown, popups, troubles, state: state() };
}
