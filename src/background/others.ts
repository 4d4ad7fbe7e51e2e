/**
 * Outside sources, asked beside the probes of a script's rounds: no round waits for one, and what came is taken in between two steps. A
 * source that is silent, or that the browser does not let be asked, changes nothing but when it is asked again.
 */
import type { Opinion } from '../core/model/opinion.ts';
import type { ServiceId } from '../core/model/terms.ts';
import { HOUR_MS, MINUTE_MS } from '../core/model/time.ts';
import type { Hearing, VantageQuestion } from '../core/model/vantage.ts';
import type { Watch } from '../core/model/watch.ts';
import { unawaited } from '../platform/unawaited.ts';
import type { World } from './world.ts';

/** Who wanted to know longer ago has gone. */
const WANTED_MS = 5 * MINUTE_MS;

export interface AskedOthers {
  /** Asks those that are not being asked already. */
  ask(questions: readonly VantageQuestion[], watch: Watch): void;
  /** Those that are being asked now, or whose answers are still to be taken. */
  underWay(): VantageQuestion[];
  isAsking(): boolean;
  /** Resolves when the next answer is there. */
  comes(): Promise<void>;
  /** What has come since. */
  take(): Hearing[];
  /** What was said without a question of Wasl's: by a friend, whose text somebody pasted. */
  told(opinions: readonly Opinion[]): void;
  /** The user wants others to be asked about a service. */
  want(service: ServiceId): void;
  /** Services about which that is still so. */
  wanted(): ServiceId[];
  /** They have been asked about, as far as anybody may be. */
  haveAsked(): void;
}

const keyOf = ({ source, service, target }: VantageQuestion): string =>
  [source, service, target?.url ?? ''].join(' ');

/** What is known of a question of which the browser says nothing more: charged as if all had come that may. */
function silent(question: VantageQuestion, { vantages = [] }: Watch, now: number): Hearing[] {
  const about = vantages.find(({ id }) => id === question.source);
  if (!about) return [];
  const { id: source, kind, isOfCountry, mostBytes: bytes } = about;
  const of = isOfCountry ? {} : { service: question.service };
  const opinion = { source, kind, ...of, says: 'unknown', why: 'silent', at: now, heardAt: now } as const;
  return [{ question, opinion, bytes }];
}

export function askedOthers(world: Pick<World, 'now' | 'ask'>): AskedOthers {
  const underWay = new Map<string, VantageQuestion>();
  const wanted = new Map<ServiceId, number>();
  let heard: Hearing[] = [];
  let tell = (): void => undefined;
  let next = new Promise<void>((resolve) => (tell = resolve));

  async function askOne(question: VantageQuestion, watch: Watch): Promise<void> {
    underWay.set(keyOf(question), question);
    const hearing = await world.ask(question, watch);
    heard = [...heard, ...(hearing ? [hearing] : silent(question, watch, world.now()))];
    underWay.delete(keyOf(question));
    tell();
    next = new Promise((resolve) => (tell = resolve));
  }

  return {
    ask(questions, watch) {
      for (const one of questions) if (!underWay.has(keyOf(one))) unawaited(askOne(one, watch));
    },
    underWay: () => [...underWay.values(), ...heard.map(({ question }) => question)],
    // What came while the last answers were stored is still to be taken.
    isAsking: () => underWay.size > 0 || heard.length > 0,
    comes: () => (heard.length > 0 ? Promise.resolve() : next),
    take() {
      // What came before the device fell asleep, or the clock was set, is of no use any more.
      const now = world.now();
      const taken = heard.filter(({ opinion }) => Math.abs(now - opinion.heardAt) < HOUR_MS);
      heard = [];
      return taken;
    },
    told(opinions) {
      const hearings = opinions.map((opinion): Hearing => ({
        question: { source: opinion.source, service: opinion.service!, isInDoubt: true },
        ...{ opinion, bytes: 0 },
      }));
      heard = [...heard, ...hearings];
    },
    want(service) {
      wanted.set(service, world.now());
    },
    wanted: () => [...wanted].flatMap(([id, at]) => (world.now() - at < WANTED_MS ? id : [])),
    haveAsked() {
      // Called in every round: clearing an empty map makes a new table.
      if (wanted.size > 0) wanted.clear();
    },
  };
}
