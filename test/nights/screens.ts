/** What the popup showed in a night: each verdict, the first line beside it, and the next step that it led to. */
import type { State } from '../../src/core/model/state.ts';
import type { Watch } from '../../src/core/model/watch.ts';
import type { Row, View } from '../../src/core/view/types.ts';
import { view } from '../../src/core/view/view.ts';
import { english } from '../simulate/english.ts';

/** A row of `docs/next-steps.md`, without the night's name. */
export interface Screen {
  verdict: string;
  first: string;
  next: string;
  tap: string;
}

/** What a tap on each kind of next step does; `test/browser/face-steps.test.ts` taps each in a real browser. */
const TAPS: Readonly<Record<View['next']['kind'], (shown: View) => string>> = {
  'open-sign-in': () => 'opens a page over plain http',
  'check-line': () => 'opens the check-up',
  'open-alternative': ({ alternatives: [best] }) => `opens ${new URL(best!.url).host}`,
  'tell-me': () => 'asks for alerts',
  'what-can-i-try': () => 'opens the sheet',
  wait: () => 'no button: says why',
  none: () => 'no button',
};

const isTroubled = ({ status, cause }: Row): boolean =>
  status === 'down' || status === 'degraded' || cause === 'connection';

function verdictOf({ connection, reach, rows }: View): string {
  const line = connection === 'online' ? [] : [`line ${connection}${reach ? ` (${reach})` : ''}`];
  const services = connection === 'online' ? rows.filter(isTroubled) : [];
  const said = services.map(({ name, status, cause }) => `${name} ${status}${cause ? ` (${cause})` : ''}`);
  return [...line, ...said].join(', ');
}

/** Without isolates, which are for the eye alone, and without the minute, which is none of this table's business. */
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '').replace(/\d\d:\d\d/g, '00:00');

function withoutAlerts(watch: Watch): Watch {
  const { settings } = watch;
  return {
    ...watch,
    settings: { ...settings, alerts: { ...settings.alerts, outage: false, recovery: false } },
  };
}

/** Looks at every state of a night; what was shown comes out in order, each screen once, and once more as it is with alerts off
 * where that leads elsewhere. Nothing where all was well. */
export function screensOf(): { looks(state: State, watch: Watch): void; shown: Screen[] } {
  const shown: Screen[] = [];
  const known = new Set<string>();
  let before = '';

  function note(state: State, seen: View, verdict: string): void {
    const next = seen.next.kind;
    const screen = [verdict, seen.answer[0]!.key, next].join();
    if (verdict === '' || known.has(screen)) return;
    known.add(screen);
    const first = english(state.steppedAt).say(seen.answer[0]!);
    shown.push({ verdict, first: plain(first), next, tap: TAPS[next](seen) });
  }

  return {
    shown,
    looks(state, watch) {
      const beliefs = Object.values(state.services).map(({ status, cause, rule, isDoubted, confidence }) =>
        [status, cause, rule, isDoubted, confidence].join(' '),
      );
      const now = [state.line.status, state.line.reach, state.line.doubtsClock, ...beliefs].join('/');
      if (now === before) return;
      before = now;
      const seen = view(state, watch, state.steppedAt);
      note(state, seen, verdictOf(seen));
      const quiet = view(state, withoutAlerts(watch), state.steppedAt);
      if (quiet.next.kind !== seen.next.kind) note(state, quiet, `${verdictOf(quiet)}, alerts off`);
    },
  };
}
