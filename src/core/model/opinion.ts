/**
 * What an outside source says. Sources stand in `src/vantages`, what their word is worth in `core/judge/opinions.ts`. Nobody is asked
 * unless the user has switched that source on.
 */
import type { Failure, ServiceFunction, ServiceId } from './terms.ts';

/**
 * Who may be asked: `operator` (who runs the service), `crowd` (what people post), `remote` (a measuring network asks for us from
 * elsewhere), `country` (measurements in the user's country), `resolver` (others' name servers), `friend` (a text that was pasted).
 */
export const SOURCE_KINDS = ['operator', 'crowd', 'remote', 'country', 'resolver', 'friend'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Those that are asked, and so have a switch each: a friend's text is pasted. */
export const ASKED_KINDS = ['operator', 'crowd', 'remote', 'country', 'resolver'] as const;
export type AskedKind = (typeof ASKED_KINDS)[number];

/** `unknown`: it was asked, and nothing follows from what came: closed, malformed, stale. */
export const SAYS = ['up', 'trouble', 'unknown'] as const;
export type Says = (typeof SAYS)[number];

/**
 * Why nothing follows: no answer, closed to strangers, asked too often, not the documented form, an answer about another time than now,
 * nothing about this service.
 */
export const UNKNOWN_BECAUSE = ['silent', 'closed', 'limited', 'malformed', 'stale', 'nothing'] as const;
export type UnknownBecause = (typeof UNKNOWN_BECAUSE)[number];

/**
 * In which way a request is made, as far as one may stand for another: `http` is a plain question over https, answered by its head;
 * `protocol` is anything that a gateway has to answer itself, over a socket or by a body; `name` is a question to a resolver.
 */
export type RequestWay = 'http' | 'protocol' | 'name';

/** What one source said. Of each source, service and host the latest counts alone: one vantage, one opinion. */
export interface Opinion {
  /** Id of the vantage, as its register has it: `statuspage/discord`, `ooni`. */
  source: string;
  kind: SourceKind;
  /** Left out where it speaks of a whole country. */
  service?: ServiceId;
  says: Says;
  /** With `unknown`. */
  why?: UnknownBecause;
  /** Which functions it speaks of; left out: the service as a whole. */
  serves?: readonly ServiceFunction[];
  /** Of which request it speaks: to this host, in this way. */
  host?: string;
  way?: RequestWay;
  /** Country codes of where it looked from; with `country` alone: the country of which it speaks, left out for all the world. */
  places?: readonly string[];
  /** The provider (its autonomous system) of which it speaks. */
  provider?: number;
  /** Since when, as the source has it. */
  sinceAt?: number;
  /** Posts or reports of different people in the last half hour. */
  count?: number;
  /** When it was first heard to say so; left out: at `heardAt`. */
  firstHeardAt?: number;
  /** When the user was told of it, where a service answers here of which it reports trouble. */
  toldAt?: number;
  /** The moment of which the source speaks, and when it was heard. */
  at: number;
  heardAt: number;
  /** The source wants to be left alone until then. */
  againAt?: number;
  /** Where a person can read it. */
  url?: string;
  /** Of the crowd: what its rule (`core/judge/crowd.ts`) makes `says` and `count` of. Never stored. */
  posts?: CrowdEvidence;
}

/** As it is held: the posts are weighed when it is heard, and gone. */
export type HeldOpinion = Omit<Opinion, 'posts'>;

/** As it is kept with an incident, after it counts no more. */
export type KeptOpinion = Omit<HeldOpinion, 'againAt' | 'toldAt'>;

/** One public post about trouble with a service. Whose it is and what it says is not kept, only what is alike. */
export interface CrowdPost {
  at: number;
  /** Equal numbers are equal accounts, servers and texts; they mean nothing else. */
  author: number;
  server: number;
  text: number;
  /** Answers somebody, says that it is a machine, or is of an account that is younger than a week. */
  isReply?: boolean;
  isBot?: boolean;
  isNew?: boolean;
}

export interface CrowdEvidence {
  /** In any order, each once. */
  posts: readonly CrowdPost[];
  /** All since then are among them, as far as those were asked who are asked; left out: nobody knows. */
  sinceAt?: number;
  /** Posts on each of the last whole days, the latest first; empty where nobody told. */
  perDay: readonly number[];
  /** Posts of this day so far; left out where nobody told. */
  today?: number;
}

/** One request to a service as it was made here. */
export interface AskedHere {
  host: string;
  way: Exclude<RequestWay, 'name'>;
  serves: ServiceFunction;
  /** Why there was no answer, where the browser told. */
  failure?: Failure;
}

/** The rules by which others' opinions are read (`core/judge/opinions.ts`), by their names. */
export const OPINION_RULES = [
  'country-cut',
  'not-measured',
  'reported-elsewhere',
  'answers',
  'measured-here',
  'contradictory',
  'operator-says',
  'fails-everywhere',
  'blocked-in-country',
  'names-gone-everywhere',
  'names-lost-here',
  'silent-elsewhere',
  'answers-elsewhere',
  'reported-too',
  'nobody-knows',
] as const;
export type OpinionRule = (typeof OPINION_RULES)[number];

/** Those by which others name the cause of what fails here. */
const NAMING: readonly OpinionRule[] = [
  'operator-says',
  'fails-everywhere',
  'blocked-in-country',
  'names-gone-everywhere',
  'names-lost-here',
  'silent-elsewhere',
  'answers-elsewhere',
];
export const namesCause = (rule: OpinionRule | undefined): boolean =>
  rule !== undefined && NAMING.includes(rule);
