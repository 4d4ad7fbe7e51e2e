/** What is to be thought of one service: an ordered table of named rules, the first that fits speaks. */
import type { Witness } from './groups.ts';
import {
  areLostNames,
  areRefusedByProxy,
  hasTrouble,
  isCutByName,
  isForged,
  saysExpired,
} from './failed-layers.ts';
import { isQuick, isHeldSlow } from '../detect/latency.ts';
import type { ServiceFacts } from './facts.ts';
import { isUnanswered } from './witnesses.ts';
import type { Cause, Failure, Status, Rule } from '../model/terms.ts';

export interface Verdict {
  status: Exclude<Status, 'paused'>;
  cause?: Cause;
  rule: Rule;
}

/** Probes that begin so close together are one step: what answered in it may have died a moment later. */
export const SAME_STEP_MS = 2_000;

/** Failing, and not yet answering again. */
const isDownStill = ({ belief }: Witness): boolean => belief.outage === 'full' && belief.answersInARow === 0;
/** What fails in part because some of its answers come too late is slow. */
const isPartly = ({ belief }: Witness): boolean =>
  belief.outage === 'partial' && !(belief.slow && belief.run?.failure === 'timeout');

const failsWith = (failure: Failure, { belief }: Witness): boolean => belief.run?.failure === failure;

/** The service's own servers said so over a connection that proved to be theirs. */
const saysSoItself = (witnesses: readonly Witness[]): boolean =>
  witnesses.some((witness) => hasTrouble(witness) && failsWith('http-error', witness));

/** The website was asked after the step in which the trouble began, and every page of it answered. */
const websiteAnswers = ({ voiced, silent }: ServiceFacts): boolean => {
  const sinceAt = Math.max(...silent.map(({ belief }) => belief.run?.inARowSinceAt ?? 0)) + SAME_STEP_MS;
  const website = voiced.filter(
    (witness) => witness.endpoint.serves === 'website' && !silent.includes(witness),
  );
  return (
    website.length > 0 &&
    website.every((witness) => !hasTrouble(witness) && witness.belief.answeredAt! >= sinceAt)
  );
};

/** Slow, and none of its deciding endpoints was quick since. */
function isSlowThroughout({ deciding, at }: ServiceFacts): boolean {
  const slow = deciding.filter(({ belief }) => isHeldSlow(belief, at));
  const sinceAt = Math.min(...slow.map(({ belief }) => belief.slow!.sinceAt));
  return (
    slow.length > 0 &&
    deciding.every(
      ({ belief }) =>
        belief.slow !== undefined || belief.askedAt < sinceAt || !isQuick(belief.latencyMs ?? 0),
    )
  );
}

const ofTheLine = () => ({ status: 'unknown', cause: 'connection' }) as const;

