/** Whatever the browser refuses, now and then, for ever, or by never answering: checking goes on, or it is said that it cannot. */
import { describe, expect, it } from 'vitest';
import type { Shell } from '../../src/background/shell.ts';
import { isGivenUp } from '../../src/core/incidents/outbox.ts';
import type { Hindered } from '../../src/core/view/trouble.ts';
import { MODES, OUT, playRefusing, refuse, type Mode, type Refused } from './refusing.ts';

interface Case {
  /** What the user hears of it where it never comes about. */
  says?: Hindered;
  /** Nothing can be known without it, and less with half of it. */
  isNeeded?: true;
}

/** Time and chance are the language's own, and refuse nothing. */
const OWN = 'the language' as const;

/** Everything a round asks of the browser: what has no line here does not compile. */
const CASES: Readonly<Record<keyof Shell, Case | typeof OWN>> = {
  now: OWN,
  chance: OWN,
  sleep: OWN,
  after: OWN,
  load: { says: 'read' },
  // What was read at the beginning lies in memory.
  loadAll: {},
  loadEverything: {},
  save: { says: 'save' },
  holdBack: {},
  watch: { says: 'read' },
  probe: { says: 'check', isNeeded: true },
  ask: {},
  isSystemOffline: {},
  say: {},
  admit: {},
  setAlarm: { says: 'wake' },
  show: { says: 'button' },
  tell: { says: 'alert' },
  withdraw: {},
  // Nobody waits for what an organisation receives.
  report: {},
};

const cases = Object.entries(CASES).flatMap(([name, one]) =>
  one === OWN ? [] : MODES.map((mode): [keyof Shell, Mode, Case] => [name as keyof Shell, mode, one]),
);

/** The browser refuses from the tenth minute on. */
const FROM = 600;
/** A minute's pace, and what it takes to wait for a browser in vain. */
const PACE = 100;

/** The longest time in which nothing was asked. */
function longestPause({ asked }: Refused): number {
  const moments = [0, ...asked, 3600];
  return Math.max(...moments.slice(1).map((at, index) => at - moments[index]!));
}

const kinds = ({ told }: Refused) => told.map(({ notice }) => notice.kind);

/** The first alarm on the button, in seconds. */
const alarmedAt = ({ shown }: Refused) => shown.find(({ badge }) => badge.icon === 'alarm')?.seconds;

/** Nobody is told of old knowledge as if it were of now: all times stand for a question that was asked then. */
function expectTruth({ popups }: Refused): void {
  expect(popups.length).toBeGreaterThan(5);
  const untrue = popups.filter(({ answer, askedAgo }) =>
    answer.some(({ values }) => {
      const age = values['agoMs'] ?? values['lastAt'];
      return typeof age === 'object' && 'durationMs' in age && age.durationMs / 1000 < askedAgo - 30;
    }),
  );
  expect(untrue).toEqual([]);
}

const isHopeless = (mode: Mode, { isNeeded }: Case): boolean =>
  isNeeded === true && mode !== 'every second time';

describe.each(cases.filter(([, mode, one]) => isHopeless(mode, one)))(
  'a browser that refuses %s, %s,',
  (name, mode, { says }) => {
    it('makes Wasl say that it cannot check, and check again as soon as it can', async () => {
      const night = await playRefusing(refuse(name, mode, FROM));
      expectTruth(night);
      const { badge } = night.shown.at(-1)!;
      expect([badge.text, badge.icon, badge.title[0]!.key]).toEqual(['?', 'unsure', 'trouble_check']);
      expect(night.troubles.map(({ what }) => what)).toEqual([says]);
      expect(night.told).toEqual([]);
      const back = await playRefusing((shell, seconds) => {
        const refused = refuse(name, mode, FROM)(shell, seconds);
        return {
          ...refused,
          [name]: (...all: never[]) =>
            (seconds() < 900 ? refused : shell)[name](...(all as [never, never, never, never])),
        };
      });
      expect(kinds(back)).toEqual(['outage', 'recovery']);
      expect(back.troubles).toEqual([]);
    });
  },
);

describe.each(cases.filter(([, mode, one]) => !isHopeless(mode, one)))(
  'a browser that refuses %s, %s,',
  (name, mode, { says, isNeeded }) => {
    const isTotal = mode !== 'every second time';
    it('keeps Wasl from nothing else', async () => {
      const night = await playRefusing(refuse(name, mode, FROM));
      expect(longestPause(night)).toBeLessThan(PACE);
      expectTruth(night);
      const isMute = name === 'tell' && isTotal;
      expect(kinds(night)).toEqual(isMute ? [] : ['outage', 'recovery']);
      const isBlank = name === 'show' && isTotal;
      const at = isBlank ? night.told[0]!.seconds : alarmedAt(night)!;
      expect(at).toBeGreaterThan(OUT.from);
      expect(at).toBeLessThan(isNeeded ? OUT.to : OUT.from + 300);
      expect(night.troubles.map(({ what }) => what)).toEqual(isTotal && says ? [says] : []);
    });
  },
);

describe('a browser that refuses from the first moment', () => {
  it.each(MODES)(
    'to read what is stored, %s, is checked with, and nothing is written over it',
    async (mode) => {
      const saved: string[] = [];
      const night = await playRefusing((shell, seconds) => {
        const refused = refuse('load', mode, 0)(shell, seconds);
        return {
          ...refused,
          async save(entries) {
            saved.push(...Object.keys(entries));
            await shell.save(entries);
          },
        };
      });
      expect(longestPause(night)).toBeLessThan(PACE);
      expect(kinds(night)).toEqual(['outage', 'recovery']);
      if (mode !== 'every second time') expect(saved).toEqual([]);
    },
  );

  it.each(['for ever', 'without an answer'] as const)(
    'to say what is to be watched, %s, is not checked with: nobody is asked whom the user may not have chosen',
    async (mode) => {
      const night = await playRefusing(refuse('watch', mode, 0));
      expect(night.asked).toEqual([]);
      expect(night.shown.at(-1)!.badge.title[0]!.key).toBe('trouble_check');
      expect(night.troubles[0]).toEqual({
        what: 'check',
        reason: mode === 'for ever' ? 'Refused' : 'silent',
      });
    },
  );

  it('every alert, has each tried a few times, and none called told', async () => {
    let tries = 0;
    const night = await playRefusing((shell, seconds) => {
      const refused = refuse('tell', 'for ever', 0)(shell, seconds);
      return {
        ...refused,
        async tell(...all) {
          tries += 1;
          await refused.tell(...all);
        },
      };
    });
    expect(tries).toBe(5);
    const { outbox, incidents } = night.state!;
    expect(outbox.filter(isGivenUp).map(({ kind }) => kind)).toEqual(['outage']);
    expect(incidents.map(({ toldAt, recoveryToldAt }) => [toldAt, recoveryToldAt])).toEqual([
      [undefined, undefined],
    ]);
  });
});
