/** What PRIVACY.md promises of traces, held against what was recorded. */
import { expect, it } from 'vitest';
import type { Seen } from '../lab/serve.ts';
import { record, type Session } from './recording.ts';
import { detailedIn } from '../drive/extension.ts';
import type { Browser, Tier } from '../../src/core/model/terms.ts';

/** Everything by which one request could be told from another. */
const marksOf = ({ headers, path, host }: Seen): string[] => [
  `${host}${path}`,
  ...Object.entries(headers).map(([name, value]) => `${host} ${name}: ${String(value)}`),
];
/** To whom a request goes and in which of Wasl's ways: only among those of one way can a difference be an installation's. */
const wayOf = ({ host, kind, method, headers }: Seen): string =>
  [host, kind, method, headers['sec-fetch-mode']].join(' ');
const marks = (sessions: readonly Session[]) =>
  new Set(sessions.flatMap(({ seen }) => seen.flatMap(marksOf)));

/** Names without what makes each one unlike the others. */
const kinds = (names: readonly string[]) =>
  [...new Set(names.map((name) => name.replace(/r\d+\./, '').replace(/-$/, '')))].sort();

/** Of each host the first request and the first socket of a session. */
const firstOf = ({ seen }: Session) => {
  const first = new Map(seen.toReversed().map((one) => [`${one.host} ${one.kind === 'websocket'}`, one]));
  return [...first.values()];
};

type Driven = Exclude<Browser, 'safari'>;

/** Where an answer can still make a browser turn to: PRIVACY.md says so. No other kind of name is ever looked up that nobody chose. */
const LEFT: Readonly<Record<Driven, Readonly<Record<Tier, readonly string[]>>>> = {
  // Reports, and another address for the same host: no extension can prevent them. Of no later session are they the ones of an earlier.
  chromium: {
    basic: ['other-elsewhere.test', 'reports.lab.test'],
    detailed: ['other-elsewhere.test', 'reports.lab.test'],
  },
  firefox: { basic: ['other-elsewhere.test', 'stranger-elsewhere.test'], detailed: [] },
};

/** @param rounds of each of two sessions, of an installation and of another to compare it with */
export function leavesNoTrace(browser: Driven, tier: Tier, rounds: number, timeout?: number): void {
  it(
    `nothing links two sessions of one installation (${browser}, ${tier})`,
    async () => {
      const granted = tier === 'detailed' ? detailedIn(browser) : {};
      const [first, second] = await record(browser, granted, rounds);
      const others = await record(browser, granted, rounds);
      expect(first.seen.length).toBeGreaterThan(3 * rounds);
      // Equal in both, and not everybody's. Chance decides which neutral addresses somebody has asked by now, and whether for more
      // than the head.
      const everybodys = marks(others);
      const again = marks([second]);
      const asked = new Set(others.flatMap(({ seen }) => seen.map(wayOf)));
      const common = first.seen.filter((one) => asked.has(wayOf(one))).flatMap(marksOf);
      expect(common.filter((mark) => again.has(mark) && !everybodys.has(mark))).toEqual([]);

      const strange = [first, second].map((session) => kinds(session.strange));
      expect(strange).toEqual([LEFT[browser][tier], LEFT[browser][tier]]);
      if (browser === 'firefox') return;
      // What an answer has made the browser do ends with the room that it was given in, and so do its TLS sessions.
      expect(first.strange.every(first.isOwn)).toBe(true);
      expect(second.strange.filter((name) => !second.isOwn(name) && !second.isLate(name))).toEqual([]);
      expect(firstOf(second).filter(({ isResumed, isReused }) => isResumed || isReused)).toEqual([]);
    },
    timeout,
  );
}