const TABLE = [
  {
    because: 'not-measured',
    fits: ({ wasAsked }: ServiceFacts) => !wasAsked,
    says: () => ({ status: 'unknown' }),
  },
  {
    because: 'own-line',
    fits: ({ connection }: ServiceFacts) => connection === 'offline',
    says: ofTheLine,
  },
  { because: 'domestic-only', fits: ({ reach }: ServiceFacts) => reach !== undefined, says: ofTheLine },
  {
    because: 'portal',
    fits: ({ connection, voiced }: ServiceFacts) => connection === 'captive' && voiced.length === 0,
    says: ofTheLine,
  },
  {
    because: 'partial-line',
    fits: ({ connection, voiced }: ServiceFacts) =>
      connection === 'partial' && voiced.some((one) => hasTrouble(one) || isUnanswered(one.belief)),
    says: ofTheLine,
  },
  {
    because: 'no-sockets',
    fits: ({ isCutOff, deciding }: ServiceFacts) => isCutOff === true && !deciding.some(hasTrouble),
    says: ofTheLine,
  },
  {
    because: 'no-voice',
    fits: ({ voiced }: ServiceFacts) => voiced.length === 0,
    says: () => ({ status: 'unknown' }),
  },
  {
    because: 'not-measured',
    fits: ({ connection, wasSeen }: ServiceFacts) => connection !== 'partial' && !wasSeen,
    says: () => ({ status: 'unknown' }),
  },
  {
    because: 'proxy-refuses',
    fits: ({ silent }: ServiceFacts) => areRefusedByProxy(silent),
    says: ofTheLine,
  },
  {
    because: 'names-gone',
    fits: ({ silent, voiced, lost }: ServiceFacts) =>
      silent.length > 0 && lost === 'everywhere' && areLostNames(voiced),
    says: () => ({ status: 'down', cause: 'service' }),
  },
  {
    because: 'blocked-dns',
    fits: ({ silent, voiced, lost }: ServiceFacts) =>
      silent.length > 0 && lost === 'here' && areLostNames(voiced),
    says: () => ({ status: 'down', cause: 'blocked' }),
  },
  {
    because: 'blocked-name',
    fits: (facts: ServiceFacts) => facts.silent.length > 0 && isCutByName(facts),
    says: () => ({ status: 'down', cause: 'blocked' }),
  },
  {
    because: 'blocked-certificate',
    fits: (facts: ServiceFacts) => facts.silent.length > 0 && isForged(facts),
    says: () => ({ status: 'down', cause: 'blocked' }),
  },
  {
    because: 'certificate-expired',
    fits: ({ silent, voiced }: ServiceFacts) => silent.length > 0 && saysExpired(voiced),
    says: () => ({ status: 'down', cause: 'service' }),
  },
  {
    because: 'server-errors',
    fits: ({ silent }: ServiceFacts) => silent.length > 0 && saysSoItself(silent),
    says: () => ({ status: 'down', cause: 'service' }),
  },
  {
    because: 'gateway-silent',
    fits: (facts: ServiceFacts) => facts.silent.length > 0 && websiteAnswers(facts),
    says: () => ({ status: 'down', cause: 'unclear' }),
  },
  {
    because: 'nothing-answers',
    fits: ({ silent }: ServiceFacts) => silent.length > 0,
    says: () => ({ status: 'down', cause: 'unclear' }),
  },
  {
    because: 'part-fails',
    fits: ({ deciding }: ServiceFacts) => deciding.some(isDownStill),
    says: ({ deciding }: ServiceFacts) => ({
      status: 'degraded',
      cause: saysSoItself(deciding) ? 'service' : 'unclear',
    }),
  },
  {
    because: 'some-fail',
    fits: ({ deciding }: ServiceFacts) => deciding.some(isPartly),
    says: ({ deciding }: ServiceFacts) => ({
      status: 'degraded',
      cause: saysSoItself(deciding) ? 'service' : 'unclear',
    }),
  },
  {
    because: 'throttled',
    fits: (facts: ServiceFacts) => isSlowThroughout(facts) && facts.othersAreQuick(),
    says: () => ({ status: 'degraded', cause: 'throttled' }),
  },
  {
    because: 'slow',
    fits: isSlowThroughout,
    says: () => ({ status: 'degraded', cause: 'unclear' }),
  },
  {
    because: 'moved',
    fits: ({ moved }: ServiceFacts) => moved.length > 0,
    says: () => ({ status: 'degraded', cause: 'unclear' }),
  },
  { because: 'answers', fits: ({ speaks }: ServiceFacts) => speaks, says: () => ({ status: 'up' }) },
  {
    because: 'way-open',
    fits: ({ voiced }: ServiceFacts) => voiced.every(({ belief }) => belief.grade === 0),
    says: () => ({ status: 'reached' }),
  },
  {
    because: 'other-answer',
    fits: ({ isWebPage }: ServiceFacts) => isWebPage,
    says: () => ({ status: 'reached' }),
  },
  { because: 'website-only', fits: () => true, says: () => ({ status: 'reached' }) },
] as const satisfies readonly {
  because: Rule;
  fits: (facts: ServiceFacts) => boolean;
  says: (facts: ServiceFacts) => Omit<Verdict, 'rule'>;
}[];

export function judge(facts: ServiceFacts): Verdict {
  const { says, because: rule } = TABLE.find(({ fits }) => fits(facts))!;
  const { status, cause }: Omit<Verdict, 'rule'> = says(facts);
  return cause ? { status, cause, rule } : { status, rule };
}
