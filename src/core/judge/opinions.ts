/**
 * What follows from others' opinions for what was measured here: an ordered table of named rules, the first that fits speaks. Nobody
 * overrules what was measured: an opinion makes nothing red, it may only name the cause where the measurement leaves it open. It
 * contradicts the same request alone: that a website answers elsewhere says nothing of a gateway that is silent here. The crowd never
 * names a cause, it only says that others see trouble too; what a friend says enters no rule.
 */
import type { Opinion, OpinionRule } from '../model/opinion.ts';
import type { Cause } from '../model/terms.ts';
import { knownOpinions, type KnownOpinions, type MeasuredHere } from './known-opinions.ts';

export interface Conclusion {
  /** Only where the measurement says `unclear`, or where it says `connection` and somebody knows why. */
  cause?: Cause;
  rule: OpinionRule;
  /** The opinions on which it rests. */
  rests: readonly Opinion[];
}

const isOnline = ({ connection }: MeasuredHere): boolean => connection === 'online';
const isWellHere = ({ status }: MeasuredHere): boolean => status === 'up' || status === 'reached';

/** What puts the fault on the service, and what on the way to it. */
const onService = (known: KnownOpinions): readonly Opinion[] => [
  ...known.operator,
  ...known.failsEverywhere,
  ...known.namesGone,
  ...known.silentElsewhere,
];
const onWay = (known: KnownOpinions): readonly Opinion[] => [
  ...known.blockedInCountry,
  ...known.namesLostHere,
  ...known.answersElsewhere,
];

const OPINION_TABLE = [
  {
    // While the own line is not well, no service is judged, whoever says what.
    rule: 'country-cut',
    fits: ({ here, cut }) => !isOnline(here) && here.connection !== 'captive' && cut.length > 0,
    says: ({ cut }) => ({ cause: 'connection', rests: cut }),
  },
  {
    rule: 'not-measured',
    fits: ({ here }) => !isOnline(here) || here.status === 'unknown',
    says: () => ({ rests: [] }),
  },
  {
    rule: 'reported-elsewhere',
    fits: ({ here, trouble }) => isWellHere(here) && trouble.length > 0,
    says: ({ trouble }) => ({ rests: trouble }),
  },
  { rule: 'answers', fits: ({ here }) => isWellHere(here), says: () => ({ rests: [] }) },
  {
    rule: 'measured-here',
    fits: ({ here }) => here.cause !== 'unclear',
    says: ({ trouble }) => ({ rests: trouble }),
  },
  {
    rule: 'contradictory',
    fits: (known) => onService(known).length > 0 && onWay(known).length > 0,
    says: (known) => ({ rests: [...onService(known), ...onWay(known)] }),
  },
  {
    rule: 'operator-says',
    fits: ({ operator }) => operator.length > 0,
    says: ({ operator }) => ({ cause: 'service', rests: operator }),
  },
  {
    // Of what only fails in part, or is slow, nobody's measurement says why.
    rule: 'reported-too',
    fits: ({ here, trouble }) => here.status !== 'down' && trouble.length > 0,
    says: ({ trouble }) => ({ rests: trouble }),
  },
  { rule: 'nobody-knows', fits: ({ here }) => here.status !== 'down', says: () => ({ rests: [] }) },
  {
    rule: 'fails-everywhere',
    fits: ({ failsEverywhere }) => failsEverywhere.length > 0,
    says: ({ failsEverywhere }) => ({ cause: 'service', rests: failsEverywhere }),
  },
  {
    rule: 'blocked-in-country',
    fits: ({ blockedInCountry }) => blockedInCountry.length > 0,
    says: ({ blockedInCountry }) => ({ cause: 'blocked', rests: blockedInCountry }),
  },
  {
    rule: 'names-gone-everywhere',
    fits: ({ namesGone }) => namesGone.length > 0,
    says: ({ namesGone }) => ({ cause: 'service', rests: namesGone }),
  },
  {
    rule: 'names-lost-here',
    fits: ({ namesLostHere }) => namesLostHere.length > 0,
    says: ({ namesLostHere }) => ({ cause: 'blocked', rests: namesLostHere }),
  },
  {
    rule: 'silent-elsewhere',
    fits: ({ silentElsewhere }) => silentElsewhere.length > 0,
    says: ({ silentElsewhere }) => ({ cause: 'service', rests: silentElsewhere }),
  },
  {
    rule: 'answers-elsewhere',
    fits: ({ answersElsewhere }) => answersElsewhere.length > 0,
    says: ({ answersElsewhere }) => ({ cause: 'blocked', rests: answersElsewhere }),
  },
  {
    rule: 'reported-too',
    fits: ({ trouble }) => trouble.length > 0,
    says: ({ trouble }) => ({ rests: trouble }),
  },
  { rule: 'nobody-knows', fits: () => true, says: () => ({ rests: [] }) },
] as const satisfies readonly {
  rule: OpinionRule;
  fits: (known: KnownOpinions) => boolean;
  says: (known: KnownOpinions) => Omit<Conclusion, 'rule'>;
}[];

/** What is to be thought of a service, others' opinions beside what was measured here. */
export function concludeWith(opinions: readonly Opinion[], here: MeasuredHere): Conclusion {
  const known = knownOpinions(opinions, here);
  const { rule, says } = OPINION_TABLE.find(({ fits }) => fits(known))!;
  return { rule, ...says(known) };
}
