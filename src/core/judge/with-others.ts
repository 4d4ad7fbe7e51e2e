/** What was measured of a service, beside what others say of it: whether their word names the cause. */
import { kindFor, tierOf } from '../model/capability.ts';
import { namesCause, type AskedHere, type OpinionRule } from '../model/opinion.ts';
import { hostOf, type Service } from '../model/service.ts';
import { isTrouble, type ServiceBelief } from '../model/state.ts';
import type { Cause } from '../model/terms.ts';
import { MINUTE_MS } from '../model/time.ts';
import type { Others } from '../model/vantage.ts';
import type { Watched } from '../model/watch.ts';
import type { ServiceFacts } from './facts.ts';
import type { Witness } from './groups.ts';
import type { MeasuredHere } from './known-opinions.ts';
import { concludeWith } from './opinions.ts';
import type { Verdict } from './rules.ts';

/** The cause of a service's trouble, and what of others bears on it. */
export interface NamedCause {
  cause: Cause | undefined;
  said: OpinionRule | undefined;
}

const failsNow = ({ belief: { run, outage, answersInARow } }: Witness): boolean =>
  (run?.failuresInARow ?? 0) > 0 || (outage === 'full' && answersInARow === 0);

/** The requests of these that get no answer now. Only what asks for a head, or for any answer, is a plain one. */
export function failingHere(
  voiced: readonly Witness[],
  { id }: Service,
  { sight }: Watched,
): (AskedHere & { url: string })[] {
  const tier = tierOf(id, sight);
  return voiced.filter(failsNow).map(({ endpoint: { probe, serves }, belief: { run } }) => {
    const kind = kindFor(probe, tier, sight);
    const failure = run?.failuresInARow ? run.failure : undefined;
    return {
      host: hostOf(probe.url),
      way: kind === 'http' || kind === 'opaque' ? 'http' : 'protocol',
      serves,
      ...(failure && { failure }),
      url: probe.url,
    };
  });
}

/** What is asked more rarely is found to be silent so much later. */
const DARK_TOGETHER_MS = 15 * MINUTE_MS;

/** Nothing of a service answers any more, and all that did fell silent together. */
export function isDark(voiced: readonly Witness[]): boolean {
  const begun = voiced.map(({ belief: { run } }) => run?.inARowSinceAt ?? NaN);
  return (
    voiced.length > 0 && voiced.every(failsNow) && Math.max(...begun) - Math.min(...begun) < DARK_TOGETHER_MS
  );
}

/** What was concluded of a trouble stays concluded while it lasts, by whomever; slowness is looked at anew each time. */
const heldCause = (before: ServiceBelief | undefined): Cause | undefined =>
  isTrouble(before) && before!.cause !== 'throttled' ? before!.cause : undefined;

/**
 * What was measured comes first, and what was concluded before from measurements. Where both leave the cause open others may name it, and
 * may leave it open again by contradicting each other, at once or one after the other: then it stays open for as long as the trouble lasts.
 */
export function namedCause(
  verdict: Verdict,
  before: ServiceBelief | undefined,
  facts: ServiceFacts,
  { opinions }: Others,
  service: Service,
  watch: Watched,
): NamedCause {
  const isOpen = verdict.cause === 'unclear';
  const held = isOpen ? heldCause(before) : undefined;
  const theirs = held !== undefined && namesCause(before?.said) ? before?.said : undefined;
  const isDisputed = isOpen && isTrouble(before) && before!.said === 'contradictory';
  if (opinions.length === 0)
    return { cause: held ?? verdict.cause, said: isDisputed ? 'contradictory' : theirs };
  const measured = held !== undefined && theirs === undefined ? held : verdict.cause;
  const here: MeasuredHere = {
    service: service.id,
    connection: facts.connection,
    status: verdict.status,
    ...(measured && { cause: measured }),
    sinceAt: before?.since?.beforeAt ?? facts.at,
    at: facts.at,
    failing: failingHere(facts.voiced, service, watch),
    isDark: isDark(facts.voiced),
  };
  const { cause, rule, rests } = concludeWith(opinions, here);
  const said = rests.length > 0 ? rule : undefined;
  if (cause !== undefined && measured === 'unclear') {
    // Who was contradicted is not right because the other's word has grown old.
    const isTurned = theirs !== undefined && cause !== held;
    return isDisputed || isTurned ? { cause: 'unclear', said: 'contradictory' } : { cause, said };
  }
  if (theirs === undefined) return { cause: measured, said: isDisputed ? 'contradictory' : said };
  return rule === 'contradictory' ? { cause: 'unclear', said } : { cause: held, said: theirs };
}
