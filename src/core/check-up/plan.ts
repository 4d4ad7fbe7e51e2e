/** What a check-up asks, and when: spread over its time, so that a narrow line is not judged by how it bears a crowd. */
import { cost } from '../traffic/cost.ts';
import { CHECK_UP, CONTROL, kindFor, tierOf } from '../model/capability.ts';
import type { ServiceId } from '../model/terms.ts';
import type { Sight } from '../model/watch.ts';
import type { LookKind, CheckUpHost, CheckUpLook } from './measured.ts';

/** So many requests to neutral sites, one each so many milliseconds: 20 s in all. */
export const REQUESTS = 40;
const ASKED_EVERY_MS = 500;

/** The first question to a host finds its name, connects and shakes hands: four round trips. Later ones take one. In milliseconds. */
const FIRST_MS = 8_000;
const LATER_MS = 5_000;

/** So many questions to neutral sites have to have failed, while nobody answered, for more to be not worth their bytes. */
const HOPELESS = 10;

/** No more than this is read of what a server says of its time, in bytes. */
export const CLOCK_BYTES = 2_000;

export interface Planned {
  /** Since the beginning. */
  afterMs: number;
  host: CheckUpHost;
  limitMs: number;
  /** Nothing of it was asked before. */
  isFirst: boolean;
}

/** Under whose name its host is granted. */
export const granteeOf = (asked: LookKind): ServiceId =>
  asked === 'site' || asked === 'plain' ? CONTROL : CHECK_UP;

/** The questions in their order: one to a neutral site each half second, in turn, and between them, once each, the others. */
export function planOf(hosts: readonly CheckUpHost[], sight: Sight): Planned[] {
  const sites = hosts.filter(({ asked }) => asked === 'site');
  const others = hosts.filter(
    ({ asked, probe }) => asked !== 'site' && kindFor(probe, tierOf(granteeOf(asked), sight), sight),
  );
  const inTurn = Array.from({ length: sites.length === 0 ? 0 : REQUESTS }, (_, index) => ({
    afterMs: index * ASKED_EVERY_MS,
    host: sites[index % sites.length]!,
    limitMs: index < sites.length ? FIRST_MS : LATER_MS,
    isFirst: index < sites.length,
  }));
  const between = others.map((host, index) => ({
    afterMs: (index + 0.5) * ASKED_EVERY_MS,
    host,
    limitMs: FIRST_MS,
    isFirst: true,
  }));
  return [...inTurn, ...between].sort((one, other) => one.afterMs - other.afterMs);
}

/** What it moves where all answer, in bytes, as the ledger counts. */
export function priceOfCheckUp(hosts: readonly CheckUpHost[], sight: Sight): number {
  const attempts = planOf(hosts, sight).map(({ host: { asked, probe }, isFirst }) => {
    const kind = kindFor(probe, tierOf(granteeOf(asked), sight), sight) ?? probe.kind;
    return cost({ browser: sight.browser, kind, url: probe.url, isWarm: !isFirst, answered: true });
  });
  return attempts.reduce((sum, { sentBytes, receivedBytes }) => sum + sentBytes + receivedBytes, CLOCK_BYTES);
}

/** Whether so much has failed, and nothing answered, that asking on would tell nothing more. */
export function isHopeless(looks: readonly CheckUpLook[]): boolean {
  if (looks.some(({ seen }) => seen.answered || seen.failure === 'captive')) return false;
  return looks.filter(({ asked }) => asked === 'site').length >= HOPELESS;
}

/** When a server is asked for its time: between two other questions, in milliseconds since the beginning. */
export const CLOCK_AFTER_MS = 6_250;

/** What a healthy resolver takes is a hundredth of this, in milliseconds. */
export const NAME_WITHIN_MS = 5_000;
